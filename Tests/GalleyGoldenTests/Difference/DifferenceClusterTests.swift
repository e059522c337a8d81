// What differences of a run are gathered to.

import Galley
import GalleyGolden
import Testing

@Suite struct DifferenceClusterTests {
  @Test func gathersByTextRuleReplacementAndSite() {
    let clusters = DifferenceCluster.clusters(of: [
      ("b.example/two", [leaked("Read more about boats"), leaked("Share this")]),
      ("a.example/one", [leaked("Read more about the river."), title(" | A")]),
      ("a.example/two", [leaked("Read more about 3 lakes"), title(" | A")]),
      ("c.example/one", [changed("colour", "color"), lost("Once upon a time there was a ferry.")]),
      ("a.example/ten", [changed("colour", "color"), lost("Nobody had seen the bridge before.")]),
      ("a.example/six", [changed("one", "two"), lost("Rain fell on the harbour all day long.")]),
    ])
    #expect(
      clusters.map(\.summary) == [
        "leaked: ‘Read more about…’ in 3 captures of 2 sites",
        "changed: ‘colour’ → ‘color’ in 2 captures of 2 sites",
        "lost: various in 2 captures of a.example",
        "title: ‘ | A’ added at the end in 2 captures of a.example",
        "changed: ‘one’ → ‘two’ in a.example/six",
        "leaked: ‘Share this’ in b.example/two",
        "lost: ‘Once upon a time there was a ferry.’ in c.example/one",
      ])
    #expect(clusters[0].captures == ["a.example/one", "a.example/two", "b.example/two"])
    #expect(clusters[0].sites == ["a.example", "b.example"])
    #expect(
      clusters[0].members == [
        DifferenceCluster.Member(capture: "a.example/one", index: 0),
        DifferenceCluster.Member(capture: "a.example/two", index: 0),
        DifferenceCluster.Member(capture: "b.example/two", index: 0),
      ])
    #expect(clusters[0].example == leaked("Read more about the river."))
    #expect(Set(clusters.map(\.id)).count == clusters.count)
  }

  @Test func everyDifferenceIsInExactlyOneCluster() throws {
    var cases: [(id: String, differences: [Difference])] = []
    for seed in 0..<60 {
      var editor = GoldenEditor(seed: UInt64(seed))
      let golden = editor.article()
      var actual = golden
      for edit in GoldenEdit.allCases where seed % 3 != 0 || edit == .insertBlock {
        _ = editor.apply(edit, to: &actual)
      }
      let found = try Difference.between(
        golden: Snapshot(of: golden).bytes, actual: Snapshot(of: actual))
      cases.append(("site\(seed % 7)/page\(seed)", found))
    }
    let clusters = DifferenceCluster.clusters(of: cases)
    #expect(clusters.flatMap(\.members).count == cases.map(\.differences.count).reduce(0, +))
    #expect(Set(clusters.flatMap(\.members)).count == clusters.flatMap(\.members).count)
    #expect(DifferenceCluster.clusters(of: cases.reversed()) == clusters)
  }

  @Test func sameTextTwiceInOneCaptureIsOneCapture() {
    let clusters = DifferenceCluster.clusters(of: [
      ("a.example/one", [leaked("Advertisement"), leaked("Advertisement")]),
      ("a.example/two", [leaked("ADVERTISEMENT")]),
    ])
    #expect(
      clusters.map(\.summary) == ["leaked: ‘Advertisement’ in 2 captures of a.example"])
    #expect(clusters[0].members.count == 3)
  }

  @Test func everyClusterHasAnExampleHoweverManyAreAlone() {
    // Each stands in one capture of the same site; the first twenty turn up again elsewhere.
    var cases = (100..<200).map { number in
      ("a.example/\(number)", [lost("Number\(number) went alone to the harbour at \(number)")])
    }
    for (number, letter) in zip(100..<200, "abcdefghijklmnopqrstuvwxyz") {
      cases[number - 100].1 = [lost("The \(letter)-boat sails no more")]
      if letter < "u" { cases.append(("b.example/\(number)", cases[number - 100].1)) }
    }
    let clusters = DifferenceCluster.clusters(of: cases)
    #expect(clusters.flatMap(\.members).count == cases.count)
    #expect(clusters.allSatisfy { $0.example.before != nil || $0.example.after != nil })
    #expect(
      clusters.contains {
        $0.summary == "lost: ‘The a-boat sails no more’ in 2 captures of 2 sites"
      })
    #expect(clusters.filter { $0.captures.count == 2 }.count == 20)
  }

  @Test func thereIsNoneWithoutDifferences() {
    #expect(DifferenceCluster.clusters(of: []).isEmpty)
    #expect(DifferenceCluster.clusters(of: [("a.example/one", [])]).isEmpty)
  }

  private func leaked(_ text: String) -> Difference {
    Difference(.bodyLeaked, after: text, positionAfter: 3)
  }

  private func lost(_ text: String) -> Difference {
    Difference(.bodyLost, before: text, positionBefore: 3)
  }

  private func changed(_ old: String, _ new: String) -> Difference {
    Difference(
      .bodyChanged, before: "The \(old)", after: "The \(new)",
      words: [WordChange(.same, "The "), WordChange(.deleted, old), WordChange(.inserted, new)])
  }

  private func title(_ addition: String) -> Difference {
    Difference(
      .metadata(.title), before: "A title", after: "A title" + addition,
      rule: "‘\(addition)’ added at the end")
  }
}
