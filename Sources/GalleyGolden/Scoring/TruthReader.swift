// The rows of `truth.ndjson`, read one by one.

import Foundation

/// Reads a data set's rows without holding the file.
struct TruthReader {
  /// The longest row, in bytes: sixteen times the largest page that is read by default.
  static let maximumLength = 128 * 1024 * 1024

  private static let chunk = 256 * 1024

  private let path: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  /// Where the search for the next newline goes on.
  private var searched = 0
  private var isAtEnd = false
  private var line = 0
  private var ids: Set<String> = []

  /// Opens the file.
  ///
  /// - Throws: `HarnessError` of kind `fileSystem` if it is missing or unreadable.
  init(path: String) throws(HarnessError) {
    self.path = path
    guard FileSystem.kind(of: path) == .file, let file = FileHandle(forReadingAtPath: path) else {
      throw HarnessError(
        .fileSystem, path,
        detail: "there is no such file; a data set is a folder with truth.ndjson and html/ or text/"
      )
    }
    self.file = file
  }

  /// The next row; `nil` at the end.
  ///
  /// Blank lines are passed over.
  ///
  /// - Throws: `HarnessError` of kind `badData` with line and column if the line is no row, or its
  ///   id stood before; of kind `fileSystem` if reading fails.
  mutating func next() throws(HarnessError) -> TruthRow? {
    while let bytes = try nextLine() {
      line += 1
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let row: TruthRow
      do {
        row = try TruthRow(json: bytes)
      } catch {
        let column = JSONError.place(of: error.offset, in: bytes).column
        throw fault(column: column, printable(error.problem))
      }
      guard ids.insert(row.id).inserted else {
        throw fault(column: 1, "the id \"\(printable(row.id))\" stands twice")
      }
      return row
    }
    return nil
  }

  private mutating func nextLine() throws(HarnessError) -> [UInt8]? {
    while true {
      let newline = buffer.withUnsafeBufferPointer {
        $0[searched...].firstIndex(of: UInt8(ascii: "\n"))
      }
      if let newline { return take(upTo: newline) }
      searched = buffer.count
      if isAtEnd { return start < buffer.count ? take(upTo: buffer.count) : nil }
      guard buffer.count - start <= Self.maximumLength else {
        line += 1
        throw fault(column: 1, "a row has more than \(Self.maximumLength) bytes")
      }
      try fill()
    }
  }

  private mutating func take(upTo end: Int) -> [UInt8] {
    defer {
      start = min(end + 1, buffer.count)
      searched = start
    }
    return Array(buffer[start..<end])
  }

  private mutating func fill() throws(HarnessError) {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    do {
      let data = try file.read(upToCount: Self.chunk) ?? Data()
      isAtEnd = data.isEmpty
      buffer.append(contentsOf: data)
    } catch {
      throw HarnessError(.fileSystem, path, detail: "cannot read it: \(error)")
    }
  }

  private func fault(column: Int, _ detail: String) -> HarnessError {
    HarnessError(.badData, path, line: line, column: column, detail: detail)
  }
}
