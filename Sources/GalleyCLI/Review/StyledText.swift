// Text with tones, broken into lines of a terminal's width.

import GalleyGolden

/// A stretch of text in one tone.
struct Span: Equatable {
  /// How a stretch looks.
  enum Tone: Equatable {
    case plain, bold, dim, deleted, inserted
  }

  var text: String
  var tone: Tone

  init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    self.tone = tone
  }

  /// The stretch with its escape sequences; without colours, deleted and inserted text is marked.
  func rendered(_ style: TextStyle) -> String {
    switch tone {
    case .plain: text
    case .bold: style.bold(text)
    case .dim: style.dim(text)
    case .deleted: style.hasColor ? style.red(text) : "[-\(text)-]"
    case .inserted: style.hasColor ? style.green(text) : "{+\(text)+}"
    }
  }
}

/// Breaks spans into lines.
enum LineBreaking {
  /// Lines of at most `width` columns, broken at spaces where there are any; lines after the first
  /// begin with `indent` spaces.
  static func lines(_ spans: [Span], width: Int, indent: Int = 0) -> [[Span]] {
    var lines: [[Span]] = []
    var (line, column): ([Span], Int) = ([], 0)
    func flush() {
      lines.append(line)
      line = indent > 0 ? [Span(String(repeating: " ", count: indent))] : []
      column = indent
    }
    for span in spans {
      for piece in pieces(of: span.text, width: max(1, width - indent)) {
        let columns = self.columns(of: piece)
        if column + columns > width && column > indent { flush() }
        append(Span(piece, span.tone), to: &line)
        column += columns
      }
    }
    flush()
    return lines
  }

  private static func append(_ span: Span, to line: inout [Span]) {
    if let last = line.last, last.tone == span.tone {
      line[line.count - 1].text += span.text
    } else {
      line.append(span)
    }
  }

  /// Words with the space after them; words wider than a line, and text without spaces, in pieces.
  private static func pieces(of text: String, width: Int) -> [String] {
    var pieces: [String] = []
    var (word, columns) = ("", 0)
    for character in text {
      let wide = self.columns(of: String(character))
      if columns + wide > width {
        pieces.append(word)
        (word, columns) = ("", 0)
      }
      word.append(character)
      columns += wide
      if character == " " || wide == 2 {
        pieces.append(word)
        (word, columns) = ("", 0)
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }

  /// How many columns a text takes: none for combining marks, two for East Asian wide characters.
  static func columns(of text: String) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first else { return sum }
      return sum + (isWide(scalar) ? 2 : 1)
    }
  }

  /// The blocks of Unicode's EastAsianWidth.txt with the values W and F, and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
