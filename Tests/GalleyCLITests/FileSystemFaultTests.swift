// A folder that can't be written to, a disk that is full, a folder in a file's place.

import Foundation
import GalleyGolden
import TestSupport
import Testing

@Suite struct FileSystemFaultTests {
  private let root: TestRoot

  /// One capture changed, with its new snapshot pending, and one without golden file.
  init() throws {
    root = try TestRoot()
    try root.addCapture("a.example/ferry", html: page("Ferry", paragraph, otherParagraph))
    _ = try GalleyProcess.run("check", "--update", "always", in: root.path)
    let changed = paragraph.replacing("lemons", with: "oranges")
    try root.addCapture("a.example/ferry", html: page("Ferry", changed, otherParagraph))
    try root.addCapture("b.example/wind", html: page("Wind", otherParagraph, paragraph))
    _ = try GalleyProcess.run("check", in: root.path)
  }

  /// Every file below `Golden/` with its bytes.
  private func goldens() throws -> [String: String] {
    var goldens: [String: String] = [:]
    for file in try root.files(in: "Golden") { goldens[file] = try root.read("Golden/\(file)") }
    return goldens
  }

  /// Runs a script in which `galley` is the built binary; gives both streams together.
  private func shell(_ script: String) throws -> (output: String, status: Int32) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: root.path)
    let programs = GalleyProcess.binary.deletingLastPathComponent().path
    process.environment = ["PATH": "\(programs):/usr/sbin:/usr/bin:/sbin:/bin"]
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  private static let isSuperuser = geteuid() == 0

  /// Nothing is forbidden to the superuser, who has to become somebody else for these tests.
  private static let asAnyone =
    isSuperuser ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  private static let canBeAnyone =
    !isSuperuser || FileSystem.kind(of: "/usr/bin/setpriv") != nil

  @Test(.enabled(if: canBeAnyone, "the superuser may write everywhere, and there is no setpriv"))
  func aReadOnlyFolderIsNamedAndNothingChanges() throws {
    let before = try goldens()
    #expect(
      before.keys.sorted() == [
        "a.example/ferry.md", "a.example/ferry.md.new", "b.example/wind.md.new",
      ])
    defer { _ = try? shell("chmod -R u+w Golden") }
    _ = try shell("chmod -R a+rX .; chmod -R a-w Golden")
    let accept = try shell("\(Self.asAnyone)galley accept '*'")
    let golden = "\(root.path)/Golden"
    #expect(
      accept.output == """
        galley: \(golden)/a.example/ferry.md: error: cannot write it: Permission denied
        galley: \(golden)/b.example/wind.md: error: cannot write it: Permission denied

        """)
    #expect(accept.status == 2)
    let reject = try shell("\(Self.asAnyone)galley reject '*/ferry'")
    #expect(
      reject.output
        == "galley: \(golden)/a.example/ferry.md.new: error: cannot delete it: Permission denied\n")
    #expect(reject.status == 2)
    let check = try shell("\(Self.asAnyone)galley check")
    #expect(
      check.output.contains(
        "\(golden)/b.example/wind.md.new: error: cannot write it: Permission denied\n"))
    #expect(
      check.output.hasSuffix(
        "  mend what keeps files from being written, and run: galley check\n"))
    #expect(check.status == 2)
    #expect(try goldens() == before)
  }

  /// A limit on the size of files fails in the midst of writing, as a full disk does.
  @Test func aFileThatCannotBeWrittenWholeIsNotThere() throws {
    let before = try goldens()
    // ThreadSanitizer's runtime maps a file of its own from there, which the limit would cut.
    let limit = "export TMPDIR=/nowhere; ulimit -f 0"
    let accept = try shell("(trap '' XFSZ; \(limit); exec galley accept '*') 2>&1 | cat")
    let golden = "\(root.path)/Golden"
    #expect(
      accept.output == """
        galley: \(golden)/a.example/ferry.md: error: cannot write it: File too large
        galley: \(golden)/b.example/wind.md: error: cannot write it: File too large

        """)
    #expect(try goldens() == before)
    // The same where the signal ends the process midway: only a temporary file is left.
    _ = try shell("(ulimit -c 0; \(limit); exec galley accept '*') 2>&1 | cat")
    #expect(try goldens().filter { !$0.key.hasSuffix(".galley-tmp") } == before)
    #expect(try GalleyProcess.run("accept", "*", in: root.path).status == 0)
    #expect(try root.files(in: "Golden") == ["a.example/ferry.md", "b.example/wind.md"])
  }

  private static let canMount: Bool = {
    guard isSuperuser, FileSystem.kind(of: "/usr/bin/mount") != nil else { return false }
    do {
      let folder = try TestRoot()
      let mount = Process()
      mount.executableURL = URL(fileURLWithPath: "/bin/sh")
      mount.arguments = [
        "-c", "mount -t tmpfs -o size=16k none \(folder.path) 2>&1 && umount \(folder.path)",
      ]
      mount.standardOutput = FileHandle.nullDevice
      try mount.run()
      mount.waitUntilExit()
      return mount.terminationStatus == 0
    } catch {
      return false
    }
  }()

  @Test(.enabled(if: canMount, "only the superuser may mount a small file system"))
  func aFullDiskIsNamedAndNothingChanges() throws {
    defer { _ = try? shell("umount Golden") }
    // Filled to the last byte: the temporary file of the golden does not fit.
    let fill = """
      mkdir kept; cp -R Golden/. kept; mount -t tmpfs -o size=32k none Golden || exit 9
      cp -R kept/. Golden; cat /dev/zero > Golden/filler 2>&1 | true; rm -r kept
      """
    #expect(try shell(fill).status == 0)
    let before = try goldens().filter { $0.key != "filler" }
    let accept = try shell("galley accept '*'")
    let golden = "\(root.path)/Golden"
    #expect(
      accept.output == """
        galley: \(golden)/a.example/ferry.md: error: cannot write it: No space left on device
        galley: \(golden)/b.example/wind.md: error: cannot write it: No space left on device

        """)
    #expect(accept.status == 2)
    #expect(try goldens().filter { $0.key != "filler" } == before)
    #expect(try shell("rm Golden/filler; galley accept '*'").status == 0)
    #expect(try root.files(in: "Golden") == ["a.example/ferry.md", "b.example/wind.md"])
  }

  @Test func aCaptureThatCannotBeStoredLeavesNothing() throws {
    try root.write("page.html", page("Gale", paragraph, otherParagraph))
    let before = try root.files(in: "Corpus")
    let limit = "export TMPDIR=/nowhere; ulimit -f 0"
    let add = "galley add page.html --url https://c.example/gale"
    let failed = try shell("(trap '' XFSZ; \(limit); exec \(add)) 2>&1 | cat")
    #expect(
      failed.output
        == "galley: \(root.path)/Corpus/c.example/gale/capture.html: error: cannot write it: "
        + "File too large\n")
    #expect(try root.files(in: "Corpus") == before)
    #expect(FileSystem.kind(of: "\(root.path)/Corpus/c.example") == nil)
    #expect(try shell(add).status == 0)
  }

  @Test func aFolderInAGoldensPlaceIsDamagedAndStays() throws {
    try root.write("Golden/b.example/wind.md/note", "Mine.")
    let folder = "\(root.path)/Golden/b.example/wind.md"
    let check = try GalleyProcess.run("check", "b.example", in: root.path)
    #expect(
      check.output == """
        damaged: the golden file can't be read
          \(folder): error: it is a folder, not a file

        1 capture: 1 damaged

        """)
    #expect(check.status == 1)
    for arguments in [["accept", "b.example"], ["accept", "--force", "b.example"]] {
      let accept = try GalleyProcess(arguments, in: root.path).finish()
      #expect(accept.errors == "galley: \(folder): error: it is a folder, not a file\n")
      #expect(accept.status == 2)
    }
    let doctor = try GalleyProcess.run("doctor", in: root.path)
    #expect(
      doctor.output.contains(
        "damaged: b.example/wind: it is a folder, not a file\n  → rm -r Golden/b.example/wind.md\n")
    )
    #expect(try root.read("Golden/b.example/wind.md/note") == "Mine.")
  }

  @Test func aReportMayBeADeviceWhichStays() throws {
    let junit = try shell("galley check --json --junit /dev/stderr 2>&1 >json")
    #expect(junit.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "))
    #expect(try root.read("json")?.hasPrefix("{\"cases\":[\n") == true)
    let pipe = try shell(
      "mkfifo pipe; cat pipe > read & galley check --html pipe >out; wait; test -p pipe")
    #expect(pipe.status == 0)
    #expect(try root.read("read")?.hasSuffix("</html>\n") == true)
    let folder = try GalleyProcess.run("check", "--junit", "Golden", in: root.path)
    #expect(folder.errors == "galley: Golden: error: cannot write it: it is a folder\n")
    #expect(folder.status == 2)
  }

  @Test func aLinkedReportIsWrittenWhereTheLinkLeads() throws {
    let run = try shell(
      "mkdir reports; echo old > reports/a.xml; ln -s reports/a.xml b.xml; galley check --junit b.xml; test -L b.xml"
    )
    #expect(run.status == 0)
    #expect(try root.read("reports/a.xml")?.hasSuffix("</testsuites>\n") == true)
    #expect(try root.files(in: "reports") == ["a.xml"])
  }
}
