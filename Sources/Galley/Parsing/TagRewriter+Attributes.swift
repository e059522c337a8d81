// Attributes of a start tag: known ones, in double quotes, references decoded.

/// What a tag's attributes decide about the element.
struct TagAttributes {
  var isSelfClosing = false
  /// `<link>` to a style sheet, an icon or a hint for the loader.
  var isResourceLink = false
  /// `<template shadowrootmode>`: its content is shown.
  var isShadowRoot = false
  /// `<script type>`.
  var island: Document.DataIsland.Kind?
}

extension TagRewriter {
  /// Reads attributes up to the `>` of the tag, and appends those that extraction knows.
  mutating func attributes(
    _ names: NameTable, of tag: Tag, into result: inout TagAttributes
  ) {
    var seen: UInt64 = 0
    var count = 0
    while let (nameStart, nameLength) = nextAttribute(&result) {
      let value = attributeValue()
      let name = names.value(source + nameStart, nameLength)
      guard name != NameTable.absent, seen & (1 << UInt64(name)) == 0 else { continue }
      seen |= 1 << UInt64(name)
      count += 1
      let attribute = AttributeName(rawValue: name)
      note(attribute, value, of: tag, into: &result)
      guard hidden == nil, count <= Self.maximumAttributes, isKept(attribute, value) else {
        continue
      }
      append(attribute, value)
    }
  }

  /// Skips to behind the `>` of a tag whose attributes don't matter.
  mutating func skipAttributes() {
    var ignored = TagAttributes()
    while nextAttribute(&ignored) != nil {
      _ = attributeValue()
    }
  }

  /// The next attribute's name, with the position behind it; `nil` at the end of the tag, with the
  /// position behind its `>`.
  private mutating func nextAttribute(_ result: inout TagAttributes) -> (start: Int, length: Int)? {
    while position < end {
      let byte = source[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        return nil
      }
      if byte == UInt8(ascii: "/") {
        result.isSelfClosing =
          position + 1 < end && source[position + 1] == UInt8(ascii: ">")
        position += 1
      } else if byte.isHTMLSpace {
        position += 1
      } else {
        break
      }
    }
    guard position < end else { return nil }
    let start = position
    position += 1  // A name may begin with `=`.
    while position < end {
      let byte = source[position]
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "=")
      {
        break
      }
      position &+= 1
    }
    return (start, position - start)
  }

  /// The value behind an attribute's name, as a range of the source; empty if there is none.
  private mutating func attributeValue() -> Range<Int> {
    var index = position
    while index < end, source[index].isHTMLSpace { index &+= 1 }
    guard index < end, source[index] == UInt8(ascii: "=") else { return position..<position }
    index += 1
    while index < end, source[index].isHTMLSpace { index &+= 1 }
    guard index < end else {
      position = end
      return end..<end
    }
    let quote = source[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let close = ByteScanning.firstIndex(of: quote, in: source, from: index + 1, to: end)
      position = min(end, close + 1)
      return index + 1..<close
    }
    let start = index
    while index < end, !source[index].isHTMLSpace, source[index] != UInt8(ascii: ">") {
      index &+= 1
    }
    position = index
    return start..<index
  }

  /// What the value means for the fate of its element.
  private mutating func note(
    _ name: AttributeName, _ value: Range<Int>, of tag: Tag, into result: inout TagAttributes
  ) {
    switch (tag, name) {
    case (.link, .rel):
      result.isResourceLink = isResource(value)
    case (.template, .shadowrootmode):
      result.isShadowRoot = true
    case (.script, .type):
      if contains("ld+json", in: value) {
        result.island = .jsonLD
      } else if contains("json", in: value) {
        result.island = .state
      }
    case (.script, .id) where contains("__next", in: value) || contains("__nuxt", in: value):
      result.island = result.island ?? .state
    default: break
    }
  }

  private func isResource(_ value: Range<Int>) -> Bool {
    let prefixes: [StaticString] = [
      "style", "pre", "dns", "module", "icon", "shortcut", "apple", "manifest", "mask",
    ]
    for prefix in prefixes
    where ByteScanning.matches(prefix, at: value.lowerBound, in: source, to: value.upperBound) {
      return true
    }
    return false
  }

  private func isKept(_ name: AttributeName, _ value: Range<Int>) -> Bool {
    // Of inline styles only those matter that hide.
    name != .style || contains("none", in: value) || contains("hidden", in: value)
  }

  private func contains(_ needle: StaticString, in range: Range<Int>) -> Bool {
    let first = needle.utf8Start[0]
    var index = range.lowerBound
    while index < range.upperBound {
      if source[index].lowercasedASCII == first,
        ByteScanning.matches(needle, at: index, in: source, to: range.upperBound)
      {
        return true
      }
      index &+= 1
    }
    return false
  }

  private mutating func append(_ name: AttributeName, _ value: Range<Int>) {
    let start = tape.content.count
    let behindTag = position
    position = value.lowerBound
    appendDecoded(to: value.upperBound, inAttribute: true)
    position = behindTag
    tape.append(name, valueFrom: start)
  }
}
