// The text of blocks, white space collapsed.

extension BlockSegmenter {
  /// A word boundary within a block.
  mutating func separate() {
    guard isCollecting, !endsWithSpace else { return }
    text.append(0x20)
    endsWithSpace = true
  }

  /// Adds a text node, its white space collapsed.
  mutating func add(_ index: Int, _ node: Document.Node) {
    let start = text.count
    let (characters, sawText) = copy(Int(node.start)..<Int(node.start + node.count))
    if sawText {
      note(index, characters)
    } else if !isCollecting {
      text.truncate(to: start)
      endsWithSpace = true
    }
  }

  /// Copies bytes to the text, runs of white space as one space.
  ///
  /// - Returns: How many characters that were, and whether any wasn't white space.
  private mutating func copy(_ range: Range<Int>) -> (characters: Int32, sawText: Bool) {
    guard let bytes = bytes.baseAddress else { return (0, false) }
    // What is copied is no longer than what it is copied from.
    text.reserve(range.count)
    let output = text.end
    var count = 0
    var characters: Int32 = 0
    var sawText = false
    var endsWithSpace = endsWithSpace
    var position = range.lowerBound
    while position < range.upperBound {
      while position &+ 8 <= range.upperBound {
        guard let spaces = Self.loneSpaces(bytes, position, afterSpace: endsWithSpace) else {
          break
        }
        UnsafeMutableRawPointer(output + count).copyMemory(
          from: bytes + position, byteCount: 8)
        count &+= 8
        characters &+= 8
        position &+= 8
        endsWithSpace = spaces &>> 63 != 0
        sawText = true
      }
      guard position < range.upperBound else { break }
      let byte = bytes[position]
      if byte &- 0x21 < 0xA1 {
        // ASCII and continuation bytes, which aren't characters of their own.
        output[count] = byte
        count &+= 1
        characters &+= byte < 0x80 ? 1 : 0
        position &+= 1
        endsWithSpace = false
        sawText = true
        continue
      }
      let space = Self.spaceLength(bytes, position, range.upperBound)
      if space == 0 {
        output[count] = byte
        count &+= 1
        characters &+= 1
        position &+= 1
        endsWithSpace = false
        sawText = true
      } else {
        if !endsWithSpace {
          output[count] = 0x20
          count &+= 1
          characters &+= 1
          endsWithSpace = true
        }
        position &+= space
      }
    }
    text.appended(count)
    self.endsWithSpace = endsWithSpace
    return (characters, sawText)
  }

  /// The highest bit of each of eight bytes that is a space, if these are printable ASCII without
  /// two spaces in a row, and so are copied as they are; else `nil`.
  @inline(__always)
  private static func loneSpaces(
    _ bytes: UnsafePointer<UInt8>, _ index: Int, afterSpace: Bool
  ) -> UInt64? {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
    let high: UInt64 = 0x8080_8080_8080_8080
    let allSpaces: UInt64 = 0x2020_2020_2020_2020
    // A byte below the space borrows from the one above, which may then look like one, too; none is
    // missed.
    if (word &- allSpaces | word) & high != 0 { return nil }
    let spaces = ~((word ^ allSpaces) &+ ~high) & high
    let behindSpaces = spaces &<< 8 | (afterSpace ? 0x80 : 0)
    return spaces & behindSpaces == 0 ? spaces : nil
  }

  /// Books a text node that has text to the current block, or begins one.
  private mutating func note(_ index: Int, _ characters: Int32) {
    let frame = frames.last
    if !isCollecting {
      isCollecting = true
      pending.block = Block(
        element: frame?.element ?? -1, firstNode: Int32(index), endNode: Int32(index + 1),
        textStart: Int32(textStart))
      if let frame, !frame.isBlock {
        pending.block.inlineClasses = frame.inlineClasses
        pending.block.isTime = frame.isTime
      }
    }
    if frame?.isLink == true { pending.block.linkLength += characters }
    if frame?.isBold == true { pending.block.boldLength += characters }
    pending.lastNode = Int32(index)
    pending.textEnd = endsWithSpace ? text.count - 1 : text.count
  }

  /// Ends the block that is being collected, if one is.
  mutating func flush() {
    if isCollecting { endBlock() }
    linksBefore = 0
    endsWithSpace = true
    textStart = text.count
  }

  private mutating func endBlock() {
    isCollecting = false
    text.truncate(to: pending.textEnd)
    let start = Int(pending.block.textStart)
    let content = UnsafeBufferPointer(start: text.base + start, count: text.count - start)
    pending.block.textCount = Int32(content.count)
    pending.block.endNode = pending.lastNode + 1
    pending.block.linkCount = linksBefore
    pending.block.wordStart = Int32(words.count)
    (pending.block.statistics, pending.block.length) = TextScanner.scan(content, words: &words)
    guard pending.block.statistics.words > 0 || words.count > Int(pending.block.wordStart) else {
      text.truncate(to: start)
      return
    }
    pending.block.cues = CuePhrases.cues(in: content)
    if pending.block.element < 0 { pending.block.element = 0 }
    pending.block.isGood = Self.isGoodText(pending.block)
    blocks.append(pending.block)
  }

  /// Whether a block reads like running text: at least a line of words, few of them links, and a
  /// sentence in it.
  ///
  /// The bounds were found on the development pages: see docs/extraction.md.
  static func isGoodText(_ block: Block) -> Bool {
    let statistics = block.statistics
    return statistics.words >= 12 && block.linkDensity < 0.35
      && (statistics.endsSentence || statistics.sentences >= 1 || statistics.words >= 30)
  }

  /// The length in bytes of white space at `index`: HTML's, and the spaces and invisible marks of
  /// Unicode that separate nothing else; 0 if there is none.
  @inline(__always)
  private static func spaceLength(
    _ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2 { return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard byte >= 0xE2, index + 2 < end else { return 0 }
    let second = bytes[index + 1]
    let third = bytes[index + 2]
    switch byte {
    case 0xE2:
      // U+2000–200B, 2028, 2029, 202F, 205F
      if second == 0x80 {
        return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
      }
      return second == 0x81 && third == 0x9F ? 3 : 0
    case 0xE3: return second == 0x80 && third == 0x80 ? 3 : 0
    case 0xEF: return second == 0xBB && third == 0xBF ? 3 : 0
    default: return 0
    }
  }
}
