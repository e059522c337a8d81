// The months as pages spell them, in the languages that Galley reads.

/// Month names and their abbreviations.
///
/// Names of several languages share one table, since but for one none of them means two different
/// months.
enum MonthNames {
  /// November in Polish, Czech and Ukrainian, and October in Croatian: "listopad", "listopada".
  static func isListopad(_ word: some Collection<UInt8>) -> Bool {
    word.starts(with: "listopad".utf8)
  }

  /// The month, 1 to 12, that a word folded by ``CaseFolding`` names, without a final period.
  static func month(_ word: some Collection<UInt8>) -> Int? {
    table[hash(word)].map(Int.init)
  }

  /// Whether a word may be one, folded or not, by its first letters.
  static func mayBeMonth(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    beginnings.mayHave(word)
  }

  /// English, Spanish, Portuguese, French, German, Italian, Dutch, Polish, Russian, Ukrainian,
  /// Turkish, Arabic (Egypt and the Gulf; the Maghreb; Syria and Iraq where one word suffices),
  /// Hindi, Thai, Czech, Swedish, Danish and Norwegian, Indonesian, Romanian, Greek, Hungarian,
  /// Finnish, Slovak, Slovene, Croatian (but for October), Catalan, Bulgarian, Hebrew, Urdu, Persian.
  private static let names = [
    """
    jan january januar jänner janv janvier ene enero janeiro gen gennaio januari sty stycznia \
    styczeń янв января январь січ січня січень oca ocak يناير جانفي जनवरी जन มกราคม ledna leden \
    ianuarie ιανουαρίου ιανουαριου ιανουάριος ιαν ιανουάριου január januára tammikuuta gener \
    януари ינואר בינואר siječnja جنوری ژانویه
    """,
    """
    feb february februar feber févr fév février febr febrero fev fevereiro febbraio februari lut \
    lutego luty фев февр февраля февраль лют лютого лютий şub şubat فبراير فيفري شباط फ़रवरी \
    फरवरी กุมภาพันธ์ února únor februarie φεβρουαρίου φεβρουαριου φεβρουάριος φεβ februára \
    helmikuuta febrer февруари פברואר בפברואר veljače فروری فوریه
    """,
    """
    mar march märz mär mrz mars marzo março maart mrt marca marzec мар марта март бер березня \
    березень mart مارس آذار मार्च มีนาคม března březen maret martie μαρτίου μαρτιου μάρτιος μαρ \
    március márc marec maaliskuuta març מרץ במרץ ožujka مارچ
    """,
    """
    apr april avr avril abr abril aprile kwi kwietnia kwiecień апр апреля апрель кві квітня \
    квітень nis nisan أبريل ابريل إبريل أفريل نيسان अप्रैल เมษายน dubna duben aprilie απριλίου \
    απριλιου απρίλιος απρ április ápr apríla huhtikuuta април אפריל באפריל travnja اپریل آوریل
    """,
    """
    may mai mayo maio mag maggio mei maja maj мая май тра травня травень mayıs مايو ماي أيار मई \
    พฤษภาคม května květen μαΐου μαίου μαιου μάιος μάη május máj mája toukokuuta maig מאי במאי \
    svibnja مئی
    """,
    """
    jun june juni juin junio junho giu giugno cze czerwca czerwiec июн июня июнь чер червня \
    червень haz haziran يونيو جوان حزيران जून มิถุนายน června červen iunie ιουνίου ιουνιου \
    ιούνιος ιουν június júna jún junij kesäkuuta juny юни יוני ביוני lipnja جون ژوئن
    """,
    """
    jul july juli juil juillet julio julho lug luglio lip lipca lipiec июл июля июль лип липня \
    липень tem temmuz يوليو جويلية تموز जुलाई กรกฎาคม července červenec iulie ιουλίου ιουλιου \
    ιούλιος ιουλ július júla júl julij heinäkuuta juliol юли יולי ביולי srpnja جولائی ژوئیه
    """,
    """
    aug august août aout ago agosto agustus agu ags augustus augusti sie sierpnia sierpień авг \
    августа август сер серпня серпень ağu ağustos أغسطس اغسطس أوت آب अगस्त สิงหาคม srpna srpen \
    αυγούστου αυγουστου αύγουστος αυγ augusztus avgust avgusta elokuuta agost אוגוסט באוגוסט \
    kolovoza اگست
    """,
    """
    sep sept september septembre septiembre setiembre set setembro settembre sett wrz września \
    wrzesień сен сент сентября сентябрь вер вересня вересень eyl eylül سبتمبر أيلول सितंबर \
    सितम्बर กันยายน září septembrie σεπτεμβρίου σεπτεμβριου σεπτέμβριος σεπ σεπτ szeptember \
    septembra syyskuuta setembre септември ספטמבר בספטמבר rujna ستمبر سپتامبر
    """,
    """
    oct october okt oktober octobre octubre out outubro ott ottobre paź października październik \
    окт октября октябрь жов жовтня жовтень eki ekim أكتوبر اكتوبر अक्टूबर अक्तूबर ตุลาคม října \
    říjen octombrie οκτωβρίου οκτωβριου οκτώβριος οκτ október októbra oktobra lokakuuta октомври \
    אוקטובר באוקטובר اکتوبر اکتبر
    """,
    """
    nov november novembre noviembre novembro lis listopada listopad ноя нояб ноября ноябрь лис \
    листопада листопад kas kasım نوفمبر नवंबर नवम्बर พฤศจิกายน listopadu noiembrie νοεμβρίου \
    νοεμβριου νοέμβριος νοε novembra marraskuuta ноември נובמבר בנובמבר studenoga نومبر نوامبر
    """,
    """
    dec december déc décembre dez dezember dezembro dic diciembre dicembre gru grudnia grudzień \
    дек декабря декабрь гру грудня грудень ara aralık ديسمبر दिसंबर दिसम्बर ธันวาคม prosince \
    prosinec des desember desembre decembrie δεκεμβρίου δεκεμβριου δεκέμβριος δεκ decembra \
    joulukuuta декември דצמבר בדצמבר prosinca دسمبر دسامبر
    """,
  ]

  /// By hash: words of pages can't be chosen to matter, since a false hit needs a day and a year
  /// beside it.
  private static let table: [UInt64: UInt8] = {
    var table: [UInt64: UInt8] = [:]
    for (index, list) in names.enumerated() {
      for name in list.utf8.split(separator: 0x20) { table[hash(name)] = UInt8(index + 1) }
    }
    return table
  }()

  private static let beginnings = WordBeginnings(
    names.flatMap { $0.utf8.split(separator: 0x20).map(Array.init) })

  private static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
