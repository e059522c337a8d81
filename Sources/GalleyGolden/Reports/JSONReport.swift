// The report for programs: `galley check --json`.

import Galley

/// Writes one JSON object; its schema is `docs/check.schema.json`.
///
/// Cases are written as they come, so that a run of any size needs little memory.
public struct JSONReport: Report {
  private let write: ReportSink
  private var isFirst = true

  /// Creates the report.
  public init(write: @escaping ReportSink) {
    self.write = write
  }

  /// Writes one case.
  public mutating func add(_ result: CaseResult) throws {
    var bytes = Array((isFirst ? "{\"cases\":[\n" : ",\n").utf8)
    isFirst = false
    append(result, to: &bytes)
    try write(String(decoding: bytes, as: UTF8.self))
  }

  /// Writes clusters, stories, problems and counts, and closes the object.
  public mutating func finish(_ summary: RunSummary) throws {
    var bytes = Array((isFirst ? "{\"cases\":[],\n" : "\n],\n").utf8)
    JSONBytes.append(raw: "\"clusters\":", to: &bytes)
    JSONBytes.appendList(summary.clusters, to: &bytes) { Self.append($0, to: &$1) }
    JSONBytes.append(raw: ",\n\"stories\":", to: &bytes)
    JSONBytes.appendList(summary.disagreements, to: &bytes) { disagreement, bytes in
      JSONBytes.append(raw: "{\"story\":", to: &bytes)
      JSONBytes.append(disagreement.story, to: &bytes)
      JSONBytes.append(key: "groups", to: &bytes)
      JSONBytes.appendList(disagreement.groups, to: &bytes) { group, bytes in
        JSONBytes.append(group.map(\.description), to: &bytes)
      }
      JSONBytes.append(key: "deviations", to: &bytes)
      JSONBytes.appendList(disagreement.others, to: &bytes) { other, bytes in
        JSONBytes.appendList(other.differences, to: &bytes) { Self.append($0, to: &$1) }
      }
      bytes.append(UInt8(ascii: "}"))
    }
    JSONBytes.append(raw: ",\n\"problems\":", to: &bytes)
    let problems = summary.problems + summary.writeErrors
    JSONBytes.append(problems.map(\.description), to: &bytes)
    bytes.append(contentsOf: ",\n\"summary\":{\"total\":\(summary.total)".utf8)
    for outcome in Outcome.allCases {
      bytes.append(contentsOf: ",\"\(outcome.rawValue)\":\(summary[outcome])".utf8)
    }
    try write(String(decoding: bytes, as: UTF8.self) + "}}\n")
  }

  private func append(_ result: CaseResult, to bytes: inout [UInt8]) {
    JSONBytes.append(raw: "{\"id\":", to: &bytes)
    JSONBytes.append(result.id.description, to: &bytes)
    JSONBytes.append(key: "outcome", to: &bytes)
    JSONBytes.append(result.outcome.rawValue, to: &bytes)
    JSONBytes.append(key: "differences", to: &bytes)
    JSONBytes.appendList(result.differences, to: &bytes) { Self.append($0, to: &$1) }
    if let failure = result.failure {
      JSONBytes.append(raw: ",\"error\":{\"kind\":", to: &bytes)
      JSONBytes.append(failure.kind, to: &bytes)
      JSONBytes.append(key: "message", to: &bytes)
      JSONBytes.append(failure.message, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    if let earlier = result.earlierID {
      JSONBytes.append(key: "earlierId", to: &bytes)
      JSONBytes.append(earlier.description, to: &bytes)
    }
    if result.written != .nothing {
      JSONBytes.append(key: "written", to: &bytes)
      JSONBytes.append(result.written.rawValue, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends a difference: `class`, `before`, `after`.
  package static func append(_ difference: Difference, to bytes: inout [UInt8]) {
    JSONBytes.append(raw: "{\"class\":", to: &bytes)
    JSONBytes.append(difference.kind.name, to: &bytes)
    JSONBytes.append(key: "before", to: &bytes)
    JSONBytes.append(difference.before, to: &bytes)
    JSONBytes.append(key: "after", to: &bytes)
    JSONBytes.append(difference.after, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ cluster: DifferenceCluster, to bytes: inout [UInt8]) {
    JSONBytes.append(raw: "{\"key\":", to: &bytes)
    JSONBytes.append(cluster.id, to: &bytes)
    JSONBytes.append(key: "class", to: &bytes)
    JSONBytes.append(cluster.kind.name, to: &bytes)
    JSONBytes.append(key: "summary", to: &bytes)
    JSONBytes.append(cluster.summary, to: &bytes)
    JSONBytes.append(key: "captures", to: &bytes)
    JSONBytes.append(cluster.captures, to: &bytes)
    JSONBytes.append(key: "example", to: &bytes)
    append(cluster.example, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}
