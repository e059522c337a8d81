// What pages set into a text to say where it goes on: below a picture, behind advertising, on page 2.

extension CuePhrases {
  /// "Article continues below", "Continued from page 1", in the languages that Galley reads.
  static let jumps = [
    [
      "article|story|text|post|recipe|interview continues below|after|under|beneath",
      "the article|story|text continues, story|article continued below, continues after",
      "article continues after|below this|the ad|advertisement, advertisement continue reading below",
      "advertisement article|story|scroll continues|to|continue, continue reading below",
      "continue reading the main story, scroll down|to continue|for|read, keep scrolling",
      "continued from|on page, continues|continued on page|next, continues|continued on the next",
      "continues overleaf, to be continued on",
      "this article|story continues",
    ],
    [
      "tekst|artikel|verhaal|bericht gaat verder|door, de tekst gaat|loopt verder|door",
      "het artikel|verhaal gaat verder, lees verder onder|na, tekst loopt door, verder na de",
      "der artikel|text geht, der artikel|text wird nach|unter, artikel|text geht weiter|unter|nach, weiterlesen nach|unter",
      "nach der anzeige weiterlesen, lesen sie nach der anzeige, fortsetzung auf seite",
      "fortsetzung von seite",
      "artikeln|texten fortsätter, artikkelen|saken|teksten fortsetter",
      "artiklen|teksten fortsætter, juttu|artikkeli|teksti jatkuu",
    ],
    [
      "la suite après|sous, la suite ci dessous, suite de larticle, lire la suite après|sous",
      "larticle continue|se, suite en|de la page, suite page",
      "el articulo|texto continúa, la nota|noticia|historia continúa, continúa leyendo después|abajo",
      "sigue leyendo después|abajo, continúa después|debajo, pasa|viene a|de la página",
      "continua após|depois|abaixo, o artigo|texto continua, a matéria|reportagem|notícia continua",
      "texto continua após|depois, continua na|da página",
      "larticolo|testo continua|prosegue, il testo continua|prosegue, articolo continua|prosegue sotto|dopo",
      "continua a leggere dopo|sotto, continua dopo la, segue a pagina, continua a|da pagina",
    ],
    [
      "dalszy ciąg|część artykułu|tekstu, dalsza część artykułu|tekstu, ciąg dalszy pod|na",
      "reszta tekstu pod, článek|text pokračuje, pokračování článku|textu|pod|na",
      "продолжение после|под|ниже|на, материал|статья|текст продолжается, продолжение статьи|текста",
      "продовження після|під|нижче|на, текст|стаття продовжується",
      "haberin|yazının|makalenin devamı, haber devam ediyor, devamı sayfa",
      "το άρθρο|κείμενο συνεχίζεται, η συνέχεια του άρθρου, συνέχεια από τη|στη σελίδα",
    ],
    [
      "artikel|konten|berita ini berlanjut|dilanjutkan, scroll untuk melanjutkan",
      "gulir ke bawah untuk, lanjutkan membaca di bawah, bài viết tiếp tục, xem tiếp bên dưới",
      "הכתבה|הכתבה ממשיכה|נמשכת, המשך הכתבה, ההמשך בעמוד",
      "تستمر القصة|المقالة|المقال, يتبع بعد الإعلان, تتمة الخبر|المقال, ادامه خبر|مطلب|از صفحه",
      "खबर|लेख जारी, खबर आगे, शेष पेज|पृष्ठ, อ่านต่อด้านล่าง*",
      "下转第*, 上接第*, 下轉第*, 上接*版, 文章继续*, 廣告後繼續*, 广告后继续*",
      "記事は広告の下*, 広告の後に*, 続きは広告*, 次ページ*, 次のページへ*, 前のページから*",
      "기사는 아래에|광고, 기사가 이어집니다, 광고 아래에",
    ],
  ].flatMap { $0 }.map { CuePhrases(.jump, .opening, $0) }

  /// What asks readers to use what else the site has: "Download our free app", "Got a tip?".
  static let appeals = [
    [
      "our free|mobile|new app, our app, download it here|now, smart speaker*, listen live, tune in",
      "follow us, find us on, like us on, join our|us, send us, email us|your, contact us, write to us",
      "get in touch, have your say, got a story|tip, have a story|tip, have you got a, whatsapp channel",
      "telegram channel, google news, preferred source, support us|our, sign up for|to|here, subscri*",
    ],
    [
      "schreiben sie uns, haben sie einen hinweis|tipp, folgen sie uns, folge uns, abonnieren sie, unsere app, unseren newsletter|kanal, whatsapp kanal",
      "volg ons, onze app, onze nieuwsbrief, meld je aan, heb je een tip, tip de redactie",
      "följ oss, følg oss|os, vår|vores app, tips oss|os, seuraa meitä, lataa sovellus",
    ],
    [
      "síguenos, suscríbete, únete a nuestro, descarga nuestra|la app, nuestro canal|boletín",
      "siga nos, siga o, inscreva se, assine, baixe o, nosso canal|aplicativo, participe do",
      "suivez nous, abonnez vous, inscrivez vous, notre application|newsletter|chaîne, rejoignez nous|notre",
      "seguici, iscriviti, scarica la|lapp, nostro canale, nostra app|newsletter, segui la nostra",
    ],
    [
      "obserwuj nas, dołącz do nas, pobierz naszą|aplikację, zapisz się, polub nas, sledujte nás",
      "подпис*, присоединяйтесь, читайте нас, следите за нами, наш канал, наше приложение",
      "підпис*, приєднуйтесь, долучайтесь, читайте нас, стежте за нами",
      "bizi takip, abone olun, kanalımıza, uygulamamızı, ακολουθήστε μας|το, εγγραφείτε στο",
    ],
    [
      "تابعونا, تابعنا, انضم إلى, اشترك في, قناتنا, ما را دنبال, عضو کانال, עקבו אחרינו, הצטרפו",
      "फॉलो करें, चैनल से जुड़ें, हमसे जुड़ें, ऐप डाउनलोड, ikuti kami|berita, gabung di|dengan",
      "unduh aplikasi, theo dõi chúng tôi|báo, tải ứng dụng, ติดตามเรา*, กดติดตาม*",
      "关注我们*, 扫码关注*, 下载客户端*, 關注我們*, フォロー*, アプリをダウンロード*, 구독*, 채널 추가",
    ],
  ].flatMap { $0 }.map { CuePhrases(.appeal, .anywhere, $0) }
}
