// The destination of a link.

/// What stands between the parentheses of a link.
struct LinkDestination {
  /// The URL without its escapes.
  private(set) var destination = ""
  /// Whether the title `"embed"` follows it.
  private(set) var isEmbed = false
  /// Where the text goes on after the closing parenthesis.
  private(set) var end: Int

  /// Reads what comes after `(`; `nil` if it is no destination.
  init?(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    let isPointy = text.first == 0x3C
    if isPointy { index += 1 }
    let start = index
    guard let stop = isPointy ? Self.endOfPointy(text, index) : Self.endOfPlain(text, index) else {
      return nil
    }
    destination = String(decoding: SnapshotEscapes.unescaped(text[start..<stop]), as: UTF8.self)
    index = isPointy ? stop + 1 : stop
    let title = Array(" \"embed\"".utf8)
    if text[index...].starts(with: title) {
      isEmbed = true
      index += title.count
    }
    guard index < text.endIndex, text[index] == 0x29 else { return nil }
    end = index + 1
  }

  private static func endOfPointy(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < text.endIndex {
      switch text[index] {
      case 0x3E: return index
      case 0x3C, 0x0A: return nil
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return nil
  }

  private static func endOfPlain(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start
    var depth = 0
    while index < text.endIndex {
      switch text[index] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0...0x20: return depth == 0 ? index : nil
      case 0x5C where index + 1 < text.endIndex && MarkdownByte.isPunctuation(text[index + 1]):
        index += 1
      default: break
      }
      if depth < 0 { return index }
      if depth > 32 { return nil }
      index += 1
    }
    return nil
  }
}
