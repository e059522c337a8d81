// Tells figures and embeds from paragraphs.

/// Reads a paragraph's text as the block that it stands for.
enum ParagraphReader {
  /// The block: a figure if the first line is an image, an embed if there is nothing but one.
  static func block(of text: ArraySlice<UInt8>) -> ArticleBlock? {
    if let figure = figure(text) { return figure }
    if let embed = embed(text) { return embed }
    let runs = InlineReader.runs(of: text)
    return runs.isEmpty ? nil : .paragraph(runs)
  }

  /// Lines that are images, and then the caption.
  private static func figure(_ text: ArraySlice<UInt8>) -> ArticleBlock? {
    var figure = ArticleFigure(images: [])
    var rest = text
    while rest.starts(with: [0x21, 0x5B]) {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      guard let link = DelimitedLink(rest[(rest.startIndex + 1)..<end]), link.title == nil else {
        break
      }
      figure.images.append(
        ArticleFigure.Image(source: link.destination, alternative: link.label))
      rest = rest[end...].dropFirst()
    }
    if figure.images.isEmpty { return nil }
    figure.caption = InlineReader.runs(of: rest)
    return .figure(figure)
  }

  private static func embed(_ text: ArraySlice<UInt8>) -> ArticleBlock? {
    if text.first == 0x3C, text.last == 0x3E {
      let url = String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
      return MarkdownText.isAutolink(url) ? .embed(url: url, title: nil) : nil
    }
    guard text.first == 0x5B, let link = DelimitedLink(text), link.title == "embed" else {
      return nil
    }
    return .embed(url: link.destination, title: link.label.isEmpty ? nil : link.label)
  }
}

/// A text that is `[label](destination "title")` from end to end.
private struct DelimitedLink {
  /// The label as plain text.
  var label: String
  /// The destination without its escapes.
  var destination: String
  /// The title, which can only be `embed`.
  var title: String?

  init?(_ text: ArraySlice<UInt8>) {
    guard let close = Self.endOfLabel(text), text[close...].dropFirst().first == 0x28,
      let end = LinkDestination(text[(close + 2)...]), end.end == text.endIndex
    else { return nil }
    label = InlineReader.runs(of: text[(text.startIndex + 1)..<close]).plainText
    destination = end.destination
    title = end.isEmbed ? "embed" : nil
  }

  /// Where the label's `]` stands; brackets within are escaped.
  private static func endOfLabel(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex + 1
    while index < text.endIndex, text[index] != 0x5D {
      if text[index] == 0x5B { return nil }
      index += text[index] == 0x5C ? 2 : 1
    }
    return index < text.endIndex ? index : nil
  }
}
