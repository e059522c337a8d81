// Small letters for capitals, in the alphabets that month names and bylines are written in.

/// Folds case in UTF-8 text: ASCII, Latin with diacritics, Greek and Cyrillic; length is kept.
enum CaseFolding {
  /// The text with capitals as small letters.
  static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var lead: UInt8 = 0
    for byte in text {
      if byte < 0x80 {
        output.append(byte.lowercasedASCII)
        lead = 0
      } else if lead == 0, byte >= 0xC3, byte <= 0xD1 {
        lead = byte
        output.append(byte)
      } else {
        if lead != 0 {
          let (newLead, trail) = small(lead, byte)
          output[output.count - 1] = newLead
          output.append(trail)
        } else {
          output.append(byte)
        }
        lead = 0
      }
    }
    return output
  }

  /// The small letter of a two-byte character.
  private static func small(_ lead: UInt8, _ trail: UInt8) -> (UInt8, UInt8) {
    switch (lead, trail) {
    case (0xC3, 0x80...0x9E) where trail != 0x97: (0xC3, trail + 0x20)
    // U+0100 to U+0137 and U+014A to U+0177 pair capitals at even numbers, the rest at odd ones.
    case (0xC4, 0x80...0xB7) where trail != 0xB0: (0xC4, trail | 1)
    case (0xC4, 0xB9...0xBE) where trail & 1 == 1: (0xC4, trail + 1)
    case (0xC5, 0x81...0x88) where trail & 1 == 1: (0xC5, trail + 1)
    case (0xC5, 0x8A...0xB7): (0xC5, trail | 1)
    case (0xC5, 0xB9...0xBE) where trail & 1 == 1: (0xC5, trail + 1)
    case (0xCE, 0x91...0x9F): (0xCE, trail + 0x20)
    case (0xCE, 0xA0...0xA9): (0xCF, trail - 0x20)
    case (0xD0, 0x80...0x8F): (0xD1, trail + 0x10)
    case (0xD0, 0x90...0x9F): (0xD0, trail + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, trail - 0x20)
    default: (lead, trail)
    }
  }
}
