// Elements whose content is not markup.

extension TagRewriter {
  /// The content of an element that the tokenizer reads as raw text, up to its end tag.
  ///
  /// Scripts that hold JSON become data islands, `<title>` and `<xmp>` keep their text, `<iframe>`
  /// stays as an empty element; the others are not for readers and leave nothing.
  mutating func rawText(_ tag: Tag, _ attributes: TagAttributes, since mark: TagTape.Mark) {
    let start = position
    let close =
      tag == .script && !hasUnendedScript ? scriptEnd(from: start) : endTag(of: tag, from: start)
    switch tag {
    case .title where hidden == nil:
      tape.append(.start, .title, since: mark)
      appendText(start..<close, decodingReferences: true)
      tape.append(.end, .title)
    case .xmp where hidden == nil, .plaintext where hidden == nil:
      forgetInlines()
      tape.append(.start, .pre, since: mark)
      appendText(start..<close, decodingReferences: false)
      tape.append(.end, .pre)
    case .iframe where hidden == nil:
      tape.append(.start, .iframe, since: mark)
      tape.append(.end, .iframe)
    case .script:
      if let kind = attributes.island ?? (isState(start..<close) ? .state : nil) {
        islands.append(Document.DataIsland(kind: kind, range: start..<close))
      }
      tape.truncate(to: mark)
    default:
      tape.truncate(to: mark)
    }
    position = close
    if close < end {
      position = min(
        end, ByteScanning.firstIndex(of: UInt8(ascii: ">"), in: source, from: close, to: end) + 1)
    }
  }

  /// Whether a script hands state to a framework: `window.__NAME__ = {…}`, `self.__next_f.push(…)`.
  ///
  /// Shorter ones than 500 bytes hold no article.
  private func isState(_ script: Range<Int>) -> Bool {
    guard script.count >= 500 else { return false }
    var index = script.lowerBound
    while index < script.upperBound, source[index].isHTMLSpace { index += 1 }
    let owners: [StaticString] = ["window", "self.", "globalthis", "var ", "let ", "const "]
    guard owners.contains(where: { ByteScanning.matches($0, at: index, in: source, to: end) })
    else {
      return false
    }
    for index in index..<min(index + 48, script.upperBound) {
      if source[index] == UInt8(ascii: "_"), source[index + 1] == UInt8(ascii: "_") { return true }
    }
    return false
  }

  /// Appends text in which tags are none; at its end is the position.
  mutating func appendText(_ range: Range<Int>, decodingReferences: Bool) {
    position = range.lowerBound
    guard position < range.upperBound else { return }
    tape.beginText()
    guard decodingReferences else {
      tape.content.append(source + position, range.count)
      position = range.upperBound
      return
    }
    appendDecoded(to: range.upperBound, inAttribute: false)
  }

  /// Where `</name` stands, followed by white space, `/` or `>`; the end of the page if nowhere.
  private func endTag(of tag: Tag, from start: Int) -> Int {
    guard tag != .plaintext else { return end }
    var index = start
    while true {
      index = ByteScanning.firstIndex(of: UInt8(ascii: "<"), in: source, from: index, to: end)
      if index == end || isEndTag(of: tag, at: index) { return index }
      index += 1
    }
  }

  private func isEndTag(of tag: Tag, at index: Int) -> Bool {
    guard index + 1 < end, source[index + 1] == UInt8(ascii: "/") else { return false }
    return isName(Tag.names[Int(tag.rawValue) - 3], at: index + 2)
  }

  private func isName(_ name: StaticString, at index: Int) -> Bool {
    guard ByteScanning.matches(name, at: index, in: source, to: end) else { return false }
    let behind = index + name.utf8CodeUnitCount
    guard behind < end else { return true }
    let byte = source[behind]
    return byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  /// Where a script ends, by the standard's script data states: behind `<!--`, a `<script` makes the
  /// next `</script` an inner one.
  private mutating func scriptEnd(from start: Int) -> Int {
    var index = start
    var isEscaped = false
    var isDoubleEscaped = false
    while true {
      index = ByteScanning.firstIndex(
        of: UInt8(ascii: "<"), or: isEscaped ? UInt8(ascii: "-") : UInt8(ascii: "<"),
        in: source, from: index, to: end)
      guard index < end else { break }
      if source[index] == UInt8(ascii: "-") {
        if ByteScanning.matches("-->", at: index, in: source, to: end) {
          isEscaped = false
          isDoubleEscaped = false
        }
      } else if isEndTag(of: .script, at: index) {
        if !isDoubleEscaped { return index }
        isDoubleEscaped = false
      } else if !isEscaped, ByteScanning.matches("<!--", at: index, in: source, to: end) {
        isEscaped = true
        index += 1
      } else if isEscaped, isName("script", at: index + 1) {
        isDoubleEscaped = true
      }
      index += 1
    }
    // A script that never ends, because of a comment that never ends: browsers take the rest of the
    // page for script. Ending at the first end tag instead loses no text; the same goes for scripts
    // behind it, each of which would have to be searched to the end of the page, too.
    hasUnendedScript = isEscaped
    return isEscaped ? endTag(of: .script, from: start) : end
  }
}
