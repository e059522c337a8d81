// The terminal, signals and standard streams. The one file of this target that imports the
// platform.

import GalleyGolden

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A standard stream of the process.
enum Stream: Int32 {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at it.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Whether it is a regular file.
  var isFile: Bool {
    var status = stat()
    return fstat(rawValue, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes text; what goes to standard error is written as far as it goes.
  func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// Writes bytes.
  ///
  /// - Throws: `brokenPipe` if the reader is gone, `failed` with the system's reason.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    let code = FileSystem.write(bytes, to: rawValue)
    if code == 0 || self == .error { return }
    throw code == EPIPE ? .brokenPipe : .failed(String(cString: strerror(code)))
  }

  /// Everything until the end of input.
  func readAll() throws(HarnessError) -> [UInt8] {
    try FileSystem.contents(of: rawValue, path: "standard input")
  }

  /// Up to 256 KiB; empty at the end of input, `nil` if nothing comes in the time given.
  func read(waiting seconds: Double) throws(OutputError) -> [UInt8]? {
    var request = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    let count = poll(&request, 1, Int32(seconds * 1000))
    if count == 0 || (count < 0 && errno == EINTR) { return nil }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, count in
      let got = platformRead(rawValue, buffer.baseAddress, buffer.count)
      if got < 0 { code = errno }
      count = max(0, got)
    }
    if code == EINTR || code == EAGAIN { return nil }
    if code != 0 { throw .failed(String(cString: strerror(code))) }
    return bytes
  }
}

/// Why standard output could not be written, or standard input not be read.
enum OutputError: Error {
  /// Nobody reads any more: `galley … | head`.
  case brokenPipe
  /// The system's reason.
  case failed(String)
}

private func platformRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{
  read(file, buffer, count)
}

private func platformWrite(_ file: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  write(file, bytes, count)
}

/// Signals that a command looks for between two rows, instead of being ended within one.
enum Signals {
  /// A closed pipe becomes an error of `write` instead of ending the process.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// From here on an interruption waits until ``isInterrupted`` is asked for; a second one ends the
  /// process at once.
  static func holdInterruption() {
    // The pipe must be there before a handler uses it.
    guard flag.read >= 0 else { return }
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        let code = errno
        var byte: UInt8 = 1
        _ = platformWrite(Signals.flag.write, &byte, 1)
        signal(number, SIG_DFL)
        errno = code
      }
    }
  }

  /// Whether an interruption waits.
  static var isInterrupted: Bool {
    var request = pollfd(fd: flag.read, events: Int16(POLLIN), revents: 0)
    return flag.read >= 0 && poll(&request, 1, 0) == 1
  }

  /// A handler may do next to nothing; a byte in a pipe is allowed, and is no mutable global.
  private static let flag: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    return pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
  }()
}

/// The terminal that a person reviews at.
struct Terminal {
  /// Columns and rows; 80 × 24 if the terminal does not say.
  static var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(Stream.output.rawValue, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  private let original: termios

  /// Switches to single keys without echo; `nil` if standard input is no terminal.
  init?() {
    var settings = termios()
    guard tcgetattr(Stream.input.rawValue, &settings) == 0 else { return nil }
    original = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(Stream.input.rawValue, TCSAFLUSH, &settings)
  }

  /// Back to lines with echo.
  func restore() {
    var settings = original
    tcsetattr(Stream.input.rawValue, TCSAFLUSH, &settings)
  }
}

/// The process itself.
enum OwnProcess {
  /// How much processor time it has taken, in seconds.
  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Waits.
  static func pause(seconds: Double) {
    usleep(UInt32(seconds * 1_000_000))
  }

  /// Begins anew with the program that lies at a path now; comes back only if that fails.
  static func restart(_ path: String, arguments: [String]) {
    var pointers = arguments.map { strdup($0) } + [nil]
    execv(path, &pointers)
    for pointer in pointers { free(pointer) }
  }
}

/// What the process asks of the C library's allocator.
enum Allocator {
  /// Keeps memory that is freed for the next page, up to 256 MiB, instead of giving it back to the
  /// system after each: that took half of the time which the system spends for a run over many
  /// pages.
  ///
  /// Of glibc alone; others are left as they are.
  static func keepFreed() {
    #if canImport(Glibc)
    // Swift's module of glibc lacks <malloc.h>; the numbers are M_TRIM_THRESHOLD and
    // M_MMAP_THRESHOLD.
    typealias SetOption = @convention(c) (_ option: Int32, _ value: Int32) -> Int32
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let set = unsafeBitCast(symbol, to: SetOption.self)
    _ = set(-1, 256 << 20)
    _ = set(-3, 32 << 20)
    #endif
  }
}
