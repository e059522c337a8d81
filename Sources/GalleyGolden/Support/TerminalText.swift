// Captured text made harmless and readable for terminals and logs.

/// The scalar's number, in at least four hexadecimal digits.
package func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// Text without anything that moves a terminal's cursor, changes its colours or hides from the eye.
///
/// Control characters, bidirectional marks and invisible characters are shown as `⟨U+001B⟩`; line
/// feeds stay where `keepingLines` is set. Pages can hold any of them, and a title with an escape
/// sequence in it must not reach the terminal of the person who reviews it.
package func printable(_ text: some StringProtocol, keepingLines: Bool = false) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if scalar == "\n" && keepingLines {
      result.unicodeScalars.append(scalar)
    } else if isInvisible(scalar) {
      result += "⟨U+\(hexadecimal(scalar))⟩"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether a scalar steers a terminal or can't be seen: controls, format characters, separators of
/// lines, and spaces other than U+0020.
package func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 0x20 && scalar.value < 0x7F { return false }
  switch scalar.value {
  case 0x200C, 0x200D: return false  // joiners shape Persian, Indic scripts and emoji
  case 0xA0, 0x2028, 0x2029: return true
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned: return true
  case .spaceSeparator: return scalar != " " && scalar.value != 0x3000
  default: return false
  }
}
