// Features for training: what `galley features` writes.

extension LineFeatures {
  /// The features of each line of a text capture as one JSON object, without a line break.
  ///
  /// - Parameter bytes: Valid UTF-8.
  /// - Returns: `{"texts": [line, …], "rows": [[feature, …], …]}`.
  package static func json(ofText bytes: [UInt8]) -> [UInt8] {
    let reader = LineReader(bytes)
    let features = LineFeatures(LineContext(reader))
    var out = Array(#"{"texts": ["#.utf8)
    for (index, line) in reader.lines.enumerated() {
      if index > 0 { out.append(0x2C) }
      appendJSON(reader.bytes[line.content], to: &out)
    }
    out.append(contentsOf: #"], "rows": ["#.utf8)
    var row = [Int16](repeating: 0, count: count)
    for index in reader.lines.indices {
      row.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { features.write(index, to: base) }
      }
      out.append(contentsOf: index > 0 ? [0x2C, 0x5B] : [0x5B])
      for (column, value) in row.enumerated() {
        if column > 0 { out.append(0x2C) }
        out.append(contentsOf: String(value).utf8)
      }
      out.append(0x5D)
    }
    out.append(contentsOf: "]}".utf8)
    return out
  }

  private static func appendJSON(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
      case 0..<0x20: out.append(0x20)
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}
