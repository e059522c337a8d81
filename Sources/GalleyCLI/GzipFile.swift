// Files compressed by gzip, read by the gzip that every system has.

import Foundation
import GalleyGolden

/// Reads `.gz` files through the command `gzip -dc`.
///
/// A process instead of a library: nobody who builds Galley needs zlib's headers for the sake of one
/// command that few run.
enum GzipFile {
  /// Where systems keep it.
  ///
  /// No search by PATH: a folder with data must not choose the program.
  private static let programs = ["/usr/bin/gzip", "/bin/gzip", "/usr/local/bin/gzip"]

  /// More than this is refused: a small file can stand for gigabytes.
  private static let maximumBytes = 256 * 1024 * 1024

  private static let chunk = 1024 * 1024

  /// The bytes that a compressed file stands for.
  ///
  /// - Throws: `HarnessError` of kind `badCapture` if gzip refuses the file or it is too large, of
  ///   kind `fileSystem` if there is no gzip.
  @Sendable static func contents(of path: String) throws -> [UInt8] {
    guard let program = programs.first(where: { FileSystem.kind(of: $0) != nil }) else {
      throw HarnessError(
        .fileSystem, path,
        detail: "gzip is not installed; install it, or decompress the files with another tool")
    }
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-dc", "--", path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let bytes: [UInt8]?
    do {
      bytes = try read(output.fileHandleForReading)
    } catch {
      process.terminate()
      process.waitUntilExit()
      throw error
    }
    guard let bytes else {
      process.terminate()
      process.waitUntilExit()
      throw HarnessError(
        .badCapture, path, detail: "\(path) stands for more than \(maximumBytes) bytes")
    }
    // gzip has few words and closes its output last, so they fit into the pipe.
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = String(decoding: message, as: UTF8.self).split(whereSeparator: \.isNewline)
      throw HarnessError(
        .badCapture, path, detail: reason.first.map { printable($0) } ?? "gzip could not read it")
    }
    return bytes
  }

  /// Everything until the end; `nil` if it is too much.
  private static func read(_ file: FileHandle) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    while let data = try file.read(upToCount: chunk), !data.isEmpty {
      bytes.append(contentsOf: data)
      if bytes.count > maximumBytes { return nil }
    }
    return bytes
  }
}
