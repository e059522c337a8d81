// Bytes that should be UTF-8 become UTF-8 that every later stage can rely on.

/// Finds and mends what is not clean UTF-8 text.
///
/// Clean is valid UTF-8 of which the only control characters are tab, line feed, form feed and delete.
///
/// Control characters from U+0080 on are what is left of text that was converted twice, or from
/// windows-1252 as if it were ISO-8859-1. Where they are the rest of a UTF-8 sequence each byte of
/// which became a character, that is undone; else they become the windows-1252 characters of
/// their numbers, as the HTML standard has it for character references.
enum UTF8Repair {
  /// Mends bytes: bad sequences become U+FFFD as the Encoding Standard has it (one for each
  /// maximal subpart), CR LF and CR become LF, other control characters are left out.
  ///
  /// - Parameters:
  ///   - bytes: What should be UTF-8.
  ///   - start: Where to begin; what stands before is left out.
  /// - Returns: The clean text, sharing the storage of `bytes` if nothing had to change, and how
  ///   many bad sequences were replaced.
  static func repaired(_ bytes: [UInt8], from start: Int = 0) -> (bytes: [UInt8], replacements: Int)
  {
    bytes.withUnsafeBufferPointer { source in
      var fault = firstFault(in: source, from: start)
      if fault == source.count { return (start == 0 ? bytes : Array(source[start...]), 0) }
      var output: [UInt8] = []
      output.reserveCapacity(source.count - start + 64)
      var position = start
      var replacements = 0
      while true {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: source[position..<fault]))
        guard fault < source.count else { return (output, replacements) }
        position = fault
        let byte = source[position]
        if byte == 0xC2, source.count > position + 1, source[position + 1] & 0xC0 == 0x80 {
          position += appendMeant(source, at: position, to: &output)
        } else if byte >= 0x80 {
          output += [0xEF, 0xBF, 0xBD]
          replacements += 1
          position -= sequence(at: position, in: source)
        } else {
          position += 1
          if byte == 0x0D {
            output.append(0x0A)
            if position < source.count, source[position] == 0x0A { position += 1 }
          }
        }
        fault = firstFault(in: source, from: position)
      }
    }
  }

  /// Appends what the control character from U+0080 on at an index is meant to be.
  ///
  /// - Returns: How many bytes that takes.
  private static func appendMeant(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) -> Int {
    // The character before, U+00C0 to U+00FF, may be the first byte of the sequence.
    if output.count >= 2, output[output.count - 2] == 0xC3 {
      var sequence = [output[output.count - 1] | 0x40]
      var next = index
      while next + 1 < source.count, source[next] == 0xC2, sequence.count < 4 {
        sequence.append(source[next + 1])
        next += 2
        let length = sequence.withUnsafeBufferPointer { self.sequence(at: 0, in: $0) }
        if length == sequence.count {
          output.removeLast(2)
          output += sequence
          return next - index
        }
      }
    }
    let scalar = windows1252[Int(source[index + 1] - 0x80)]
    if scalar >= 0xA0 { UTF8Encoding.append(UInt32(scalar), to: &output) }
    return 2
  }

  private static let windows1252 = SingleByteDecoder.upperHalf(of: "windows-1252")

  /// The first index from `start` on that does not begin a character of clean text.
  static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let block = ByteBlock(bytes, at: position)
      // Space to DEL, tab, line feed and form feed; not the zeros behind the end.
      let plain =
        block.marks(from: 0x20, count: 0x60) | block.marks(from: 0x09, count: 2)
        | block.marks(of: 0x0C)
      let others = ~plain
      guard !others.isEmpty else {
        position &+= ByteBlock.size
        continue
      }
      position &+= others.first
      if position >= bytes.count { return bytes.count }
      if bytes[position] < 0x80 { return position }
      // Characters beyond ASCII often stand together.
      repeat {
        let length = sequence(at: position, in: bytes)
        if length <= 0 || bytes[position] == 0xC2 && bytes[position &+ 1] < 0xA0 {
          return position
        }
        position &+= length
      } while position < bytes.count && bytes[position] >= 0x80
    }
    return bytes.count
  }

  /// The length of the valid sequence at an index that holds a byte from 80 on; if it is not valid,
  /// the length of its maximal subpart, negative.
  @inline(__always)
  private static func sequence(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = bytes[index]
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { lower = 0xA0 }
      if lead == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { lower = 0x90 }
      if lead == 0xF4 { upper = 0x8F }
    default: return -1
    }
    var offset = 1
    while offset < length {
      guard index &+ offset < bytes.count else { return -offset }
      let byte = bytes[index &+ offset]
      guard lower <= byte, byte <= upper else { return -offset }
      lower = 0x80
      upper = 0xBF
      offset &+= 1
    }
    return length
  }
}
