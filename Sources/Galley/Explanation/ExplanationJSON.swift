// An explanation for programs.

/// Renders explanations as JSON.
public enum ExplanationJSON {
  /// One object on one line, in UTF-8; docs/explain.md names its members.
  ///
  /// Every key is there, `null` where there is no value. Numbers are rounded to six decimals.
  public static func bytes(of explanation: Explanation) -> [UInt8] {
    var bytes = [UInt8(ascii: "{")]
    JSONBytes.append(key: "threshold", to: &bytes)
    append(explanation.threshold, to: &bytes)
    JSONBytes.append(key: "expectedF1", to: &bytes)
    append(explanation.expectedF1, to: &bytes)
    JSONBytes.append(key: "noArticle", to: &bytes)
    JSONBytes.append(explanation.noArticle, to: &bytes)
    JSONBytes.append(key: "blocks", to: &bytes)
    JSONBytes.appendList(explanation.blocks, to: &bytes, item: append)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private static func append(_ block: ExplainedBlock, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    JSONBytes.append(key: "kept", to: &bytes)
    JSONBytes.append(raw: block.isKept ? "true" : "false", to: &bytes)
    JSONBytes.append(key: "probability", to: &bytes)
    append(block.probability, to: &bytes)
    JSONBytes.append(key: "rule", to: &bytes)
    JSONBytes.append(block.rule, to: &bytes)
    JSONBytes.append(key: "path", to: &bytes)
    JSONBytes.append(block.path, to: &bytes)
    JSONBytes.append(key: "text", to: &bytes)
    JSONBytes.append(block.text, to: &bytes)
    JSONBytes.append(key: "features", to: &bytes)
    JSONBytes.appendList(block.features, to: &bytes) { feature, bytes in
      bytes.append(UInt8(ascii: "{"))
      JSONBytes.append(key: "name", to: &bytes)
      JSONBytes.append(feature.name, to: &bytes)
      JSONBytes.append(key: "value", to: &bytes)
      append(feature.value, to: &bytes)
      JSONBytes.append(key: "contribution", to: &bytes)
      append(feature.contribution, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ value: Double?, to bytes: inout [UInt8]) {
    let text = value.map { DecimalText.text($0, places: 6, trimsZeros: true) } ?? "null"
    bytes.append(contentsOf: text.utf8)
  }
}
