// A terminal without a screen, to drive `galley review` as a person does.

import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

private func platformRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{
  read(file, buffer, count)
}

/// `galley` at a pseudo-terminal.
final class PseudoTerminal {
  let process = Process()
  private let control: Int32
  /// Everything that has been written to the terminal since the last key.
  private(set) var screen = ""

  /// Starts `galley` at a terminal of a size.
  init(
    _ arguments: [String], in directory: String, columns: UInt16 = 80, rows: UInt16 = 24,
    environment: [String: String] = [:]
  ) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var ends: (control: Int32, terminal: Int32) = (-1, -1)
    guard openpty(&ends.control, &ends.terminal, nil, nil, &size) == 0 else {
      throw CocoaError(.fileNoSuchFile)
    }
    control = ends.control
    process.executableURL = GalleyProcess.binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment.merging(["TERM": "xterm"]) { given, _ in given }
      .merging(GalleyProcess.sanitizerOptions) { given, _ in given }
    let handle = FileHandle(fileDescriptor: ends.terminal, closeOnDealloc: true)
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
  }

  deinit {
    // Not SIGTERM: commands started by Foundation have it blocked.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(control)
  }

  /// Changes the size of the window.
  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(control, UInt(TIOCSWINSZ), &size)
  }

  /// Presses keys, and forgets what was on the screen.
  func press(_ keys: String) {
    screen = ""
    let bytes = Array(keys.utf8)
    _ = write(control, bytes, bytes.count)
  }

  /// Reads until a text appears; whether it did within ten seconds, or as many tenths of one.
  func waits(for text: String, tenths: Int = 100) -> Bool {
    for _ in 0..<tenths where !screen.contains(text) {
      guard let bytes = read(waiting: 100) else { continue }
      if bytes.isEmpty { break }
      screen += String(decoding: bytes, as: UTF8.self)
    }
    return screen.contains(text)
  }

  /// Reads what is written until the command has ended; whether it did within a minute.
  func waitsForEnd() -> Bool {
    var written: [UInt8] = []
    var isAtEnd = false
    for _ in 0..<600 where !isAtEnd {
      let isRunning = process.isRunning
      let bytes = read(waiting: 100)
      written += bytes ?? []
      isAtEnd = bytes?.isEmpty ?? !isRunning
    }
    screen += String(decoding: written, as: UTF8.self)
    return isAtEnd
  }

  /// What comes within some milliseconds: `nil` if nothing does, empty at the end.
  private func read(waiting milliseconds: Int32) -> [UInt8]? {
    var request = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, platformRead(control, buffer.baseAddress, buffer.count))
    }
  }

  /// The lines of the last drawing, without escape sequences.
  var lines: [String] {
    let last = screen.components(separatedBy: "\u{1B}[H").last ?? ""
    var text = ""
    var isEscape = false
    for scalar in last.unicodeScalars {
      if scalar == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        if scalar != "[" && !("0"..."9").contains(scalar) && scalar != "?" && scalar != ";" {
          isEscape = false
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text.components(separatedBy: "\r\n")
  }
}
