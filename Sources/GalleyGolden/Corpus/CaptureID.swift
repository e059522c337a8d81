// The name of a capture, which is also its place in the corpus.

/// The id of a capture: `site/slug`.
///
/// Ids and files correspond one to one: the capture `news.example/storm` lies in
/// `Corpus/news.example/storm/`, its golden file is `Golden/news.example/storm.md`. Both parts
/// consist of `a-z`, `0-9`, `.` and `-`, so that no file system folds two ids into one.
public struct CaptureID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first part, usually the site's host name.
  public let site: String

  /// The second part, which tells captures of a site apart.
  public let slug: String

  /// The longest part in bytes: file systems allow 255, and `.md.new` and the name of a temporary
  /// file must fit.
  static let maximumPartLength = 200

  /// Reads an id.
  ///
  /// - Throws: `invalidID`, with the reason: not two parts, a character that is not allowed, a name
  ///   that Windows keeps for a device.
  public init(_ text: String) throws(HarnessError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw HarnessError(
        .invalidID, printable(text),
        detail: "an id has the form site/slug, such as news.example/storm")
    }
    for part in parts {
      if let fault = Self.fault(ofPart: part) {
        throw HarnessError(.invalidID, printable(text), detail: fault)
      }
    }
    site = String(parts[0])
    slug = String(parts[1])
  }

  /// `site/slug`.
  public var description: String { "\(site)/\(slug)" }

  /// Ids are ordered by their bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.site == right.site
      ? left.slug.utf8.lexicographicallyPrecedes(right.slug.utf8)
      : left.site.utf8.lexicographicallyPrecedes(right.site.utf8)
  }

  /// Why a text can't be a part of an id; `nil` if it can.
  static func fault(ofPart part: some StringProtocol) -> String? {
    if part.isEmpty { return "a part of an id can't be empty" }
    if part == "." || part == ".." { return "an id can't contain '.' or '..' as a part" }
    if let wrong = part.unicodeScalars.first(where: { !isAllowed($0) }) {
      return "\(named(wrong)) is not allowed in an id; use a-z, 0-9, '.' and '-'"
    }
    if part.hasPrefix(".") || part.hasPrefix("-") {
      return "a part of an id can't begin with '.' or '-'"
    }
    if part.hasSuffix(".") { return "a part of an id can't end in '.'" }
    if part.utf8.count > maximumPartLength {
      return "a part of an id has at most \(maximumPartLength) characters"
    }
    let stem = String(part.prefix { $0 != "." })
    if windowsDevices.contains(stem) {
      return "'\(stem)' is the name of a device on Windows, where the file could not be made"
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", ".", "-": true
    default: false
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F
      ? "'\(scalar)'" : "U+" + hexadecimal(scalar)
  }

  /// Names that Windows reserves in every folder, with any extension.
  ///
  /// From Microsoft's "Naming Files, Paths, and Namespaces". Those with a superscript digit (`COM¹`)
  /// and `CONIN$` need no place here: their characters are not allowed in an id.
  private static let windowsDevices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
