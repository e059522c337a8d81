// Paths from the home page that hold an article's title.

import Testing

@testable import Galley

@Suite("Breadcrumb trails")
struct BreadcrumbTrailTests {
  @Test(
    "the last part of a trail is found",
    arguments: [
      ("Home » Night ferries are back", "Night ferries are back"),
      ("Home > Travel > Night ferries are back", "Night ferries are back"),
      ("Startseite › Reise › Die Nachtfähre fährt wieder", "Die Nachtfähre fährt wieder"),
      ("Главная → Порт → Ночной паром вернулся", "Ночной паром вернулся"),
      ("home /Night ferries are back", "Night ferries are back"),
      ("Home / Music / AC/DC play the harbour", "AC/DC play the harbour"),
      ("You are here: Quay › Night ferries are back", "Night ferries are back"),
      ("您的位置：首页 >> 民生 >> 夜间渡轮重新开航", "夜间渡轮重新开航"),
    ])
  func findsLastPart(line: String, title: String) throws {
    let text = Array(line.utf8)
    let start = try #require(BreadcrumbTrail.lastPart(of: text))
    #expect(String(decoding: text[start...], as: UTF8.self) == title)
  }

  @Test(
    "other lines are no trails",
    arguments: [
      "Night ferries are back", "Travel > Night ferries are back", "Home ferries > night ferries",
      "Home", "Home »", "> Home", "Home/office ferries are back", "",
    ])
  func leavesOthersAlone(line: String) {
    #expect(BreadcrumbTrail.lastPart(of: Array(line.utf8)) == nil)
  }
}
