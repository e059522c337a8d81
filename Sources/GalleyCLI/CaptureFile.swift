// A file that a command reads a capture of.

import Galley
import GalleyGolden

/// A file that holds a capture, and what is known of it.
struct CaptureFile {
  var path: String
  var url: String?
  var contentType: String?
  /// By the file's extension if it is `nil`: `.txt`, `.text` and `.md` are text, also before `.gz`.
  var kind: Capture.Kind?
  var name: String

  /// Files larger than this are refused unread; the extractor's own limit is far lower.
  static let maximumBytes = 256 * 1024 * 1024

  /// Reads the file as a capture.
  ///
  /// - Throws: `ExtractionError` of kind `unreadable`, or `notText` if a saved file holds no page.
  func capture() throws(ExtractionError) -> Capture {
    Capture(try page(), url: url, contentType: contentType, name: name)
  }

  /// Reads the file, and takes the page out of it if it is packed or compressed.
  func page() throws(ExtractionError) -> SavedPage {
    try SavedPage(bytes(), kind: kind ?? Self.kind(ofPath: path), name: name)
  }

  private func bytes() throws(ExtractionError) -> [UInt8] {
    do {
      let bytes = try FileSystem.read(path, limit: Self.maximumBytes)
      guard let bytes else {
        throw ExtractionError(.unreadable, capture: name, detail: "there is no file \(path)")
      }
      return try path.hasSuffix(Self.compressed) ? GzipFile.contents(of: path) : bytes
    } catch let error as ExtractionError {
      throw error
    } catch let error as HarnessError {
      throw ExtractionError(.unreadable, capture: name, detail: "\(error.subject): \(error.detail)")
    } catch {
      throw ExtractionError(.unreadable, capture: name, detail: "\(path): \(error)")
    }
  }

  private static let compressed = ".gz"

  /// The kind that a path's extension tells.
  static func kind(ofPath path: String) -> Capture.Kind {
    let path = path.hasSuffix(compressed) ? path.dropLast(compressed.count) : path[...]
    return [".txt", ".text", ".md"].contains { path.hasSuffix($0) } ? .text : .html
  }
}
