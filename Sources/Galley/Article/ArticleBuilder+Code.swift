// Preformatted text and the language that it is said to be in.

extension ArticleBuilder {
  /// Adds a `<pre>` as it is, whichever of its text nodes were kept.
  mutating func addCode(_ index: Int) {
    if unit == .none {
      flush()
    } else {
      // Within a heading, a caption or a cell it is text like any other.
      return addPlain(index)
    }
    guard !isLineNumbers(index) else { return }
    let text = codeText(of: index)
    guard !text.isEmpty, !Self.isCount(text) else { return }
    emit(.code(language: codeLanguage(of: index), text: text))
  }

  /// Whether lines count up from their first: the gutter beside a listing.
  private static func isCount(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count >= 2, let first = Int(lines[0].trimmingPrefix(" ")) else { return false }
    return lines.enumerated().allSatisfy { offset, line in
      Int(line.drop { $0 == " " }) == first + offset
    }
  }

  private mutating func addPlain(_ index: Int) {
    inline.addSpace()
    let text = codeText(of: index)
    style.marks.insert(.code)
    addText(text)
    style.marks.remove(.code)
    inline.addSpace()
  }

  /// The text of a `<pre>`, without line numbers, each of its block-level elements on a line of its
  /// own, without white space at its end and empty lines at its begin.
  private func codeText(of pre: Int) -> String {
    var bytes: [UInt8] = []
    var index = pre + 1
    let end = Int(document.nodes[pre].end)
    while index < end {
      let node = document.nodes[index]
      switch node.tag {
      case .text:
        bytes += document.bytes[document.textRange(index)]
        index += 1
      case .br:
        bytes.append(0x0A)
        index += 1
      case _ where node.tag.isSkipped || node.tag == .button || isLineNumbers(index):
        index = Int(node.end)
      default:
        let isLine = node.tag.isBlock && node.tag != .table && node.tag != .tbody
        if isLine, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        index += 1
      }
    }
    while let last = bytes.last, last.isHTMLSpace { bytes.removeLast() }
    let lines = bytes.prefix(while: \.isHTMLSpace)
    if let lineEnd = lines.lastIndex(of: 0x0A) { bytes.removeFirst(lineEnd + 1) }
    return CanonicalComposition.composed(
      String(decoding: bytes, as: UTF8.self).replacing("\u{A0}", with: " "))
  }

  /// The names that highlighters give to their line numbers.
  private static let lineNumberClasses: [StaticString] = [
    "gutter", "rouge-gutter", "lineno", "linenos", "linenodiv", "line-numbers-rows",
    "hljs-ln-numbers", "hljs-ln-n", "blob-num", "code-line-number",
  ]

  private func isLineNumbers(_ index: Int) -> Bool {
    var ancestor = index
    // The numbers' own element, or the cell around it.
    for _ in 0..<3 {
      if let names = document.valueRange(.class, of: ancestor),
        ClassNames(document.bytes[names]).contains(oneOf: Self.lineNumberClasses)
      {
        return true
      }
      ancestor = Int(document.nodes[ancestor].parent)
      guard ancestor >= 0,
        document.nodes[ancestor].tag == .td || document.nodes[ancestor].tag == .div
      else { break }
    }
    return false
  }

  /// The language that a `<pre>`, the code in it or one of three elements around it names.
  private func codeLanguage(of pre: Int) -> String? {
    if let language = language(of: pre) { return language }
    for index in pre + 1..<min(pre + 4, Int(document.nodes[pre].end))
    where document.nodes[index].tag == .code {
      if let language = language(of: index) { return language }
    }
    var ancestor = Int(document.nodes[pre].parent)
    for _ in 0..<3 where ancestor >= 0 {
      if let language = language(of: ancestor) { return language }
      ancestor = Int(document.nodes[ancestor].parent)
    }
    return nil
  }

  private func language(of index: Int) -> String? {
    for name in [AttributeName.dataLang, .dataLanguage] {
      if let range = document.valueRange(name, of: index),
        let language = Self.languageName(document.bytes[range])
      {
        return language
      }
    }
    guard let range = document.valueRange(.class, of: index) else { return nil }
    let names = ClassNames(document.bytes[range]).names
    let prefixes: [StaticString] = ["language-", "lang-", "highlight-source-", "highlight-text-"]
    for name in names {
      for prefix in prefixes where ClassNames.begins(name, with: prefix) {
        return Self.languageName(name.dropFirst(prefix.utf8CodeUnitCount))
      }
    }
    // `hljs swift`, `sourceCode python`, `brush: js`: a name that stands behind another.
    for (marker, name) in zip(names, names.dropFirst())
    where marker.elementsEqual("hljs".utf8) || marker.elementsEqual("sourceCode".utf8)
      || marker.elementsEqual("brush:".utf8)
    {
      return Self.languageName(name)
    }
    return nil
  }

  /// A language's name; `nil` if it can't be one, or says that there is none.
  private static func languageName(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = bytes.prefix { $0 != UInt8(ascii: ";") }
    guard !name.isEmpty, name.count <= 32,
      name.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "+#-._".utf8.contains($0) })
    else { return nil }
    let language = String(decoding: name, as: UTF8.self)
    return ["none", "nohighlight", "undefined", "auto"].contains(language) ? nil : language
  }
}
