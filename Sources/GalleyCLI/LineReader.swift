// Standard input by lines, without waiting where results are ready.

import GalleyGolden

/// Reads lines of any number in little memory.
struct LineReader {
  /// A line, or why there is none.
  enum Line {
    /// The bytes, without the newline.
    case text([UInt8])
    /// A line longer than the limit: its length in bytes. Its content has been dropped.
    case tooLong(Int)
    /// Nothing at the moment.
    case notYet
    /// The end of input, or an interruption.
    case end
  }

  /// The longest line that is kept, in bytes: twice the largest page with every byte escaped would
  /// be more, but pages that large are refused anyway.
  static let maximumLength = 64 * 1024 * 1024

  private let stream: Stream
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where the search for a newline goes on.
  private var searched = 0
  private var isAtEnd = false
  /// How many bytes of a line that is too long have been dropped.
  private var dropped = 0

  init(_ stream: Stream) {
    self.stream = stream
  }

  /// Takes the next line; with `mayWait` it waits for one until there is an interruption.
  mutating func next(mayWait: Bool) throws(OutputError) -> Line {
    while true {
      // First: hundreds of rows may be in the buffer, which would take a second or more.
      if Signals.isInterrupted {
        isAtEnd = true
        buffer = []
        dropped = 0
        start = 0
        searched = 0
        return .end
      }
      if let line = takeLine() { return line }
      if isAtEnd { return .end }
      guard let bytes = try stream.read(waiting: mayWait ? 0.1 : 0) else {
        if mayWait { continue }
        return .notYet
      }
      if bytes.isEmpty { isAtEnd = true }
      append(bytes)
    }
  }

  private mutating func takeLine() -> Line? {
    let newline = buffer.withUnsafeBufferPointer { bytes in
      bytes[searched...].firstIndex(of: UInt8(ascii: "\n"))
    }
    if let newline { return take(upTo: newline) }
    searched = buffer.count
    let hasRest = start < buffer.count || dropped > 0
    return isAtEnd && hasRest ? take(upTo: buffer.count) : nil
  }

  private mutating func take(upTo end: Int) -> Line {
    let length = dropped + end - start
    let line = dropped > 0 ? Line.tooLong(length) : .text(Array(buffer[start..<end]))
    start = min(end + 1, buffer.count)
    searched = start
    dropped = 0
    return line
  }

  private mutating func append(_ bytes: [UInt8]) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    buffer += bytes
    if buffer.count > Self.maximumLength { dropUnfinished(keeping: bytes) }
  }

  /// Lets go of the beginning of a line that has become too long; before `bytes` came there was no
  /// newline in the buffer.
  private mutating func dropUnfinished(keeping bytes: [UInt8]) {
    let kept = bytes.firstIndex(of: UInt8(ascii: "\n")).map { bytes.count - $0 } ?? 0
    dropped += buffer.count - kept
    buffer.removeSubrange(..<(buffer.count - kept))
    searched = 0
  }
}
