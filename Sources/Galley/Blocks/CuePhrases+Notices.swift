// What a page says of itself between the lines of its article: affiliate links, faults, gates, length.

extension CuePhrases {
  /// Sentences that begin so are the page's and not the author's, wherever they stand.
  static let notices =
    [
      [
        "we may earn|receive|get a commission|small, we may earn|receive|get an affiliate",
        "we earn a commission, we may earn|receive commission|commissions, we may earn money|revenue from",
        "this post|article|page|story|recipe|site contains|includes affiliate",
        "this post|article|page|story|recipe|site may contain|include affiliate",
        "as an amazon associate|affiliate, affiliate disclosure|disclaimer|link|links",
        "when you buy|purchase|shop through|via links|our, if you buy through|via links|our",
        "purchases made through|via links|our, all products featured on|here are independently",
        "view this email|newsletter|message in your|a|the browser, view in browser, view in your browser",
        "did you make this recipe, tried this recipe, made this recipe, rate this recipe",
        "trouble reading|viewing|seeing this, having trouble reading|viewing|seeing this",
        "unsubscribe manage|update preferences|your, you get this because you signed|subscribed",
        "view this email|newsletter in your browser, you are receiving this email|newsletter",
        "youre receiving this email|newsletter, you received this email|newsletter because",
        "spotted|found|noticed an error, spotted|found|noticed a mistake|typo, report an error, report a typo",
      ],
      [
        "die mit gekennzeichneten|markierten|versehenen links, die mit einem|sternchen gekennzeichneten",
        "bei den mit gekennzeichneten links, mit gekennzeichnete|markierte links, mit sternchen gekennzeichnete",
        "anzeige die mit gekennzeichneten|markierten, dieser artikel|beitrag enthält affiliate|werbelinks",
        "fehler gefunden|entdeckt|melden, haben sie einen fehler, hast du einen fehler",
        "fout gezien|gevonden|gespot|ontdekt, taalfout gezien|gevonden, zie|heb je een fout|taalfout",
        "dit artikel bevat affiliate, har du hittat|sett|upptäckt ett|något fel, rapportera fel|stavfel",
        "har du funnet|sett|fundet|set en feil|fejl|skrivefeil, denna artikel innehåller annonslänkar",
        "huomasitko virheen, huomasitko artikkelissa virheen",
      ],
      [
        "cet article|contenu contient des liens affiliés|daffiliation, signaler une erreur|faute|coquille",
        "vous avez repéré|constaté|relevé|trouvé une erreur|faute|coquille, une erreur dans cet article",
        "este artículo|contenido contiene|incluye enlaces de afilia*",
        "has|ha encontrado|detectado|visto un|algún error, reportar|notificar un error, si encuentras un error",
        "este artigo|post contém links de afilia*, encontrou um|algum erro, viu algum erro",
        "reportar|comunicar|informar erro, questo articolo contiene link di affiliazione|affiliati",
        "hai trovato|notato un errore|refuso, segnala un errore|refuso",
      ],
      [
        "если вы нашли|заметили|обнаружили|увидели ошибку|опечатку, нашли|заметили|увидели|обнаружили ошибку|опечатку",
        "если заметили|нашли ошибку|опечатку, сообщить об ошибке|опечатке, выделите ошибку|опечатку|ее и нажмите",
        "якщо ви помітили|знайшли|побачили|виявили помилку, помітили|знайшли|побачили помилку",
        "якщо помітили|знайшли помилку, повідомити про помилку, виділіть помилку|її та|і натисніть",
        "калі вы заўважылі|знайшлі памылку, заўважылі|знайшлі памылку",
        "zauważyłeś|znalazłeś|widzisz błąd|literówkę, dostrzegłeś błąd|literówkę, zgłoś błąd|literówkę",
        "našli|nášli jste chybu, našli jste v článku|textu, našli ste chybu, všimli jste si chyby",
      ],
      [
        "yazım|imla hatası bildir, hata bildir, haberde hata, βρήκατε λάθος",
        "מצאתם|מצאת|ראיתם|זיהיתם טעות|שגיאה, נתקלתם בטעות|בשגיאה, אנו מכבדים זכויות יוצרים",
        "הכתבה|הפוסט מכילה|מכיל קישורי, האתר עושה שימוש בעוגיות",
        "هل وجدت خطأ, وجدت خطأ في, للإبلاغ عن خطأ, الإبلاغ عن خطأ",
        "この記事は有料*, この記事は会員*, この記事は登録会員*, 有料会員になると*, 有料会員に登録*, 有料会員限定*",
        "会員限定記事*, 会員登録すると*, 続きを読むには*, この続きを読むには*, この続きは有料*, 残り # 文字",
        "责编*, 本文为付费*, 本文為付費*, 付费阅读全文*, 登录后阅读全文*, 如有侵权*, 如发现错误*, 免责声明*, 免責聲明*",
        "이 기사는 유료*, 유료회원*, 오탈자 신고*, 기사 오류*",
      ],
    ].flatMap { $0 }.map { CuePhrases(.notice, .opening, $0) } + readingTimes
    // Of letters that a reader can subscribe to, between paragraphs.
    + [CuePhrases(.notice, .anywhere, "subscribe for free to receive new posts")]

  /// How long the article takes to read, alone on its line.
  private static let readingTimes = [
    "D dk|dakika|dakikalık okuma, D dk|dakika okuma süresi, okuma süresi D dk|dakika",
    "lesedauer|lesezeit D min|minuten, lesedauer|lesezeit ca D min|minuten, D min|minuten lesezeit",
    "leestijd D min|minuten, D min|minuten leestijd, D min|minuter läsning, D min lesetid|læsetid",
    "D min|minutes de lecture, temps|durée de lecture D min|mn|minutes, lecture D min",
    "D min|minutos de lectura, tiempo|lectura de lectura D min|minutos, tiempo de lectura D min|minutos",
    "D min|minutos de leitura, tempo de leitura D min|minutos, D min|minuti di lettura",
    "tempo di lettura D min|minuti, czas czytania D min|minuty|minut, D min czytania",
    "D мин|минут|минуты чтения, время чтения D мин|минут|минуты, время на чтение D мин|минут|минуты",
    "D хв|хвилин|хвилини читання, час читання D хв|хвилин|хвилини",
    "זמן קריאה D דקות|דק, D דקות קריאה, مدة|وقت القراءة D دقائق|دقيقة, D دقائق|دقيقة قراءة",
    "この記事は約 D 分で読めます, 読了時間 D 分, 阅读时间 D 分钟, 閱讀時間 D 分鐘, 읽는 시간 D 분",
  ].map { CuePhrases(.notice, .whole, $0) }
}
