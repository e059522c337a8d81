// What libFuzzer calls: one input for the target that the environment names.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One kind of input with the properties that must hold of it.
enum Target: String, CaseIterable {
  case decode, saved, rewrite, html, text, snapshot, article, record, row

  /// The target that `GALLEY_FUZZ_TARGET` names.
  static let chosen: Target = {
    let name = getenv("GALLEY_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = Target(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("GALLEY_FUZZ_TARGET is one of \(names), not \"\(name)\"")
    }
    return target
  }()

  /// Checks all properties of an input; the process ends where one doesn't hold.
  func check(_ input: [UInt8]) {
    switch self {
    case .decode: checkDecoding(input)
    case .saved: checkSavedPage(input)
    case .rewrite: checkRewriting(input)
    case .html: checkPage(input)
    case .text: checkTextCapture(input)
    case .snapshot: checkSnapshot(input)
    case .article: checkArticle(input)
    case .record: checkRecord(input)
    case .row: checkRow(input)
    }
  }
}

/// libFuzzer's entry: checks one input; always 0, which is to say that it may be kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the process with a message, which makes libFuzzer keep the input.
func require(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}
