// Single rules on given verdicts, whatever the model would have said.

import Testing

@testable import Galley

@Suite struct BodyRuleBlocksTests {
  private static let prose = [
    "The parish has bought a second horse, although the first one was never asked about it.",
    "It will draw the cart on Mondays and stand in the meadow on the other six days of the week.",
    "Nobody has told the postman yet, who walks the same road and might have liked a lift.",
  ].map { "<p>\($0)</p>" }

  /// The texts of the blocks that a rule changes its mind about, of a page in which the model dropped
  /// what stands in `class="drop"` and the given texts.
  private func changed(
    by rule: BodyRule, _ body: String, dropping texts: Set<String> = [], probability: Double = 0.5
  ) throws -> [String] {
    let html =
      "<html><head><title>A second horse</title></head><body><h1 class='drop'>A second horse</h1>"
      + "\(body)</body></html>"
    let document = try #require(LibXML2Parser.document(Array(html.utf8)))
    var page = BlockSegmenter.page(of: document)
    let candidates = CandidateContainers(summing: &page)
    let features = BlockFeatures(page, PageContext(document), candidates)
    let before = page.blocks.map { block in
      let isDropped = isDropped(block, page, document) || texts.contains(text(of: block, page))
      return BlockVerdict(probability: probability, isKept: !isDropped, rule: nil)
    }
    var verdicts = before
    rule.apply(to: &verdicts, page, features)
    return verdicts.indices.filter { verdicts[$0].isKept != before[$0].isKept }.map { index in
      #expect(verdicts[index].rule == rule)
      return text(of: page.blocks[index], page)
    }
  }

  private func text(of block: Block, _ page: PageBlocks) -> String {
    let start = Int(block.textStart)
    return String(decoding: page.text[start..<start + Int(block.textCount)], as: UTF8.self)
  }

  private func isDropped(_ block: Block, _ page: PageBlocks, _ document: Document) -> Bool {
    var node = Int(page.elements[Int(block.element)].node)
    while node >= 0 {
      if document.value(.class, of: node)?.contains("drop") == true { return true }
      node = Int(document.nodes[node].parent)
    }
    return false
  }

  private func article(_ parts: String...) -> String {
    "<article>\(parts.joined())</article>"
  }

  // MARK: - Dropping

  @Test func handlesOfTabsAreDropped() throws {
    let tabs = """
      <ul role="tablist"><li role="tab">oats</li><li role="tab"><span>hay</span></li></ul>
      <h3 role="tab">What it eats</h3>
      """
    let body = article(Self.prose[0], tabs, "<ul><li>straw</li></ul>", Self.prose[1])
    #expect(try changed(by: .controlLabel, body) == ["oats", "hay"])
  }

  @Test func rowsAndItemsAreNoLabelsWhereOthersAreKept() throws {
    let table =
      "<table><tr><td>Registered voters</td><td>42</td></tr><tr><td>Boats</td><td>9</td></tr></table>"
    let list = "<ul><li>Bank account</li><li>Share certificates</li><li>oats</li></ul>"
    let body = article(Self.prose[0], table, list, Self.prose[1])
    for rule in [BodyRule.controlLabel, .socialLabel, .legalNotice] {
      #expect(try changed(by: rule, body) == [])
    }
    let buttons = "<ul><li>Sign up</li><li>Register</li></ul>"
    #expect(
      try changed(by: .controlLabel, article(Self.prose[0], buttons, Self.prose[1]))
        == ["Sign up", "Register"])
  }

  @Test func labelsThatTheModelIsSureOfStay() throws {
    let body = article("<p>Dear members,</p>", Self.prose[0], "<p>Registration</p>", Self.prose[1])
    #expect(try changed(by: .controlLabel, body) == ["Dear members,", "Registration"])
    #expect(try changed(by: .controlLabel, body, probability: 0.92) == [])
  }

  @Test func aHeadingBesideAMarkOfAWikiIsNoBoxes() throws {
    func box(_ rest: String) -> String {
      article(
        Self.prose[0], "<div><h2>History</h2><div class='drop'>\(rest)</div></div>", Self.prose[1])
    }
    for mark in ["[edit]", "[edit | edit source]", "#", "¶"] {
      #expect(try changed(by: .danglingHeading, box(mark)) == [])
    }
    #expect(try changed(by: .danglingHeading, box("Learn more")) == ["History"])
  }

  @Test func theCaptionOfAFigureBehindTheTextIsKept() throws {
    let caption = "<figcaption class='drop'>The second horse in its meadow</figcaption>"
    let figure = "<figure><img src='/h.jpg'>\(caption)</figure>"
    let text = "The second horse in its meadow"
    #expect(try changed(by: .caption, article(Self.prose.joined(), figure)) == [text])
    let far = article(Self.prose.joined(), "<p class='drop'>More horses every day</p>", figure)
    #expect(try changed(by: .caption, far) == [])
    #expect(try changed(by: .caption, article(Self.prose.joined()) + "<div>\(figure)</div>") == [])
  }

  @Test(arguments: [
    "Article continues below", "Continued from page 1", "Advertisement – continue reading below",
    "(Continues on next page)", "Der Artikel wird nach der Anzeige fortgesetzt",
    "Tekst gaat verder onder de foto", "Lees verder onder de video",
    "Der Artikel geht unter der Anzeige weiter", "La suite après la publicité",
    "La nota continúa debajo", "Continua após a publicidade",
    "L’articolo continua dopo la pubblicità",
    "Artikkelen fortsetter under annonsen", "Artikeln fortsätter efter annonsen",
    "Juttu jatkuu mainoksen jälkeen", "Dalsza część artykułu pod materiałem wideo",
    "Продолжение после рекламы", "Haberin devamı", "下转第3版", "記事は広告の下に続きます",
  ])
  func notesOnWhereTheTextGoesOnAreDropped(note: String) throws {
    let body = article(Self.prose[0], "<p><em>\(note)</em></p>", Self.prose[1])
    #expect(try changed(by: .jump, body) == [note])
  }

  @Test func aSentenceOrHeadingThatBeginsLikeANoteStays() throws {
    let sentence =
      "<p>The story continues in the third volume, where the horse is found to have written the first."
      + "</p>"
    let heading = "<h2>The story continues</h2>"
    #expect(try changed(by: .jump, article(sentence, heading, Self.prose[0])) == [])
  }

  @Test func whatStandsInAFormIsDropped() throws {
    let form =
      "<form><p>Please be kind to the horse when you write to it.</p><textarea></textarea></form>"
    let body = article(Self.prose.joined(), form)
    #expect(try changed(by: .form, body) == ["Please be kind to the horse when you write to it."])
    #expect(try changed(by: .form, "<form>\(Self.prose.joined())</form>") == [])
  }

  @Test func aBoxAboutTheAuthorBehindTheTextIsDropped() throws {
    let bio = "Jane Example has written about horses for a long time and rides a bicycle to work."
    let box = "<div class='author-bio'><p>\(bio)</p></div>"
    #expect(try changed(by: .authorBox, article(Self.prose.joined(), box)) == [bio])
    // A text about a person may have such a box in its midst.
    let amid = article(Self.prose[0], box, Self.prose[1], Self.prose[2])
    #expect(try changed(by: .authorBox, amid) == [])
  }

  @Test func theDekAboveTheBylineIsDroppedWhereTheModelIsInDoubt() throws {
    let dek = "The first one was never asked, and neither was the postman."
    let byline = "<p class='drop'>By Jane Example</p>"
    let body = article("<p>\(dek)</p>", byline, Self.prose.joined())
    #expect(try changed(by: .dek, body) == [dek])
    #expect(try changed(by: .dek, body, probability: 0.9) == [])
    #expect(try changed(by: .dek, article("<p>\(dek)</p>", Self.prose.joined())) == [])
  }

  @Test func aLeadBehindTheBylineIsNoDek() throws {
    let byline = "<p class='drop'>By Jane Example</p>"
    let time = "<p class='drop'>4 March 2026</p>"
    let body = article(byline, Self.prose[0], time, Self.prose[1], Self.prose[2])
    #expect(try changed(by: .dek, body) == [])
  }

  @Test(arguments: [
    "Hear the news on our free app. <a href='/app'>Download it here</a>.",
    "Do you have a tip? <a href='/tip'>Send us</a> a picture of your horse",
    "Heb je een tip? <a href='/tip'>Mail de redactie</a>",
    "Читайте нас в <a href='/t'>мессенджере</a>",
  ])
  func aStrongOrShortAppealAtTheEndIsDropped(appeal: String) throws {
    let body = article(Self.prose.joined(), "<p><strong>\(appeal)</strong></p>")
    #expect(try changed(by: .appeal, body).count == 1)
    let plain = article(Self.prose.joined(), "<p><em>\(appeal)</em></p>")
    #expect(try changed(by: .appeal, plain).count == 1)
    let unlinked = article(Self.prose.joined(), "<p>Write to us about your own horse.</p>")
    #expect(try changed(by: .appeal, unlinked) == [])
    let long = article(
      Self.prose.joined(), "<p>\(appeal) \(String(repeating: "and so on ", count: 6))</p>")
    #expect(try changed(by: .appeal, long) == [])
    let amid = article("<p><strong>\(appeal)</strong></p>", Self.prose.joined())
    #expect(try changed(by: .appeal, amid) == [])
  }

  @Test func aStrongCorrectionAtTheEndStays() throws {
    let note =
      "<p><strong>This story has been updated with the <a href='/h'>horse’s name</a>.</strong></p>"
    #expect(try changed(by: .appeal, article(Self.prose.joined(), note)) == [])
  }

  // MARK: - Keeping

  @Test func aQuotationRightBehindKeptTextIsKept() throws {
    let quote = "I walk because nobody ever stopped."
    let block = "<blockquote class='drop'><p>\(quote)</p></blockquote>"
    #expect(try changed(by: .quotation, article(Self.prose[0], block, Self.prose[1])) == [quote])
  }

  @Test(arguments: [
    "<blockquote class='twitter-tweet drop'><p>I walk because nobody ever stopped.</p></blockquote>",
    "<blockquote class='drop'><p><a href='/w'>I walk because nobody ever stopped.</a></p></blockquote>",
    "<p class='drop'>Read this</p><blockquote class='drop'><p>I walk and walk.</p></blockquote>",
  ])
  func tweetsLinksAndQuotationsAmidDroppedTextStayDropped(block: String) throws {
    #expect(try changed(by: .quotation, article(Self.prose[0], block, Self.prose[1])) == [])
  }

  @Test func footnotesOfWhichMostWereKeptAreKept() throws {
    func note(_ number: Int, _ text: String, _ name: String) -> String {
      "<div class='footnote'><a href='#r\(number)'>\(number)</a><p class='\(name)'>\(text)</p></div>"
    }
    let long = "The horse is called Margaret, after the postman’s aunt, who never rode."
    let notes = note(1, long, "text") + note(2, "The cart has no name.", "drop")
    #expect(
      try changed(by: .footnote, article(Self.prose.joined(), notes)) == ["The cart has no name."])
    let few = note(1, long, "drop") + note(2, "The cart has no name.", "text")
    #expect(try changed(by: .footnote, article(Self.prose.joined(), few)) == [])
    let list =
      "<ol><li class='footnote'>\(long)</li><li class='footnote'>The cart has none.</li></ol>"
    #expect(
      try changed(
        by: .footnote, article(Self.prose.joined(), list), dropping: ["The cart has none."])
        == ["The cart has none."])
    let box =
      "<div class='editors-note'>\(long)</div><div class='editors-note'>The cart has none.</div>"
    #expect(
      try changed(
        by: .footnote, article(Self.prose.joined(), box), dropping: ["The cart has none."]) == [])
  }

  private static func step(_ heading: String, _ text: String) -> String {
    "<div class='step'><h3>\(heading)</h3>\(text)</div>"
  }

  @Test func aHeadingLikeThoseThatWereKeptIsKept() throws {
    let body = article(
      Self.step("Lead it out", Self.prose[0]), Self.step("Listen", Self.prose[1]),
      Self.step("Feed it", Self.prose[2]))
    #expect(try changed(by: .heading, body, dropping: ["Listen"]) == ["Listen"])
    // Most of their kind were dropped.
    #expect(try changed(by: .heading, body, dropping: ["Listen", "Feed it"]) == [])
  }

  @Test(arguments: ["Related horses", "3 comments", "<a href='/h'>All our horses</a>"])
  func headingsOfOtherThingsStayDropped(heading: String) throws {
    let text = heading.contains("<") ? "All our horses" : heading
    let body = article(
      Self.step("Lead it out", Self.prose[0]), Self.step(heading, Self.prose[1]),
      Self.step("Feed it", Self.prose[2]))
    #expect(try changed(by: .heading, body, dropping: [text]) == [])
  }

  @Test func aLineInAFooterOfTheTextIsKept() throws {
    let line = "• Margaret, horse, foaled 3 June 2019"
    let body = article(
      "<div>\(Self.prose.joined())<footer class='drop'><p>\(line)</p></footer></div>")
    #expect(try changed(by: .signOff, body) == [line])
  }

  @Test(arguments: [
    "<footer class='drop'><p>Filed under: horses and the road to town</p></footer>",
    "<footer class='drop'><p>More of <a href='/h'>our horses and their carts</a></p></footer>",
    "<footer class='drop'><p>Horses of this parish</p><p>Carts of that one over there</p></footer>",
    "<p class='drop'>Share</p><footer class='drop'><p>Horses of this parish and next</p></footer>",
  ])
  func otherFootersStayDropped(footer: String) throws {
    #expect(try changed(by: .signOff, article("<div>\(Self.prose.joined())\(footer)</div>")) == [])
  }
}
