// Why a snapshot could not be read.

/// A fault in a snapshot's text, with its place: what makes a golden file `damaged`.
public struct SnapshotError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file has no bytes.
    case empty
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// A line has a carriage return.
    case carriageReturn
    /// A merge left its markers behind.
    case conflictMarker
    /// A line ends in a space or a tab.
    case trailingWhiteSpace
    /// The last line has no newline, or an empty line follows it.
    case finalNewline
    /// The first line is not `---`, or no `---` ends the front matter.
    case frontMatter
    /// The key `galley` is missing.
    case missingKey
    /// A key is none of the format's.
    case unknownKey
    /// A key stands twice.
    case duplicateKey
    /// A key stands after one that should follow it.
    case misorderedKey
    /// The value is not the JSON that its key asks for.
    case badValue
    /// The format is newer than this library.
    case newerVersion
    /// The body can't be: text beside `article: none`, no empty line before it, too deep nesting.
    case badBody
  }

  /// What kind of fault this is.
  public var kind: Kind
  /// The line, from 1.
  public var line: Int
  /// The column in bytes, from 1, if the fault has one.
  public var column: Int?
  /// What was found, and what can be done, in one sentence without a final period.
  public var message: String

  /// Creates an error.
  public init(_ kind: Kind, line: Int, column: Int? = nil, message: String) {
    self.kind = kind
    self.line = line
    self.column = column
    self.message = message
  }

  /// `LINE:COLUMN: error: KIND: MESSAGE`, without the column where there is none.
  public var description: String {
    let place = column.map { "\(line):\($0)" } ?? "\(line)"
    return "\(place): error: \(kind.rawValue): \(message)"
  }
}
