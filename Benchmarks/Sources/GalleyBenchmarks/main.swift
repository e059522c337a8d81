// Runs the stages of extraction over captures and prints what each takes.
//
//   GalleyBenchmarks [--rounds N] FILE…   CPU of each stage as a share of the whole page, or of a
//                                      text as a multiple of a bare split; medians of rounds
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
func round(_ works: [Work], _ texts: [TextWork], sum: inout Int) -> [String: Double] {
  var works = works
  var texts = texts
  var times: [String: Double] = [:]
  for stage in Stage.allCases {
    let start = processorTime()
    for index in works.indices { sum &+= stage.run(&works[index]) }
    times[stage.rawValue] = processorTime() - start
  }
  for stage in TextStage.allCases {
    let start = processorTime()
    for index in texts.indices { sum &+= stage.run(&texts[index]) }
    times[stage.rawValue] = processorTime() - start
  }
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
let texts = captures.filter { $0.kind == .text }.map { TextWork($0) }
guard !captures.isEmpty else { fail("usage: GalleyBenchmarks [--once | --rounds N] FILE…") }
var sum = 0
// Tables and models are decoded at their first use, which isn't what a page costs.
_ = round(Array(works.prefix(1)), Array(texts.prefix(1)), sum: &sum)
if isOnce {
  _ = round(works, texts, sum: &sum)
  print(sum)
} else {
  var samples: [String: [Double]] = [:]
  for _ in 0..<rounds {
    for (name, time) in round(works, texts, sum: &sum) { samples[name, default: []].append(time) }
  }
  let size = Double(works.reduce(0) { $0 + $1.capture.bytes.count }) / 1e6
  let textSize = Double(texts.reduce(0) { $0 + $1.capture.bytes.count }) / 1e6
  print("medians of \(rounds) rounds, CPU")
  func table(_ title: String, _ unit: String, _ stages: [String], by base: String, _ size: Double) {
    let whole = median(samples[base] ?? [1])
    print("\(title), \(fixed(size, 2, width: 0)) MB: stage, \(unit), MB/s")
    for name in stages {
      guard let time = samples[name].map(median), time > 0 else { continue }
      let label = name + String(repeating: " ", count: 11 - name.count)
      print("\(label) \(fixed(time / whole, 2, width: 7)) \(fixed(size / time, 0, width: 7))")
    }
  }
  if !works.isEmpty {
    table(
      "\(works.count) pages", "× whole", Stage.allCases.map(\.rawValue), by: "whole", size)
  }
  if !texts.isEmpty {
    table(
      "\(texts.count) texts", "× split", TextStage.allCases.map(\.rawValue), by: "split",
      textSize)
  }
}
