// Reports as files: written piece by piece, whole or not there.

/// A file that is written piece by piece, and appears under its name when it is whole.
///
/// A device, a pipe or a socket, such as `/dev/stdout`, is written to and stays what it is; a link
/// stays, and what it leads to is replaced.
package final class FileWriter {
  /// What is shown in errors.
  private let path: String
  /// What is written to: a temporary file, or a device.
  private let written: String
  /// What the temporary file is renamed to; `nil` for a device.
  private let target: String?
  private var file: Int32

  /// Opens the file for writing.
  ///
  /// - Throws: `fileSystem`, for a folder too.
  package init(_ path: String) throws(HarnessError) {
    self.path = path
    if FileSystem.isDirectory(path) {
      throw HarnessError(.fileSystem, path, detail: "cannot write it: it is a folder")
    }
    if FileSystem.kindBehindLinks(of: path) == .other {
      (written, target) = (path, nil)
    } else {
      let isLink = FileSystem.kind(of: path) == .link
      let place = isLink ? try FileSystem.resolved(path) : path
      (written, target) = ("\(place).\(FileSystem.processID)\(FileSystem.temporarySuffix)", place)
    }
    do throws(HarnessError) {
      file = try FileSystem.openForWriting(written, followsLinks: target == nil)
    } catch {
      throw HarnessError(.fileSystem, path, detail: error.detail)
    }
  }

  deinit {
    guard file >= 0 else { return }
    discard()
  }

  /// Adds text.
  package func write(_ text: String) throws(HarnessError) {
    let code = FileSystem.write(Array(text.utf8), to: file)
    guard code == 0 else { throw FileSystem.failure("write", path, code: code) }
  }

  /// Gives the file its name; nothing can be added any more.
  package func finish() throws(HarnessError) {
    let code = FileSystem.closeFile(file)
    file = -1
    guard code == 0 else {
      discard()
      throw FileSystem.failure("write", path, code: code)
    }
    if let target { try FileSystem.move(written, to: target) }
  }

  /// Closes what is open and leaves no half file behind.
  private func discard() {
    if file >= 0 { _ = FileSystem.closeFile(file) }
    file = -1
    guard target != nil else { return }
    do {
      try FileSystem.remove(written)
    } catch {
      // It can't be deleted either: the error that led here is the one that is told.
    }
  }
}
