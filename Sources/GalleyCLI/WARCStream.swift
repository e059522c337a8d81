// Pages of a web archive on standard input, without waiting where results are ready.

import Galley

/// Reads an archive as ``LineReader`` reads lines.
struct WARCStream {
  /// A page or fault, or why there is none.
  enum Next {
    case item(WARCReader.Item)
    /// Nothing at the moment.
    case notYet
    /// The end of input, or an interruption.
    case end
  }

  private let stream: Stream
  private var reader = WARCReader()
  private var isAtEnd = false

  init(_ stream: Stream) {
    self.stream = stream
  }

  /// Takes the next page; with `mayWait` it waits for one until there is an interruption.
  mutating func next(mayWait: Bool) throws(OutputError) -> Next {
    while !Signals.isInterrupted {
      if let item = reader.next(isAtEnd: isAtEnd) { return .item(item) }
      if isAtEnd { return .end }
      guard let bytes = try stream.read(waiting: mayWait ? 0.1 : 0) else {
        if mayWait { continue }
        return .notYet
      }
      isAtEnd = bytes.isEmpty
      reader.append(bytes)
    }
    return .end
  }
}
