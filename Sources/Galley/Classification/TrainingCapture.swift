// What the training script needs of a text capture: its lines and their features.

/// The lines of a text capture and the features of each, for training the text body model.
package struct TrainingCapture: Sendable {
  /// The names of the features, in the order of a row.
  package let names: [String]
  /// The text of each line.
  package let texts: [String]
  /// One row of features after the other.
  package let rows: [Int16]

  /// The lines of a text capture in UTF-8.
  package init(text bytes: [UInt8]) {
    let reader = LineReader(bytes)
    let features = LineFeatures(LineContext(reader))
    names = LineFeatures.names
    texts = reader.lines.map { String(decoding: reader.bytes[$0.content], as: UTF8.self) }
    var rows: [Int16] = []
    rows.reserveCapacity(LineFeatures.count * texts.count)
    var row = [Int16](repeating: 0, count: LineFeatures.count)
    for index in reader.lines.indices {
      row.withUnsafeMutableBufferPointer { features.write(index, to: $0) }
      rows.append(contentsOf: row)
    }
    self.rows = rows
  }
}
