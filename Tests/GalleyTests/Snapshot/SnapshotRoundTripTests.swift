// What is written is what is read, for thousands of random articles.

import Galley
import Testing

@Suite struct SnapshotRoundTripTests {
  @Test(arguments: 0..<30)
  func readsBackWhatItWrites(batch: Int) throws {
    for seed in (batch * 100)..<(batch * 100 + 100) {
      var generator = ArticleGenerator(seed: UInt64(seed))
      try check(generator.article(), "seed \(seed)")
    }
  }

  private func check(_ article: Article, _ name: String) throws {
    let snapshot = Snapshot(of: article)
    let read = try SnapshotReader(reading: snapshot.bytes)
    let normalized = article.normalized
    guard read.blocks == normalized.body else {
      let pairs = zip(read.blocks, normalized.body).first { $0 != $1 }
      Issue.record("\(name): \(String(describing: pairs))\n\(snapshot.text)")
      return
    }
    let again = try #require(read.article)
    #expect(Snapshot(of: again).bytes == snapshot.bytes, "\(name)")
    #expect(normalized.normalized == normalized, "\(name)")
    #expect(isCanonical(snapshot.bytes), "\(name)")
  }

  /// One newline at the end, no white space at the ends of lines, no controls but the newline.
  private func isCanonical(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.last == 0x0A && lines.dropLast().last?.isEmpty == false
      && lines.allSatisfy { $0.last != 0x20 && $0.last != 0x09 }
      && !text.unicodeScalars.contains {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
      }
  }
}
