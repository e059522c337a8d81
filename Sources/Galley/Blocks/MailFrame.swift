// What stands around the text of a mail: header, signature, the footer of a mailing list.

/// The frame of a mail, as readers and lists show it in plain text.
///
/// Lines are told by their numbers in the capture, which stay when wrapped text is put together.
struct MailFrame: Sendable, Hashable {
  /// A header begins within so many lines of the capture: below the name of a list and its links.
  private static let reach = 12
  /// A header has at least so many fields.
  private static let fewestFields = 3
  /// The name of a field is no longer than this, in bytes.
  private static let longestField = 24
  /// The tag of a list, `[name]`, is no longer than this, in bytes.
  private static let longestTag = 40
  /// A rule of so many underscores, as Mailman writes 47, opens a list's footer.
  private static let shortestRule = 20
  /// A signature has at most so many lines, with the footer behind it; a line `--` without the space
  /// that RFC 3676 asks for may be a rule.
  private static let longestSignature = 24
  private static let longestFooter = 10

  /// The lines of the header.
  let header: ClosedRange<Int>
  /// The line with the subject.
  let subjectLine: Int
  /// The subject without "Re:" and the tag of a list.
  let subject: String
  /// Who sent it: a name and an address, or one of these.
  let sender: [UInt8]
  /// The line at which signature or footer begin.
  private let end: Int?

  /// The frame of a mail; `nil` if a text doesn't begin with a mail's header.
  ///
  /// - Parameter lines: All that aren't blank, those without words, too.
  init?(_ bytes: [UInt8], _ lines: [TextLine]) {
    let isSender = { (line: TextLine) in Self.length(of: Self.senders, bytes[line.content]) != nil }
    guard let sender = lines.prefix(Self.reach).firstIndex(where: isSender) else { return nil }
    let isField = { (line: TextLine) in line.indent > 0 || Self.isField(bytes[line.content]) }
    var fields = sender..<(sender + 1)
    while fields.lowerBound > 0, lines[fields.lowerBound].blanks == 0,
      isField(lines[fields.lowerBound - 1])
    {
      fields = (fields.lowerBound - 1)..<fields.upperBound
    }
    while fields.upperBound < lines.count, lines[fields.upperBound].blanks == 0,
      isField(lines[fields.upperBound])
    {
      fields = fields.lowerBound..<(fields.upperBound + 1)
    }
    let isSubject = { (line: TextLine) in
      Self.length(of: Self.subjects, bytes[line.content]) != nil
    }
    guard fields.count >= Self.fewestFields,
      let subject = lines[fields].firstIndex(where: isSubject)
    else { return nil }
    header = lines[fields.lowerBound].firstLine...lines[fields.upperBound - 1].lastLine
    subjectLine = lines[subject].firstLine
    self.subject = Self.subject(bytes, lines[subject..<fields.upperBound])
    self.sender = Array(Self.value(of: Self.senders, bytes[lines[sender].content]))
    end = Self.end(bytes, lines, from: fields.upperBound)
  }

  /// Drops the lines of the frame from those that are kept.
  func drop(from kept: inout [Bool], _ lines: [TextLine]) {
    for index in lines.indices where kept[index] {
      let line = lines[index].firstLine
      if header.contains(line) || line >= end ?? .max { kept[index] = false }
    }
  }

  // MARK: Fields

  private static let senders = labels("From Von De Da Van Od От Från Fra")
  private static let subjects = labels(
    "Subject Betreff Objet Asunto Assunto Oggetto Onderwerp Temat Тема Ämne Emne")

  private static func labels(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x20).map { Array($0) + [UInt8(ascii: ":")] }
  }

  /// The length of the label with which a line begins, and of the space behind it.
  private static func length(of labels: [[UInt8]], _ text: ArraySlice<UInt8>) -> Int? {
    guard let label = labels.first(where: text.starts) else { return nil }
    return label.count + text.dropFirst(label.count).prefix(while: isBlank).count
  }

  private static func value(
    of labels: [[UInt8]], _ text: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    text.dropFirst(length(of: labels, text) ?? 0)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }

  /// Whether a line is a name without spaces, a colon, and a space or nothing.
  private static func isField(_ text: ArraySlice<UInt8>) -> Bool {
    guard let colon = text.prefix(longestField).firstIndex(of: UInt8(ascii: ":")),
      colon > text.startIndex
    else { return false }
    let next = text[(colon + 1)...].first
    return !text[..<colon].contains(where: isBlank) && (next.map(isBlank) ?? true)
  }

  /// The subject and the lines on which it goes on, without what programs put before it.
  private static func subject(_ bytes: [UInt8], _ lines: ArraySlice<TextLine>) -> String {
    var text: [UInt8] = []
    for line in lines {
      if text.isEmpty {
        text += value(of: subjects, bytes[line.content])
      } else if line.indent > 0, !isField(bytes[line.content]) {
        text += [0x20] + bytes[line.content]
      } else {
        break
      }
    }
    let whole = TextLineText.collapsed(text[...])
    var rest = whole[...]
    while let length = prefixLength(rest), length < rest.count { rest = rest.dropFirst(length) }
    return String(decoding: rest, as: UTF8.self)
  }

  /// The length of "Re: ", "Fwd: " or "[list] " at the start of a subject.
  private static func prefixLength(_ text: ArraySlice<UInt8>) -> Int? {
    let end: Int
    if text.first == UInt8(ascii: "[") {
      guard let bracket = text.prefix(longestTag).firstIndex(of: UInt8(ascii: "]")) else {
        return nil
      }
      end = bracket
    } else {
      guard let colon = text.prefix(longestReply).firstIndex(of: UInt8(ascii: ":")) else {
        return nil
      }
      // "Re[2]:" counts the answers.
      let word = text[..<colon].prefix { $0.isASCIILetter || $0 >= 0x80 }
      guard replies.contains(word.map(\.lowercasedASCII)) else { return nil }
      end = colon
    }
    let behind = text[(end + 1)...]
    return end + 1 - text.startIndex + behind.prefix(while: isBlank).count
  }

  private static let longestReply = 8
  private static let replies = Set(
    "re fw fwd aw wg tr rv sv vs antw odp pd r i ref res enc".utf8.split(separator: 0x20).map {
      Array($0)
    })

  // MARK: End

  /// The first line of the signature, or of the list's footer.
  private static func end(_ bytes: [UInt8], _ lines: [TextLine], from start: Int) -> Int? {
    for (index, line) in lines.enumerated().dropFirst(start) {
      let text = bytes[line.content]
      let rest = lines.count - index - 1
      let isEnd: Bool
      switch text.first {
      case UInt8(ascii: "-") where text.elementsEqual("--".utf8):
        let hasSpace =
          line.content.upperBound < bytes.count && bytes[line.content.upperBound] == 0x20
        isEnd = rest <= (hasSpace ? longestSignature : longestFooter)
      case UInt8(ascii: "_"):
        isEnd =
          text.count >= shortestRule && text.allSatisfy { $0 == UInt8(ascii: "_") }
          && rest <= longestFooter
      default: isEnd = rest <= longestFooter && isNoteOfProgram(text)
      }
      if isEnd { return line.firstLine }
    }
    return nil
  }

  /// "Sent from my phone".
  private static func isNoteOfProgram(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= longestNote && notes.contains(where: text.starts)
  }

  private static let longestNote = 60
  private static let notes = [
    "Sent from my ", "Sent from Outlook", "Sent from Mail", "Sent via ", "Get Outlook for ",
    "Von meinem ", "Gesendet von ",
    "Envoyé de mon ", "Envoyé depuis ", "Enviado desde ", "Enviado do meu ", "Enviado de mi ",
    "Inviato da ", "Verzonden vanaf ", "Verstuurd vanaf ", "Wysłane z ", "Skickat från ",
    "Отправлено с ",
  ].map { Array($0.utf8) }
}
