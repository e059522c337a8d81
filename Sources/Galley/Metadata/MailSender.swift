// Who wrote a mail.

/// Reads the name of a mail's sender.
enum MailSender {
  /// The name before an address, or behind it in parentheses; `nil` if there is none, one of a single
  /// word, as lists and programs have, or that of the address's host.
  ///
  /// What a list adds ("Ann Lind via quay-list") goes.
  static func name(_ sender: [UInt8]) -> String? {
    var name = sender[...].prefix { $0 != UInt8(ascii: "<") }
    if name.contains(UInt8(ascii: "@")) || Array(name).containsRun(at) {
      guard let open = name.firstIndex(of: UInt8(ascii: "(")),
        let close = name[open...].firstIndex(of: UInt8(ascii: ")"))
      else { return nil }
      name = name[(open + 1)..<close]
    }
    let words = name.split { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "\"") }
    var own = Array(words.prefix { !$0.elementsEqual("via".utf8) })
    if own.count == 2, own[0].last == 0x2C {
      // "Lind, Ann", as directories have it.
      own = [own[1], own[0].dropLast()]
    }
    guard own.count > 1, !isHost(own, of: sender), let last = own.last,
      !TextByline.publications.contains(CaseFolding.folded(last))
    else {
      return nil
    }
    let names = BylineParser.names(Array(own.joined(separator: [0x20])), isProse: true)
    return names.count == 1 ? names.first : nil
  }

  /// Whether an address is at a host of these words: "Orran Post <news@orranpost.example>".
  private static func isHost(_ words: [ArraySlice<UInt8>], of sender: [UInt8]) -> Bool {
    guard let sign = sender.firstIndex(of: UInt8(ascii: "@")) else { return false }
    let host = CaseFolding.folded(sender[sign...])
    return host.filter { $0 != UInt8(ascii: "-") }.containsRun(CaseFolding.folded(words.joined()))
  }

  /// As archives write `@`.
  private static let at = Array(" at ".utf8)
}
