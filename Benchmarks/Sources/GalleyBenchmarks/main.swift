// Runs the stages of extraction over captures and prints what each takes.
//
//   GalleyBenchmarks [--rounds N] FILE…   CPU of each stage as a share of the whole, medians of rounds
//   GalleyBenchmarks --once FILE…         each stage once, for a profiler; prints nothing but a sum

import Galley

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

func fail(_ message: String) -> Never {
  let line = Array((message + "\n").utf8)
  _ = write(2, line, line.count)
  exit(2)
}

func bytes(ofFile path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("\(path): cannot be read") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// Seconds of CPU that the process has used.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func median(_ values: [Double]) -> Double {
  values.sorted()[values.count / 2]
}

func fixed(_ value: Double, _ digits: Int, width: Int) -> String {
  let scale = digits == 0 ? 1.0 : digits == 1 ? 10.0 : 100.0
  let scaled = Int((value * scale).rounded())
  let fraction = String(scaled % Int(scale) + Int(scale)).dropFirst()
  let text = digits == 0 ? "\(scaled)" : "\(scaled / Int(scale)).\(fraction)"
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

/// The seconds of each stage over all captures, once.
func round(_ works: [Work], _ texts: [Capture], sum: inout Int) -> [String: Double] {
  var works = works
  var times: [String: Double] = [:]
  for stage in Stage.allCases {
    let start = processorTime()
    for index in works.indices { sum &+= stage.run(&works[index]) }
    times[stage.rawValue] = processorTime() - start
  }
  let start = processorTime()
  for text in texts { sum &+= stageText(text) }
  times["text"] = processorTime() - start
  return times
}

var paths = Array(CommandLine.arguments.dropFirst())
var rounds = 5
var isOnce = false
if paths.first == "--once" {
  isOnce = true
  paths.removeFirst()
} else if paths.first == "--rounds", paths.count > 1, let count = Int(paths[1]), count > 0 {
  rounds = count
  paths.removeFirst(2)
}
let captures = paths.map { path in
  Capture(
    bytes: bytes(ofFile: path), kind: path.hasSuffix(".txt") ? .text : .html,
    url: "https://page.example/news/story", name: path)
}
let works = captures.filter { $0.kind == .html }.map { Work($0) }
let texts = captures.filter { $0.kind == .text }
guard !works.isEmpty else { fail("usage: GalleyBenchmarks [--once | --rounds N] FILE…") }
var sum = 0
// Tables and models are decoded at their first use, which isn't what a page costs.
if let first = works.first { _ = round([first], Array(texts.prefix(1)), sum: &sum) }
if isOnce {
  _ = round(works, texts, sum: &sum)
  print(sum)
} else {
  var samples: [String: [Double]] = [:]
  for _ in 0..<rounds {
    for (name, time) in round(works, texts, sum: &sum) { samples[name, default: []].append(time) }
  }
  let whole = median(samples["whole"] ?? [1])
  let size = Double(works.reduce(0) { $0 + $1.capture.bytes.count }) / 1e6
  let textSize = Double(texts.reduce(0) { $0 + $1.bytes.count }) / 1e6
  let amounts =
    "\(works.count) pages, \(fixed(size, 2, width: 0)) MB; "
    + "\(texts.count) texts, \(fixed(textSize, 2, width: 0)) MB"
  print("\(amounts); medians of \(rounds) rounds, CPU")
  print("stage       × whole    MB/s")
  for name in Stage.allCases.map(\.rawValue) + ["text"] {
    guard let time = samples[name].map(median), time > 0 else { continue }
    let label = name + String(repeating: " ", count: 11 - name.count)
    let speed = (name == "text" ? textSize : size) / time
    print("\(label) \(fixed(time / whole, 2, width: 7)) \(fixed(speed, 0, width: 7))")
  }
}
