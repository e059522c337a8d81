// Character references in texts that are not pages, such as the facts of a data set.

/// HTML's character references in plain strings.
package enum HTMLText {
  /// The text with each reference (`&amp;`, `&#8217;`) replaced by what it stands for.
  package static func resolvingReferences(in text: String) -> String {
    let input = Array(text.utf8)
    guard input.contains(UInt8(ascii: "&")) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(input.count)
    input.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "&"),
          let reference = HTMLEntities.reference(at: index, in: bytes, inAttribute: false)
        {
          reference.append(to: &output)
          index += reference.length
        } else {
          output.append(bytes[index])
          index += 1
        }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
