// Languages by letters and function words.

import Testing

@testable import Galley

@Suite struct LanguageDetectorTests {
  @Test(arguments: [
    ("en", "The crew of the ferry waited on the quay for the storm to pass, and it was late."),
    (
      "es",
      "Los marineros del barco no salieron por el viento y las olas; fue una noche como pocas."
    ),
    ("pt", "A tripulação do barco não esperava que a tempestade da noite passasse em uma hora."),
    ("fr", "Les marins du bateau attendaient sur le quai que la tempête de la nuit passe et ils."),
    ("de", "Die Mannschaft der Fähre wartete auf dem Kai und der Sturm war nicht vorbei, das ist."),
    ("ru", "Экипаж парома ждал на причале, пока пройдёт буря, и все были этим недовольны вчера."),
    ("uk", "Екіпаж порома чекав на причалі, поки мине буря, і всі були цим невдоволені її вчора."),
    (
      "ar",
      "انتظر طاقم العبارة على الرصيف حتى تمر العاصفة وكان الجميع غير راضين عن التأخير"
    ),
    ("zh", String(repeating: "渡船的船员在码头上等待暴风雨过去大家都不高兴", count: 4)),
    ("ja", String(repeating: "フェリーの乗組員は嵐が過ぎるのを岸壁で待っていた", count: 4)),
    ("ko", String(repeating: "여객선 승무원들은 폭풍이 지나가기를 기다렸다 ", count: 5)),
    ("th", String(repeating: "ลูกเรือรออยู่ที่ท่าเรือจนพายุผ่านไป", count: 4)),
    ("hi", String(repeating: "नाव के चालक तूफान के गुजरने का इंतजार करते रहे ", count: 4)),
    ("he", String(repeating: "צוות המעבורת חיכה על הרציף עד שתחלוף הסערה ", count: 4)),
    ("el", String(repeating: "Το πλήρωμα του πλοίου περίμενε στην προβλήτα ", count: 4)),
  ])
  func tellsLanguagesApart(language: String, text: String) {
    #expect(LanguageDetector(Array((text + " " + text).utf8)).language == language)
  }

  @Test(arguments: [
    "", "Menu Home Contact", "123 456 789 !!!", "The cat",
    String(repeating: "Lorem ipsum dolor consectetur adipiscing ", count: 10),
    "The crew of the ferry waited. La tripulación del barco esperaba en el muelle. "
      + "Les marins du bateau attendaient sur le quai que la tempête passe. "
      + "Екипаж парома чекав на причалі доки мине буря вночі",
  ])
  func saysNothingInDoubt(text: String) {
    #expect(LanguageDetector(Array(text.utf8)).language == nil)
  }

  @Test func lettersTellSwedishFromItsNeighbors() {
    // As many of these function words are Danish and Norwegian.
    let words = "Vi var på kajen i en båt med den som har det, "
    func language(_ rest: String) -> String? {
      LanguageDetector(Array(String(repeating: words + rest, count: 4).utf8)).language
    }
    #expect(language("och färjan låg vid ön. ") == "sv")
    #expect(language("og færgen lå ved øen. ") == nil)
  }

  @Test func findsDeclarationsThatCannotBe() {
    let russian = LanguageDetector(
      Array(String(repeating: "Экипаж парома ждал на причале. ", count: 4).utf8))
    #expect(russian.contradicts("en-US"))
    #expect(!russian.contradicts("ru"))
    #expect(!russian.contradicts("bg"))
    #expect(!LanguageDetector(Array("Привет".utf8)).contradicts("en"))
  }

  @Test(arguments: [
    ("en", "en"), ("EN_us", "en-US"), ("zh-hans-cn", "zh-Hans-CN"), ("pt-BR, en", "pt-BR"),
    ("es-419", "es-419"), ("english", nil), ("", nil), ("x-default", nil), ("e", nil),
    ("en--US", "en-US"), ("<script>", nil),
  ])
  func normalizesTags(value: String, expected: String?) {
    #expect(LanguageTag.normalized(value) == expected)
  }
}
