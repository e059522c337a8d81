// Unicode normalization form C, at a cost that no text can raise.

import Foundation

/// Brings text into NFC.
///
/// Most text is in NFC already, which a table shows. The rest goes to Foundation in pieces, since
/// its time grows with the square of the length: 200,000 letters with accents took it 3 seconds,
/// one letter with 200,000 accents 51.
enum CanonicalComposition {
  /// The text in NFC, except for letters with more than 256 bytes of marks,
  /// which stay as they are.
  static func composed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = firstToCompose(in: bytes) else { return nil }
      var pieces = Pieces(bytes, from: first)
      return pieces.composed()
    } ?? text
  }

  /// Where the last boundary stands before the first character that NFC may change.
  private static func firstToCompose(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var reader = ScalarReader(bytes)
    while reader.skipASCII(), let value = reader.next() {
      guard !ScalarClass.isComposed(value) else { continue }
      var start = reader.index
      while start > 0 {
        repeat { start -= 1 } while start > 0 && bytes[start] & 0xC0 == 0x80
        var character = ScalarReader(bytes, at: start)
        if let value = character.next(), ScalarClass.isBoundary(value) { break }
      }
      return start
    }
    return nil
  }

  /// A text on its way through Foundation.
  private struct Pieces {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var output: [UInt8] = []
    private var start: Int

    /// How many bytes go to Foundation at once, at least.
    private static let length = 512

    /// How many bytes a letter and its marks can have; no writing has more than a few dozen.
    private static let longestCluster = 256

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
      self.bytes = bytes
      self.start = start
      output.reserveCapacity(bytes.count)
      output.append(contentsOf: bytes[..<start])
    }

    mutating func composed() -> String {
      var reader = ScalarReader(bytes, at: start)
      var cluster = start
      var end = start
      while let value = reader.next() {
        if ScalarClass.isBoundary(value) {
          flush(cluster: cluster, to: end)
          cluster = end
        }
        end = reader.index
      }
      flush(cluster: cluster, to: end)
      flush(to: end)
      return String(decoding: output, as: UTF8.self)
    }

    private mutating func flush(cluster: Int, to end: Int) {
      if end - cluster > Self.longestCluster {
        flush(to: cluster)
        output.append(contentsOf: bytes[cluster..<end])
        start = end
      } else if end - start >= Self.length {
        flush(to: end)
      }
    }

    private mutating func flush(to end: Int) {
      if start == end { return }
      let piece = String(decoding: bytes[start..<end], as: UTF8.self)
      output.append(contentsOf: piece.precomposedStringWithCanonicalMapping.utf8)
      start = end
    }
  }
}
