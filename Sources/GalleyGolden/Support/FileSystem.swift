// The file system as the harness needs it. The one file of this target that imports the platform.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads, atomic writes, listings and locks, on POSIX calls.
///
/// POSIX instead of `FileManager`, because a golden file must be flushed before it is renamed, a
/// device must never be opened by mistake, and every failure has to give the system's reason.
package enum FileSystem {
  /// What a name in a folder stands for, links not followed.
  package enum EntryKind: Sendable, Hashable {
    case file
    case directory
    case link
    /// A device, socket or pipe.
    case other
  }

  /// One name in a folder.
  package struct Entry: Sendable, Hashable {
    package var name: String
    package var kind: EntryKind
  }

  /// What changes when a file is written anew.
  package struct Stamp: Sendable, Hashable {
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  /// What stands at a path, links not followed; `nil` if nothing does.
  package static func kind(of path: String) -> EntryKind? {
    var status = stat()
    return lstat(path, &status) == 0 ? kind(ofMode: status.st_mode) : nil
  }

  /// What a path leads to, links followed; `nil` if nothing is there.
  static func kindBehindLinks(of path: String) -> EntryKind? {
    var status = stat()
    return stat(path, &status) == 0 ? kind(ofMode: status.st_mode) : nil
  }

  /// Whether a path leads to a folder, links followed.
  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && kind(ofMode: status.st_mode) == .directory
  }

  /// When and how a file was last written; `nil` if there is none.
  package static func stamp(of path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return Stamp(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int(time.tv_sec),
      nanoseconds: Int(time.tv_nsec))
  }

  /// The path without links and dots.
  package static func resolved(_ path: String) throws(HarnessError) -> String {
    guard let pointer = realpath(path, nil) else { throw failure("resolve", path) }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The working directory, absolute.
  package static func workingDirectory() throws(HarnessError) -> String {
    try resolved(".")
  }

  /// The process's id, which tells temporary files of several processes apart.
  package static var processID: Int { Int(getpid()) }

  private static func kind(ofMode mode: mode_t) -> EntryKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    case S_IFLNK: .link
    default: .other
    }
  }

  static func failure(_ verb: String, _ path: String, code: Int32 = errno) -> HarnessError {
    HarnessError(
      .fileSystem, path, detail: "cannot \(verb) it: \(String(cString: strerror(code)))")
  }
}

// MARK: - Reading

extension FileSystem {
  /// The bytes of a regular file; `nil` if there is nothing at the path.
  ///
  /// - Throws: `fileSystem` if it is not a regular file, larger than `limit` bytes, or unreadable.
  package static func read(_ path: String, limit: Int = .max) throws(HarnessError) -> [UInt8]? {
    // Non-blocking, so that a named pipe in a corpus does not hang the run.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("read", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("read", path) }
    switch kind(ofMode: status.st_mode) {
    case .file: break
    case .directory: throw HarnessError(.fileSystem, path, detail: "it is a folder, not a file")
    default: throw HarnessError(.fileSystem, path, detail: "it is a device or pipe, not a file")
    }
    guard Int(status.st_size) <= limit else {
      throw HarnessError(
        .fileSystem, path, detail: "it has \(status.st_size) bytes; the limit is \(limit)")
    }
    return try contents(of: file, expecting: Int(status.st_size), isWhole: true, path: path)
  }

  /// All bytes that an open file, pipe or terminal gives until its end.
  ///
  /// - Parameter isWhole: Whether the expected bytes are all that there is.
  package static func contents(
    of file: Int32, expecting size: Int = 65_536, isWhole: Bool = false, path: String
  ) throws(HarnessError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than expected, so that one call sees the file and its end.
    var room = size + 1
    while true {
      var got = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        repeat { got = Glue.read(file, buffer.baseAddress, room) } while got < 0 && errno == EINTR
        count = max(0, got)
      }
      if got < 0 { throw failure("read", path) }
      if got == 0 { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if isWhole, bytes.count == size, got < room { return bytes }
      room = 65_536
    }
  }

  /// The names in a folder, in byte order, without `.` and `..`.
  package static func entries(of path: String) throws(HarnessError) -> [Entry] {
    guard let directory = opendir(path) else { throw failure("list", path) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let kind: EntryKind
      switch Int32(item.pointee.d_type) {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .directory
      case Int32(DT_LNK): kind = .link
      case Int32(DT_UNKNOWN): kind = Self.kind(of: path + "/" + name) ?? .other
      default: kind = .other
      }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

// MARK: - Writing

extension FileSystem {
  /// What the names of temporary files end in.
  package static let temporarySuffix = ".galley-tmp"

  /// Puts bytes at a path so that, killed at any point, the old or the new file is there, whole.
  ///
  /// The bytes go to a temporary file in the same folder, are flushed to the disk, and renamed; then
  /// the folder is flushed. Missing folders are made.
  ///
  /// - Parameters:
  ///   - bytes: The file's new content.
  ///   - path: Where it goes.
  ///   - flushingFolder: Whether the new name, too, must outlive a loss of power at once.
  /// - Throws: `fileSystem`; then the old file is still there.
  package static func writeAtomically(
    _ bytes: [UInt8], to path: String, flushingFolder: Bool = true
  ) throws(HarnessError) {
    let folder = parent(of: path)
    try makeDirectory(folder)
    if kind(of: path) == .directory {
      throw HarnessError(.fileSystem, path, detail: "cannot write it: it is a folder")
    }
    let name = path.dropFirst(folder.utf8.count + 1)
    let temporary = "\(folder)/.\(name).\(processID)\(temporarySuffix)"
    do throws(HarnessError) {
      try writeAndFlush(bytes, to: temporary, for: path)
      guard rename(temporary, path) == 0 else { throw failure("write", path) }
    } catch {
      unlink(temporary)
      throw error
    }
    if flushingFolder { try flushDirectory(folder) }
  }

  private static func writeAndFlush(
    _ bytes: [UInt8], to temporary: String, for path: String
  ) throws(HarnessError) {
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw failure("write", path) }
    var code = write(bytes, to: file)
    if code == 0 && fsync(file) != 0 { code = errno }
    if close(file) != 0 && code == 0 { code = errno }
    guard code == 0 else { throw failure("write", path, code: code) }
  }

  /// Writes all bytes to an open file; gives 0 or the system's error code.
  package static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glue.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
  }

  /// Opens a file for writing from its start, and makes it if there is none; links are not followed
  /// unless asked for.
  static func openForWriting(_ path: String, followsLinks: Bool) throws(HarnessError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)
    let file = open(path, flags, 0o644)
    guard file >= 0 else { throw failure("write", path) }
    return file
  }

  /// Closes a file; gives 0 or the system's error code.
  static func closeFile(_ file: Int32) -> Int32 { close(file) == 0 ? 0 : errno }

  /// Gives a file another name, in the place of what has it.
  static func move(_ path: String, to other: String) throws(HarnessError) {
    guard rename(path, other) == 0 else { throw failure("write", other) }
  }

  /// Deletes a file; nothing happens if there is none.
  package static func remove(_ path: String) throws(HarnessError) {
    if unlink(path) != 0 && errno != ENOENT { throw failure("delete", path) }
  }

  /// Deletes a folder if it is empty.
  package static func removeIfEmpty(_ path: String) {
    rmdir(path)
  }

  /// Makes a folder and those above it, where they are missing.
  package static func makeDirectory(_ path: String) throws(HarnessError) {
    if isDirectory(path) { return }
    let above = parent(of: path)
    if above != path { try makeDirectory(above) }
    if mkdir(path, 0o755) != 0 && errno != EEXIST { throw failure("make", path) }
  }

  private static func flushDirectory(_ path: String) throws(HarnessError) {
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("flush", path) }
    defer { close(folder) }
    // Some file systems can't flush a folder and say so with EINVAL: nothing is lost by going on.
    if fsync(folder) != 0 && errno != EINVAL { throw failure("flush", path) }
  }

  /// The folder that a path lies in; `.` for a bare name.
  package static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}

/// The right to write in a folder, held by one process at a time.
///
/// The lock is `flock` on the folder itself: it leaves no file behind, and ends with the process.
package final class FolderLock {
  private var folder: Int32

  /// Waits for the lock and takes it.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - seconds: How long to wait.
  ///   - onWait: Called once if the lock is not free at once.
  /// - Throws: `locked` if it is not free in time.
  package init(
    on path: String, seconds: Double, onWait: () -> Void = {}
  ) throws(HarnessError) {
    folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw FileSystem.failure("lock", path) }
    let pause: UInt32 = 20_000  // microseconds
    var remaining = Int(seconds * 1_000_000) / Int(pause)
    var hasTold = false
    while flock(folder, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw FileSystem.failure("lock", path) }
      if !hasTold { onWait() }
      hasTold = true
      guard remaining > 0 else {
        throw HarnessError(
          .locked, path,
          detail: "another galley is writing there and has not ended within \(Int(seconds)) s;"
            + " wait for it, or end it, and try again")
      }
      remaining -= 1
      usleep(pause)
    }
  }

  deinit { release() }

  /// Gives the lock back; nothing happens the second time.
  package func release() {
    if folder >= 0 { close(folder) }
    folder = -1
  }
}

/// The platform's `read` and `write`, out of reach of the methods of the same names.
private enum Glue {
  static func read(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.read(file, buffer, count)
    #elseif canImport(Musl)
    Musl.read(file, buffer, count)
    #else
    Darwin.read(file, buffer, count)
    #endif
  }

  static func write(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.write(file, buffer, count)
    #elseif canImport(Musl)
    Musl.write(file, buffer, count)
    #else
    Darwin.write(file, buffer, count)
    #endif
  }
}
