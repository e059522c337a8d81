// Safari's web archives: property lists.

import struct Foundation.Data
import class Foundation.PropertyListDecoder

/// What is read of a web archive, a property list that `WebArchive` of WebKit writes.
struct WebArchive: Decodable {
  /// A page or picture.
  struct Resource: Decodable {
    var data: Data
    var url: String?
    var mediaType: String?
    var encoding: String?

    private enum CodingKeys: String, CodingKey {
      case data = "WebResourceData"
      case url = "WebResourceURL"
      case mediaType = "WebResourceMIMEType"
      case encoding = "WebResourceTextEncodingName"
    }

    var bytes: [UInt8] { Array(data) }

    /// The media type with its charset.
    var contentType: String? {
      mediaType.map { type in encoding.map { "\(type); charset=\($0)" } ?? type }
    }
  }

  private var main: Resource

  private enum CodingKeys: String, CodingKey {
    case main = "WebMainResource"
  }

  /// The page itself; `nil` if the bytes are no web archive.
  static func mainResource(of file: [UInt8]) -> Resource? {
    do {
      return try PropertyListDecoder().decode(WebArchive.self, from: Data(file)).main
    } catch {
      // What is wrong with a property list says nothing about the page that isn't there.
      return nil
    }
  }
}
