// Answers on their way to standard output.

/// Writes answers to standard output: to a file many at once, to a pipe or terminal each as it comes.
///
/// To write a file in few large pieces takes half the time. Whoever reads a pipe may wait for an answer.
struct AnswerWriter {
  /// So many bytes are written at once.
  private static let pieceSize = 131_072

  private let isFile = Stream.output.isFile
  private var held: [UInt8] = []

  /// Writes an answer, or keeps it for the next piece.
  mutating func write(_ answer: [UInt8]) throws(OutputError) {
    if answer.isEmpty { return }
    guard isFile, answer.count < Self.pieceSize else {
      try flush()
      return try Stream.output.write(answer)
    }
    held.reserveCapacity(2 * Self.pieceSize)
    held += answer
    if held.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is kept: before the input is waited for, and at the end.
  mutating func flush() throws(OutputError) {
    if held.isEmpty { return }
    try Stream.output.write(held)
    held.removeAll(keepingCapacity: true)
  }
}
