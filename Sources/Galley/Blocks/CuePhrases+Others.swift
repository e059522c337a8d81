// Cue phrases in Slavic languages, Turkish, Arabic, Chinese, Japanese, Korean, Scandinavian.

extension CuePhrases {
  static let polish = [
    CuePhrases(
      .related, .opening,
      """
      zobacz takze|tez|rowniez|wiecej, czytaj takze|tez|rowniez|wiecej|dalej, przeczytaj takze,
      przeczytaj rowniez|tez, podobne*, powiazane*, najczesciej czytane, polecane, polecamy,
      najnowsze, wiecej na ten temat
      """),
    CuePhrases(.share, .opening, "udostepnij*, podziel sie, drukuj, obserwuj, zapisz"),
    CuePhrases(.comment, .opening, "komentarz*, # komentarz*, dodaj komentarz, skomentuj"),
    CuePhrases(
      .news, .anywhere, "newsletter*, subskryb*, zaloguj*, zarejestruj*, prenumer*, zapisz sie"),
    CuePhrases(.copy, .anywhere, "wszelkie prawa zastrzezone, polityka prywatnosci, regulamin"),
    CuePhrases(.ad, .opening, "reklama, artykul sponsorowany"),
    CuePhrases(.credit, .opening, "fot, foto, zdjecie, zrodlo"),
    CuePhrases(.byline, .opening, "autor, autorka, napisal, opracowal"),
    CuePhrases(
      .date, .anywhere,
      """
      D stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika Y,
      D listopada|grudnia Y, # godzin*|minut|dni temu, aktualizacja, opublikowano
      """),
    CuePhrases(.ago, .anywhere, "# godzin|godziny|minut|minuty|dni temu, godzine temu"),
    CuePhrases(.tags, .opening, "tagi, tematy, kategorie, slowa kluczowe"),
    CuePhrases(.ui, .whole, "szukaj, zamknij, wstecz, dalej, strona glowna"),
    CuePhrases(
      .closing, .whole, "komentarze, # komentarze, # komentarzy, komentarze #, dodaj komentarz"),
    CuePhrases(
      .further, .whole,
      """
      zobacz takze, zobacz tez, zobacz rowniez, czytaj takze, czytaj tez, czytaj rowniez, polecane,
      polecamy, podobne artykuly, powiazane artykuly, tagi, najnowsze, udostepnij, udostepnij artykul|to,
      podziel sie artykulem, przeczytaj takze|tez|rowniez, moze cie zainteresowac, podobne wpisy,
      moze cie rowniez zainteresowac, najczesciej czytane, warto przeczytac, o autorze
      """),
    CuePhrases(
      .teaser, .opening, "czytaj tez, czytaj takze, zobacz tez, zobacz takze, przeczytaj takze"),
  ]

  static let russian = [
    CuePhrases(
      .related, .opening,
      """
      читайте также|далее|еще, смотрите также, похожие*, по теме, еще по теме, другие новости,
      последние новости, популярное, рекомендуем*, самое читаемое, материалы по теме, новости по теме,
      главные новости, лента новостей
      """),
    CuePhrases(.share, .opening, "поделиться*, поделитесь, подписаться, вконтакте, одноклассники"),
    CuePhrases(.comment, .opening, "комментари*, # комментари*, оставить комментарий, обсудить"),
    CuePhrases(
      .news, .anywhere, "подпис*, рассылк*, зарегистрир*, регистрация, войти, телеграм канал*"),
    CuePhrases(.copy, .anywhere, "все права защищены, политика конфиденциальности, перепечатк*"),
    CuePhrases(.ad, .opening, "реклама, на правах рекламы"),
    CuePhrases(.credit, .opening, "фото, источник, изображение, видео, скриншот"),
    CuePhrases(.byline, .opening, "автор, текст, авторы, подготовил, подготовила"),
    CuePhrases(
      .date, .anywhere,
      """
      D января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря,
      # минут|часа|часов|дня|дней назад, обновлено, опубликовано, мин чтения
      """),
    CuePhrases(
      .ago, .anywhere, "# минут|минуты|минуту|час|часа|часов|день|дня|дней назад, час назад"),
    CuePhrases(.tags, .opening, "теги, темы, метки, рубрика, рубрики"),
    CuePhrases(.refs, .opening, "источники, примечания, литература"),
    CuePhrases(.ui, .whole, "поиск, меню, закрыть, назад, далее, вверх, главная, еще"),
    CuePhrases(
      .closing, .whole, "комментарии, # комментариев, комментарии #, оставить комментарий"),
    CuePhrases(
      .further, .whole,
      """
      читайте также, похожие статьи|новости|материалы, по теме, материалы по теме, новости по теме,
      другие новости, последние новости, популярное, рекомендуем, поделиться, теги, главное,
      поделиться новостью|статьей|ссылкой, поделиться в соцсетях, поделитесь с друзьями, еще по теме,
      вам может быть интересно, вам также может понравиться, смотрите также, читайте еще|далее,
      похожие записи, об авторе, новости партнеров, выбор редакции, самое читаемое
      """),
    CuePhrases(.trailer, .anywhere, "подписывайтесь, перепечатк*, все права защищены"),
    CuePhrases(.teaser, .opening, "читайте также, читайте еще, смотрите также, по теме"),
  ]

  static let ukrainian = [
    CuePhrases(
      .related, .opening,
      """
      читайте також|ще, читати також, дивіться також, схожі*, за темою, інші новини, останні новини,
      популярне, рекомендуємо, новини за темою, більше новин
      """),
    CuePhrases(.share, .opening, "поділитися*, поширити*, підписатися"),
    CuePhrases(.comment, .opening, "коментар*, # коментар*, залишити коментар, обговорити"),
    CuePhrases(.news, .anywhere, "підпис*, розсилк*, зареєстр*, реєстрація, увійти"),
    CuePhrases(.copy, .anywhere, "усі права захищено, всі права захищені, передрук*"),
    CuePhrases(.ad, .opening, "реклама"),
    CuePhrases(.credit, .opening, "фото, джерело, зображення, відео"),
    CuePhrases(.byline, .opening, "автор, автори, текст"),
    CuePhrases(
      .date, .anywhere,
      """
      D січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня,
      # хвилин|години|годин|днів тому, оновлено, опубліковано
      """),
    CuePhrases(.ago, .anywhere, "# хвилин|хвилини|годину|години|годин|день|дні|днів тому"),
    CuePhrases(.tags, .opening, "теги, теми, мітки, рубрика"),
    CuePhrases(.ui, .whole, "пошук, меню, закрити, назад, далі, головна"),
    CuePhrases(.closing, .whole, "коментарі, # коментарів, залишити коментар"),
    CuePhrases(
      .further, .whole,
      """
      читайте також, читати також, за темою, схожі новини|матеріали, останні новини, поділитися, теги,
      поділитися новиною|статтею, поширити, дивіться також, читайте ще, вас може зацікавити,
      більше новин, новини за темою, матеріали за темою, популярні новини, новини партнерів, про автора
      """
    ),
    CuePhrases(.teaser, .opening, "читайте також, дивіться також"),
  ]

  static let turkish = [
    CuePhrases(
      .related, .opening,
      "ilgili haber*, ilgili icerik*, ilginizi cekebilir, bunlar da ilginizi, en cok okunan*, son dakika"
    ),
    CuePhrases(.share, .opening, "paylas*, takip et, yazdir, kaydet"),
    CuePhrases(.comment, .opening, "yorum, yorumlar, # yorum, yorum yap, yorum yaz"),
    CuePhrases(.news, .anywhere, "abone*, bulten*, kayit ol, giris yap, uye ol"),
    CuePhrases(.copy, .anywhere, "tum haklari saklidir, gizlilik politikasi, kullanim kosullari"),
    CuePhrases(.ad, .opening, "reklam, sponsorlu"),
    CuePhrases(.credit, .opening, "fotograf, kaynak, gorsel"),
    CuePhrases(.byline, .opening, "yazan, yazar, haber, muhabir"),
    CuePhrases(
      .date, .anywhere,
      """
      D ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik Y,
      # dakika|saat|gun once, guncelleme, guncellendi, yayinlanma, # dk|dakika okuma
      """),
    CuePhrases(.ago, .anywhere, "# dakika|saat|gun|hafta once"),
    CuePhrases(.tags, .opening, "etiketler, konular, kategori"),
    CuePhrases(.ui, .whole, "ara, kapat, geri, ileri, ana sayfa"),
    CuePhrases(.closing, .whole, "yorumlar, # yorum, yorumlar #, yorum yap"),
    CuePhrases(
      .further, .whole,
      """
      ilgili haberler, ilginizi cekebilir, en cok okunanlar, etiketler, paylas, bu haberi paylas,
      haberi paylas, bunu paylas, bunlar da ilginizi cekebilir, benzer haberler|yazilar|icerikler,
      onerilen haberler, ilgili yazilar|icerikler, yazarin diger yazilari, yazar hakkinda
      """),
    CuePhrases(.reaction, .whole, "cevapla, yanitla, begen #"),
    CuePhrases(.teaser, .opening, "ilgili haber, ilginizi cekebilir, haberin devami"),
  ]

  /// The names of social networks in Arabic.
  private static let networks = "واتساب, فيسبوك, تويتر, تلغرام, تيليغرام, إنستغرام, لينكدإن"

  static let arabic = [
    CuePhrases(
      .related, .opening,
      "اقرأ أيضا, إقرأ أيضا, اقرأ المزيد, مواضيع ذات صلة, أخبار ذات صلة, مقالات ذات صلة, قد يعجبك, الأكثر قراءة, آخر الأخبار, شاهد أيضا, مقالات أخرى, مواضيع|موضوعات|أخبار|مقالات متعلقة|مشابهة|مقترحة, موضوعات ذات صلة, قد يهمك, الأكثر مشاهدة|تداولا, أحدث الأخبار|المقالات, نرشح لك, اقرأ كذلك"
    ),
    CuePhrases(
      .share, .opening,
      "شارك*, مشاركة*, تابعنا*, نسخ الرابط, طباعة, استمع إلى المقال|الخبر, استمع للمقال|للخبر, حجم الخط"
    ),
    CuePhrases(
      .comment, .opening,
      "التعليقات, تعليقات, # تعليق*, اترك تعليق*, أضف تعليق*, اكتب تعليق*, شارك برأيك"),
    CuePhrases(.news, .anywhere, "اشترك*, الاشتراك, النشرة البريدية, تسجيل الدخول, بريدك"),
    CuePhrases(
      .copy, .anywhere, "جميع الحقوق محفوظة, سياسة الخصوصية, حقوق النشر, شروط الاستخدام"),
    CuePhrases(
      .bio, .opening,
      """
      كاتب|كاتبة وروائي*|وصحافي*|وصحفي*|وباحث*|وأكاديمي*|وناقد*|وشاعر*, باحث وكاتب,
      كاتب|كاتبة صحافي|صحفي|صحافية|صحفية, صحافي|صحفي وكاتب, عن الكاتب|الكاتبة, نبذة عن الكاتب
      """
    ),
    CuePhrases(.ad, .opening, "إعلان, اعلان"),
    CuePhrases(.credit, .opening, "صورة, الصورة, المصدر, مصدر الصورة, فيديو"),
    CuePhrases(.byline, .opening, "بقلم, كتب, كتبت, تحرير, الكاتب"),
    CuePhrases(
      .date, .anywhere,
      "D يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر, منذ #, آخر تحديث"
    ),
    CuePhrases(
      .ago, .anywhere, "منذ # دقيقة|دقائق|ساعة|ساعات|يوم|أيام, قبل # دقيقة|دقائق|ساعة|ساعات"),
    CuePhrases(.tags, .opening, "وسوم, الوسوم, كلمات مفتاحية|دلالية, الكلمات المفتاحية|الدلالية"),
    CuePhrases(.tags, .whole, "دلالات, هاشتاغ, تصنيفات"),
    CuePhrases(
      .ui, .whole,
      """
      بحث, القائمة, إغلاق, الرئيسية, التالي, السابق, \(networks), مشاركة, شارك, طباعة, نسخ الرابط,
      استمع إلى المقال|الخبر, استمع للمقال|للخبر, الخط, حجم الخط, تكبير|تصغير الخط, شارك الخبر|المقال
      """),
    CuePhrases(
      .closing, .whole,
      """
      التعليقات, التعليقات #, تعليقات, # تعليق, # تعليقات, اترك|أضف|اكتب تعليق|تعليقا|تعليقك|ردا,
      إضافة تعليق, شارك برأيك, لا توجد تعليقات
      """),
    CuePhrases(
      .further, .whole,
      """
      اقرأ|إقرأ|شاهد أيضا, مواضيع|موضوعات|أخبار|مقالات ذات صلة, الأكثر قراءة|مشاهدة|تداولا,
      مواضيع|موضوعات|أخبار|مقالات متعلقة|مشابهة|مقترحة, مقالات أخرى, مقالات أخرى للكاتب|للكاتبة,
      قد يعجبك|يهمك, قد يعجبك|يهمك أيضا, دلالات, كلمات مفتاحية|دلالية, الكلمات المفتاحية|الدلالية,
      الوسوم, وسوم, شارك الخبر|المقال, مشاركة, نرشح لك, عن الكاتب|الكاتبة, نبذة عن الكاتب
      """),
    CuePhrases(.teaser, .opening, "اقرأ أيضا, إقرأ أيضا, شاهد أيضا"),
  ]

  static let chinese = [
    CuePhrases(
      .related, .opening,
      "相关, 相關, 推荐, 推薦, 热门, 熱門, 延伸阅读, 延伸閱讀, 更多新闻, 更多新聞, 最新文章, 上一篇, 下一篇, 猜你喜欢, 编辑推荐, 编輯推薦"),
    CuePhrases(.share, .opening, "分享, 转发, 轉發, 收藏, 打印, 列印, 微信, 微博, 扫一扫, 关注"),
    CuePhrases(.comment, .opening, "评论, 評論, 留言, 发表评论, 發表評論, 网友评论, # 条评论, # 則留言, 跟帖"),
    CuePhrases(.news, .anywhere, "订阅, 訂閱, 登录, 登入, 注册, 註冊, 电子报, 電子報"),
    CuePhrases(.copy, .anywhere, "版权所有, 版權所有, 隐私政策, 隱私政策, 未经授权, 未經授權, 不得转载, 转载请注明"),
    CuePhrases(.ad, .opening, "广告, 廣告, 赞助, 贊助"),
    CuePhrases(.credit, .opening, "图片, 圖片, 图源, 圖源, 图为, 圖為, 摄影, 攝影, 来源, 來源, 图自"),
    CuePhrases(.byline, .opening, "作者, 记者, 記者, 撰文, 文章作者, 责任编辑, 責任編輯, 编辑, 編輯"),
    CuePhrases(.date, .anywhere, "Y 年 D 月, D 月 D 日, # 小时前, # 小時前, # 分钟前, # 分鐘前, # 天前, 发布时间, 更新时间"),
    CuePhrases(.ago, .anywhere, "# 小时前, # 小時前, # 分钟前, # 分鐘前, # 天前"),
    CuePhrases(.tags, .opening, "标签, 標籤, 关键词, 關鍵字, 分类, 分類"),
    CuePhrases(.ui, .whole, "首页, 首頁, 搜索, 搜尋, 关闭, 關閉, 返回, 菜单, 選單, 更多, 大 中 小, 字号 大 中 小, 字號 大 中 小"),
    CuePhrases(.closing, .whole, "评论, 評論, 留言, 发表评论, 發表評論, 网友评论"),
    CuePhrases(
      .further, .whole,
      "相关阅读, 相關閱讀, 相关新闻, 相關新聞, 相关文章, 相關文章, 延伸阅读, 延伸閱讀, 热门文章, 熱門文章, 推荐阅读, 猜你喜欢, 分享, 热门推荐, 相关推荐, 相关链接, 相關連結, 編輯推薦, 编辑推荐, 為你推薦, 为您推荐"
    ),
    CuePhrases(.teaser, .opening, "延伸阅读, 延伸閱讀, 相关阅读, 相關閱讀"),
  ]

  static let japanese = [
    CuePhrases(
      .related, .opening,
      "関連, おすすめ, あわせて読みたい, 人気記事, 最新記事, 新着記事, ランキング, こちらも, 前の記事, 次の記事, 続きを読む"),
    CuePhrases(.share, .opening, "シェア, ツイート, ブックマーク, 共有, フォロー, はてな"),
    CuePhrases(.comment, .opening, "コメント, # 件のコメント, コメントを残す"),
    CuePhrases(.news, .anywhere, "メルマガ, ログイン, 会員登録, 無料登録, 購読, ニュースレター"),
    CuePhrases(.news, .opening, "今すぐ登録, 有料会員"),
    CuePhrases(.copy, .anywhere, "無断転載, プライバシーポリシー, 利用規約"),
    CuePhrases(.ad, .opening, "広告, スポンサー"),
    CuePhrases(.credit, .opening, "写真, 画像, 出典, 撮影"),
    CuePhrases(.byline, .opening, "文, 著者, 執筆, ライター, 取材"),
    CuePhrases(.date, .anywhere, "Y 年 D 月, D 月 D 日, # 時間前, # 分前, # 日前, 公開日, 更新日"),
    CuePhrases(.ago, .anywhere, "# 時間前, # 分前, # 日前"),
    CuePhrases(.tags, .opening, "タグ, カテゴリ, キーワード"),
    CuePhrases(.toc, .opening, "目次"),
    CuePhrases(.faq, .opening, "まとめ, よくある質問"),
    CuePhrases(.ui, .whole, "ホーム, 検索, 閉じる, 戻る, メニュー, トップ"),
    CuePhrases(.closing, .whole, "コメント, コメントを残す, # 件のコメント"),
    CuePhrases(
      .further, .whole,
      "関連記事, 関連ニュース, おすすめ記事, あわせて読みたい, 人気記事, ランキング, シェアする, この記事をシェア, 関連トピックス, 関連キーワード, 関連リンク, この記事を書いた人, アクセスランキング, 最新記事, 新着記事"
    ),
    CuePhrases(.teaser, .opening, "関連記事, あわせて読みたい"),
  ]

  static let korean = [
    CuePhrases(.related, .opening, "관련*, 추천*, 인기 기사*, 많이 본*, 최신 기사*, 이전 기사*, 다음 기사*, 주요 뉴스*"),
    CuePhrases(.share, .opening, "공유*, 페이스북*, 트위터*, 카카오*, 네이버*, 인쇄*, 스크랩*, 링크 복사*"),
    CuePhrases(.comment, .opening, "댓글*, # 개의 댓글"),
    CuePhrases(.news, .anywhere, "구독*, 로그인*, 회원가입*, 뉴스레터*"),
    CuePhrases(.copy, .anywhere, "무단 전재*, 무단전재*, 재배포*, 저작권자*, 개인정보*"),
    CuePhrases(.ad, .opening, "광고*"),
    CuePhrases(.credit, .opening, "사진*, 출처*, 그래픽*"),
    CuePhrases(.byline, .opening, "기자, 글, 작성자"),
    CuePhrases(.date, .anywhere, "Y 년 D 월*, # 시간 전*, # 분 전*, # 일 전*, 입력*, 수정*"),
    CuePhrases(.ago, .anywhere, "# 시간 전*, # 분 전*, # 일 전*"),
    CuePhrases(.tags, .opening, "태그*, 키워드*"),
    CuePhrases(
      .ui, .whole,
      """
      홈, 검색, 닫기, 메뉴, 이전, 다음, 카카오톡, 카카오스토리, 페이스북, 트위터, 네이버 밴드, url 복사,
      글씨키우기, 글씨 키우기, 글씨크기, 글자크기, 글자 크기, 글자 크기 변경, 글자 크게, 가, 본문 바로가기,
      기사공유하기, 기사스크랩하기, 기사 공유하기, 다른기사 보기, 본문 글씨 키우기, 본문 글씨 줄이기
      """),
    CuePhrases(.closing, .whole, "댓글, 댓글 쓰기, 댓글 #, 댓글삭제, 댓글을 남겨주세요"),
    CuePhrases(
      .further, .whole,
      "관련 기사, 관련기사, 관련 뉴스, 관련뉴스, 추천 기사, 많이 본 뉴스|기사, 주요 뉴스, 인기기사, 인기 기사, 인기뉴스, 다른기사 보기, 이 기사를 공유합니다"),
    CuePhrases(.teaser, .opening, "관련 기사, 관련기사"),
  ]

  /// Swedish, Danish, Norwegian: the few that cost nothing.
  static let scandinavian = [
    CuePhrases(
      .related, .opening, "las ocksa|mer, les ogsa|mer, laes ogsa|mere, relaterat, relaterte"),
    CuePhrases(.comment, .opening, "kommentarer, # kommentarer"),
    CuePhrases(.byline, .opening, "av, af, skriven av"),
    CuePhrases(.closing, .whole, "kommentarer, # kommentarer"),
    CuePhrases(
      .further, .whole,
      """
      las ocksa, les ogsa, laes ogsa, relaterade artiklar, relaterte saker|artikler,
      relaterede artikler, dela artikeln, dela det har, del artikkelen|artiklen
      """),
  ]
}
