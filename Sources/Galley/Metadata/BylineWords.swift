// The words of bylines in the languages that Galley reads, folded by ``CaseFolding``.

/// What stands around the names of a byline.
enum BylineWords {
  /// What introduces names, each on a line: "By", "Written by".
  static let cues = PhraseTable(
    """
    by
    written by
    story by
    words by
    text by
    posted by
    published by
    authored by
    created by
    article by
    reported by
    report by
    review by
    reporting by
    post by
    interview by
    content by
    words and photographs by
    words and photos by
    words and pictures by
    words and images by
    words & photographs by
    words & photos by
    words & pictures by
    story and photos by
    story and photographs by
    story and photography by
    story & photos by
    text and photos by
    text and photographs by
    text and pictures by
    text & photos by
    written and photographed by
    photos and text by
    photos and story by
    photos and words by
    texto y fotos
    texto y fotos de
    texto y fotografías de
    texto e fotos
    texto e fotos de
    texte et photos
    texte et photos de
    text und fotos
    text und fotos von
    text und bilder
    text & fotos
    testo e foto di
    testi e foto di
    tekst en foto's
    tekst i zdjęcia
    text och foto
    text och bild
    tekst og foto
    текст и фото
    about the author
    author
    authors
    author name
    article author
    author by
    post author
    byline
    from
    por
    escrito por
    publicado por
    redactado por
    texto
    texto de
    texto por
    autor
    autora
    autores
    postado por
    par
    écrit par
    publié par
    rédigé par
    propos recueillis par
    auteur
    auteurs
    auteure
    von
    geschrieben von
    verfasst von
    veröffentlicht von
    ein artikel von
    ein beitrag von
    autorin
    autoren
    di
    scritto da
    pubblicato da
    a cura di
    autore
    autori
    door
    geschreven door
    geplaatst door
    przez
    autorka
    autorzy
    napisał
    napisała
    opracował
    dodał
    rozmawiał
    rozmawiała
    rozmawiali
    беседовал
    беседовала
    беседовали
    розмовляв
    розмовляла
    розмовляли
    спілкувався
    спілкувалася
    автор
    авторы
    автор статьи
    автори
    текст
    автор публикации
    yazan
    yazar
    yazarı
    haber
    بقلم
    كتب
    كتبت
    كتبه
    الكاتب
    إعداد
    تأليف
    लेखक
    लेखिका
    द्वारा
    โดย
    प्रस्तुतकर्ता
    γράφει ο
    γράφει η
    γράφουν οι
    αναρτήθηκε από
    συντάκτης
    eingestellt von
    gepostet von
    postato da
    gepost door
    av
    af
    text av
    tekst av
    skrevet av
    skriven av
    publisert av
    upplagd av
    lagt inn av
    skrevet af
    kirjoittanut
    lähettänyt
    napsal
    napsala
    vystavil
    írta
    szerző
    bejegyezte
    scris de
    publicat de
    gönderen
    oleh
    ditulis oleh
    diposting oleh
    penulis
    tác giả
    đăng bởi
    מאת
    נכתב על ידי
    نویسنده
    به قلم
    เขียนโดย
    ผู้เขียน
    """)

  /// What introduces the names of others than the author.
  static let otherCues = PhraseTable(
    """
    reviewed by
    medically reviewed by
    medically reviewed
    clinically reviewed by
    scientifically reviewed by
    expert reviewed by
    reviewer
    fact checked by
    fact-checked by
    fact checked
    edited by
    editor
    editors
    photo by
    photos by
    photograph by
    photography by
    image by
    illustration by
    illustrations by
    video by
    translated by
    updated by
    sponsored by
    presented by
    powered by
    approved by
    fotos
    foto
    fotos von
    photographie
    traducido por
    edición
    überarbeitet von
    traduction
    редактор
    фото
    perevod
    editör
    تصوير
    """)

  /// What others than the author did, before a "by" of its own.
  static let otherVerbs = WordList(
    """
    reviewed checked fact-checked edited approved verified updated translated sponsored presented \
    powered photographed illustrated produced
    """)

  /// Cues that stand before a name without a space.
  static let prefixes: [[UInt8]] = [
    "作者", "撰文", "撰稿", "文字", "文・写真", "写真・文", "取材・文", "文／", "文/", "文｜", "文|", "文:",
    "文：", "文＝", "文=", "文・", "本报记者", "本報記者", "记者", "記者", "编译", "著者", "執筆", "筆者",
    "投稿者", "ライター", "기자명", "글쓴이", "글·사진", "글=", "글 ", "글:", "By:", "by:",
  ].map { Array($0.utf8) }

  /// What may stand between a prefix and the names.
  static let marksBehindPrefixes = [":", "/", "=", "|", " ", "：", "／", "＝", "｜", "　"]
    .map { Array($0.utf8) }

  /// How what reporters did is called behind their names and where they are: "記者王小明／台北報導".
  static let reports = ["報導", "报道", "報道", "專訪", "专访"].map { Array($0.utf8) }

  /// Words behind a name that belong to none: 기자 is a reporter.
  static let suffixes = WordList("기자 특파원 선임기자 인턴기자 기자입니다 記者 记者 編集部員 특별취재팀")

  /// Between two names.
  static let conjunctions = WordList("and & + y e et und en i и й та і ve و with und")

  /// With these a byline ends and something else begins.
  static let ends = WordList(
    """
    updated published posted modified last reviewed medically fact-checked edited originally first \
    | • · ● ▪ – — - // / :: » > share follow comments comment min minute minutes read views view photo \
    photos photography photographs illustration actualizado publicado atualizado modifié publié \
    veröffentlicht aktualisiert pubblicato aggiornato gepubliceerd bijgewerkt opublikowano \
    aktualizacja опубликовано обновлено опубліковано оновлено yayınlanma güncelleme
    """)

  /// With these a byline ends in running text, where in data they are part of a name.
  static let proseEnds = WordList(
    "on in at for of from via to is was has who mis am le el om dla для в у à aus")

  /// With these a date begins that stands behind a name.
  static let beforeDates = WordList("a em no el le am il del den dne dnia la op pe på στις")

  /// Articles before Greek names in the genitive: "Της Άννας Παραδείγματος".
  static let genitiveArticles = WordList("του της των")

  /// What people are, not what they are called.
  static let roles = WordList(
    """
    editor editors reporter reporters writer writers staff correspondent correspondents columnist \
    columnists contributor contributors director manager senior chief expert specialist analyst \
    producer president ceo cto cfo coo founder co-founder cofounder professor associate assistant \
    head lead guest author journalist photographer special contributing freelance freelancer officer \
    consultant strategist advisor adviser fellow intern blogger researcher scientist engineer \
    developer instructor coach attorney lawyer managing executive vice partner principal owner \
    educator educators representative coordinator copywriter marketer marketing content editorial \
    redakteur redakteurin journalistin korrespondent journaliste rédacteur rédactrice \
    correspondant redactor redactora periodista corresponsal repórter jornalista redator giornalista \
    redattore redattrice redacteur dziennikarz dziennikarka redakcja корреспондент журналист \
    редактор обозреватель кореспондент журналіст muhabir muhabiri editör مراسل محرر \
    通讯员 通訊員 特约通讯员 实习记者 本报记者 本報記者
    """)

  /// What a later part of a byline has if it is not a person but the publication or agency.
  static let organizations = WordList(
    """
    the inc inc. llc ltd ltd. gmbh corp corp. company co. university institute college school \
    foundation association society center centre network times news magazine post journal tribune \
    herald press agency media group reuters ap afp bloomberg dpa getty images today daily weekly \
    online blog com services bureau committee council department dailymail
    """)

  /// Small words within names.
  static let particles = WordList(
    "de da di do dos das del della la le du des van von der den ter ten te zu zur bin ibn al el y e af av san st st. o' d' und"
  )

  /// Letters behind a name.
  static let credentials = WordList(
    """
    md m.d m.d. phd ph.d ph.d. rd rdn rn np pa do d.o. dvm mph mba cfa cfp cpa jd j.d. ms m.s. ma m.a. \
    msc bsc bs ba jr jr. sr sr. ii iii iv esq esq. dds dmd psyd pharmd dphil edd mw lmft lcsw cssd \
    cscs dpt pt facp faap frcp mbe obe cbe ldn ld cns cpt dipl dr. dr
    """)

  /// Words that no name has, but links and headings beside one.
  static let nonNames = WordList(
    """
    read more share follow subscribe menu home news by this your our how what why when where which \
    view all posts post sign in log login contact about us blog guide updated min photo video image \
    images getty comments comment search skip table contents advertisement advertiser disclosure \
    guidelines policy privacy newsletter next previous latest top best click here learn get started \
    minutes minute reading time ago today yesterday published last reviewed written author authors \
    editorial process expert verified fact checked save print email facebook twitter linkedin \
    instagram pinterest whatsapp youtube reddit copy link article articles category categories tags \
    topics related monday tuesday wednesday thursday friday saturday sunday january february march \
    april june july august september october november december jan feb mar apr jun jul aug sep sept \
    oct nov dec and or with from for of on at to is are was we you i my if it as an download free \
    shop now new us. listen play watch add join support donate request demo book pricing resources \
    products solutions company careers services back close open show hide quick summary overview \
    introduction key takeaways disclaimer advertising cookies cookie settings accept terms conditions
    """)
}
