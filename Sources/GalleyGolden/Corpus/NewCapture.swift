// A capture on its way into the corpus.

import Foundation
import Galley

/// A capture that is not yet stored.
public struct NewCapture: Sendable {
  /// The id that it will have.
  public var id: CaptureID
  /// Its record.
  public var record: CaptureRecord
  /// Its bytes, stored as they are.
  public var bytes: [UInt8]

  /// Creates a capture.
  ///
  /// - Throws: `badCapture` if there are no bytes; `badRecord` if the record could not be read back.
  public init(id: CaptureID, record: CaptureRecord, bytes: [UInt8]) throws(HarnessError) {
    guard !bytes.isEmpty else {
      throw HarnessError(.badCapture, "\(id)", detail: "there are no bytes to store")
    }
    _ = try CaptureRecord(json: Array(record.json.utf8), path: "capture.json")
    self.id = id
    self.record = record
    self.bytes = bytes
  }

  /// Stores bytes and record; the record comes last, so that a capture without one is unfinished.
  ///
  /// - Throws: `badCapture` if there is a capture of this id already; `fileSystem`, and then nothing
  ///   is left of what was made.
  public func store(in root: Root) throws(HarnessError) {
    let corpus = Corpus(root)
    guard FileSystem.kind(of: corpus.path(of: id) + "/capture.json") == nil else {
      // Of a capture whose record can't be read the URL is left out.
      let url = try? corpus.load(id).record.url
      let other = url.map { $0 == record.url ? ", of the same URL" : ", of \(printable($0))" } ?? ""
      throw HarnessError(
        .badCapture, "\(id)",
        detail: "there is such a capture already\(other); choose another --id")
    }
    for path in ["\(root.corpusPath)/\(id.site)", corpus.path(of: id)]
    where FileSystem.kind(of: path) == .link {
      throw HarnessError(
        .invalidID, "\(id)", detail: "\(path) is a link; captures are stored in real folders")
    }
    try write(to: corpus.path(of: id))
  }

  private func write(to folder: String) throws(HarnessError) {
    let path = folder + (record.kind == .html ? "/capture.html" : "/capture.txt")
    let wasThere = FileSystem.kind(of: path) != nil
    do throws(HarnessError) {
      try FileSystem.writeAtomically(bytes, to: path)
      try FileSystem.writeAtomically(Array(record.json.utf8), to: folder + "/capture.json")
    } catch {
      // Half a capture would fail every check from now on.
      if !wasThere { try FileSystem.remove(path) }
      FileSystem.removeIfEmpty(folder)
      FileSystem.removeIfEmpty(FileSystem.parent(of: folder))
      throw error
    }
  }
}

extension CaptureID {
  /// The longest slug that is made of a URL, in bytes; longer ones are hard to type.
  private static let longestMadeSlug = 60

  /// Makes an id of a URL: the host without `www.`, and the last part of the path.
  ///
  /// Without a path it is the query, if there is one. A part without a letter or digit of ASCII, as of a Japanese title, gives eight digits of its
  /// SHA-256.
  ///
  /// - Throws: `invalidID` if the URL has no host, or none of its characters can stand in an id.
  public init(url: String) throws(HarnessError) {
    guard let scheme = url.firstRange(of: "://") else {
      throw HarnessError(.invalidID, printable(url), detail: "the URL is not absolute")
    }
    let rest = url[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let parts = rest.split(separator: "/")
    let authority = parts.first.map { $0.split(separator: "@").last ?? $0 } ?? ""
    var site = Self.reduced(authority.prefix { $0 != ":" })
    if site.hasPrefix("www.") { site = String(site.dropFirst(4)) }
    let query = url[scheme.upperBound...].drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
    var slug =
      parts.count > 1
      ? Self.slug(ofPart: String(parts[parts.count - 1]))
      : query.isEmpty ? "home" : Self.slug(ofPart: String(query))
    for ending in [".html", ".htm", ".php", ".aspx"] where slug.hasSuffix(ending) {
      slug = String(slug.dropLast(ending.count))
    }
    slug = Self.trimmed(String(slug.prefix(Self.longestMadeSlug)))
    do throws(HarnessError) {
      try self.init("\(site)/\(slug)")
    } catch {
      throw HarnessError(
        .invalidID, printable(url), detail: "no id can be made of it; choose one with --id")
    }
  }

  private static func slug(ofPart part: String) -> String {
    let plain = part.removingPercentEncoding ?? part
    let slug = reduced(plain)
    return slug.isEmpty ? String(SHA256.hexadecimal(Array(plain.utf8)).prefix(8)) : slug
  }

  /// A part of an id made of a text, for example of the name of a folder; empty if nothing is left.
  static func madePart(of text: String) -> String {
    String(reduced(text).prefix(maximumPartLength))
  }

  private static func reduced(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text.lowercased().unicodeScalars {
      switch character {
      case "a"..."z", "0"..."9", ".": result.unicodeScalars.append(character)
      default: if result.last != "-" { result += "-" }
      }
    }
    return trimmed(result)
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == "-" || $0 == "." }
    return String(start.reversed().drop { $0 == "-" || $0 == "." }.reversed())
  }
}
