// Bylines of many languages and shapes.

import Testing

@testable import Galley

@Suite struct BylineParserTests {
  private func names(_ text: String, isProse: Bool = true) -> [String] {
    BylineParser.names(Array(text.utf8), isProse: isProse)
  }

  @Test(arguments: [
    ("By Jane Example", ["Jane Example"]),
    ("by JANE EXAMPLE and John Sample", ["JANE EXAMPLE", "John Sample"]),
    (
      "Written by: Jane Example, John Sample & Ann Other",
      ["Jane Example", "John Sample", "Ann Other"]
    ),
    ("Posted by By Jane Example", ["Jane Example"]),
    ("Por Ana Ejemplo y Luis Muestra Gil", ["Ana Ejemplo", "Luis Muestra Gil"]),
    ("Escrito por Ana Ejemplo", ["Ana Ejemplo"]),
    ("Por João Exemplo e Maria Amostra", ["João Exemplo", "Maria Amostra"]),
    ("Par Léa Exemple et Jean Échantillon", ["Léa Exemple", "Jean Échantillon"]),
    ("Von Max Beispiel und Eva Muster", ["Max Beispiel", "Eva Muster"]),
    ("di Anna Esempio e Marco Prova", ["Anna Esempio", "Marco Prova"]),
    ("Door Jan Voorbeeld en Eva de Proef", ["Jan Voorbeeld", "Eva de Proef"]),
    ("Autor: Jan Przykład i Anna Próba", ["Jan Przykład", "Anna Próba"]),
    ("Автор: Анна Пример и Иван Образец", ["Анна Пример", "Иван Образец"]),
    ("Автор: Олена Приклад та Іван Зразок", ["Олена Приклад", "Іван Зразок"]),
    ("Yazan: Ayşe Örnek ve Ali Deneme", ["Ayşe Örnek", "Ali Deneme"]),
    ("بقلم سارة مثال", ["سارة مثال"]),
    ("作者：张例子", ["张例子"]),
    ("记者 王示范 李样本", ["王示范", "李样本"]),
    ("文・山田例子", ["山田例子"]),
    ("홍길동 기자", ["홍길동"]),
    ("लेखक अनिल उदाहरण", ["अनिल उदाहरण"]),
    ("Publicado por Rui Exemplo a 29/01/2026", ["Rui Exemplo"]),
    ("Por Rita Amostra em 18 de junho de 2026", ["Rita Amostra"]),
    ("文・写真＝山田例子", ["山田例子"]),
    ("記者張例子、李樣本／海濱報導", ["張例子", "李樣本"]),
    ("Της Άννας Δοκιμής", ["Άννας Δοκιμής"]),
    ("Words and photographs by Jane Example", ["Jane Example"]),
    ("Text und Fotos: Eva Muster", ["Eva Muster"]),
    ("Texto y fotos de Ana Ejemplo", ["Ana Ejemplo"]),
    ("本报记者 林例子 通讯员 周样本", ["林例子", "周样本"]),
    ("【山田 例子】", ["山田 例子"]),
  ])
  func readsBylinesOfManyLanguages(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test(arguments: [
    ("Jane Example, Staff Writer", ["Jane Example"]),
    ("Staff Writer Jane Example", ["Jane Example"]),
    ("Jane Example, Senior Editor, and John Sample, Reporter", ["Jane Example", "John Sample"]),
    ("Jane Example, The Example Times", ["Jane Example"]),
    ("Jane Example (Content Manager)", ["Jane Example"]),
    ("Jane Example | Guest Columnist", ["Jane Example"]),
    ("Jane Example – Example News", ["Jane Example"]),
    ("Jane Example Updated May 21, 2025", ["Jane Example"]),
    ("Jane Example May 21, 2025 9:00 am", ["Jane Example"]),
    ("May 21, 2025 by Jane Example", ["Jane Example"]),
    ("By Jane Example | Published: May 21, 2025", ["Jane Example"]),
    ("By Jane Example | Date of publication: May 21, 2025", ["Jane Example"]),
    ("By Jane Example Updated: May 21, 2025", ["Jane Example"]),
    ("Jane Example 7 min read", ["Jane Example"]),
    ("Jane Example in Garden", ["Jane Example"]),
    ("Jane Example jane@example.com", ["Jane Example"]),
    ("Jane Example (https://example.com/jane)", ["Jane Example"]),
    ("Jane Example @jane", ["Jane Example"]),
    ("Jane Example.", ["Jane Example"]),
  ])
  func dropsWhatFollowsANames(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test(arguments: [
    ("Jane Example, MD", ["Jane Example, MD"]),
    (
      "Jane Example, MS, RD, and John Sample, Ph.D.",
      ["Jane Example, MS, RD", "John Sample, Ph.D."]
    ),
    ("Dr. Jane Example", ["Dr. Jane Example"]),
    ("John Sample Jr.", ["John Sample Jr."]),
    ("Ludwig van der Muster", ["Ludwig van der Muster"]),
    ("Ana de la Muestra", ["Ana de la Muestra"]),
    ("pixel_gardener", ["pixel_gardener"]),
    ("jgardener (Jane)", ["jgardener (Jane)"]),
    ("Example & Sons", ["Example & Sons"]),
    ("Jane Example, jane example", ["Jane Example"]),
  ])
  func keepsWhatBelongsToANames(text: String, expected: [String]) {
    #expect(names(text, isProse: false) == expected)
  }

  @Test func inDataSmallWordsArePartOfAName() {
    #expect(names("Voices in the Garden", isProse: false) == ["Voices in the Garden"])
    #expect(names("Voices in the Garden", isProse: true) == ["Voices"])
  }

  @Test(arguments: [
    "", "By", "Written by:", "https://example.com/author/jane", "jane@example.com",
    "By x@y.example",
    "content: Example Ltd, design: Jane Example", "(staff)", "12 min",
    "From Beans to Peas: How to Choose",
  ])
  func findsNoneWhereThereIsNone(text: String) {
    #expect(names(text) == [])
  }

  @Test func aNameThatBeginsWithARoleStaysWhole() {
    func names(_ text: String, isOrganization: Bool) -> [String] {
      BylineParser.names(Array(text.utf8), isProse: false, isOrganization: isOrganization)
    }
    let contributors = "Contributors to Example projects"
    #expect(names(contributors, isOrganization: false) == [contributors])
    #expect(names("Staff Writers Guild", isOrganization: true) == ["Staff Writers Guild"])
  }

  @Test func readsNoMoreThanALimit() {
    let many = (1...60).map { "Jane Example\($0)x" }.joined(separator: ", ")
    #expect(names(String(many.prefix(590))).count <= BylineParser.maximumNames)
    #expect(names(String(repeating: "Jane ", count: 200)) == [])
  }
}
