// A tape written out as markup, which tests and fuzzing compare.

extension TagTape {
  /// What the tokens say, as tidy markup: attributes in double quotes, `&` and what would be markup
  /// as references.
  var markup: [UInt8] {
    var markup: [UInt8] = []
    for index in 0..<tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .text: append(token.start, token.count, escaping: UInt8(ascii: "<"), to: &markup)
      case .end:
        markup += Array("</".utf8) + name(of: token) + [UInt8(ascii: ">")]
      case .start, .void:
        markup += [UInt8(ascii: "<")] + name(of: token)
        appendAttributes(of: token, to: &markup)
        markup += Array((token.kind == .void ? "/>" : ">").utf8)
      }
    }
    return markup
  }

  private func name(of token: Token) -> [UInt8] {
    guard token.tag.isHTML else {
      return Array(
        UnsafeBufferPointer(start: content.base + Int(token.name), count: Int(token.nameCount)))
    }
    return Array(Tag.names[Int(token.tag.rawValue) - 3].description.utf8)
  }

  private func appendAttributes(of token: Token, to markup: inout [UInt8]) {
    for index in Int(token.start)..<Int(token.start + token.count) {
      let attribute = attributes[index]
      let name = AttributeName.names[Int(attribute.name.rawValue)].description
      markup += Array(" \(name)=\"".utf8)
      append(attribute.start, attribute.count, escaping: UInt8(ascii: "\""), to: &markup)
      markup.append(UInt8(ascii: "\""))
    }
  }

  private func append(
    _ start: UInt32, _ count: UInt32, escaping special: UInt8, to markup: inout [UInt8]
  ) {
    for index in Int(start)..<Int(start + count) {
      let byte = content.base[index]
      if byte == UInt8(ascii: "&") {
        markup += Array("&amp;".utf8)
      } else if byte == special {
        markup += Array((special == UInt8(ascii: "<") ? "&lt;" : "&quot;").utf8)
      } else {
        markup.append(byte)
      }
    }
  }
}
