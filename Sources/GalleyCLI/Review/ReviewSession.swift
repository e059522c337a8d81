// What a person does in `galley review`: keys in, decisions out. No terminal here.

import GalleyGolden

/// The state of a review.
struct ReviewSession {
  /// A key that a person pressed.
  enum Key: Equatable {
    case character(Character)
    case up, down, pageUp, pageDown, tab, escape
  }

  /// What has to be done for a key.
  enum Action: Equatable {
    case accept([CaptureID])
    case reject(CaptureID)
    case openReport
    case quit
  }

  /// What the screen shows.
  enum Mode: Equatable {
    /// One case.
    case reading
    /// The question whether to accept a cluster.
    case confirming(cluster: String)
  }

  /// The cases that are not yet decided on, in order of ids.
  private(set) var cases: [PendingCase]
  /// The clusters among them.
  private(set) var clusters: [DifferenceCluster]
  /// Which case is shown.
  private(set) var position = 0
  /// Which of its differences the cluster key is about.
  private(set) var focus = 0
  private(set) var mode = Mode.reading
  /// How many lines have been scrolled over.
  var top = 0
  /// Whether the last line is on the screen; the screen says so.
  var showsEnd = true
  /// A message on the last line, until the next key.
  var message = ""
  private(set) var accepted = 0
  private(set) var rejected = 0
  private(set) var skipped = 0

  init(_ cases: [PendingCase]) {
    self.cases = cases
    clusters = cases.clusters
  }

  /// The case that is shown; `nil` when there is nothing left to decide.
  var current: PendingCase? {
    position < cases.count ? cases[position] : nil
  }

  /// The cluster of the difference in focus.
  var cluster: DifferenceCluster? {
    guard let current else { return nil }
    let member = DifferenceCluster.Member(capture: current.id.description, index: focus)
    return clusters.first { $0.members.contains(member) }
  }

  /// The cases of a cluster that are not yet decided on.
  func members(of key: String) -> [PendingCase] {
    guard let cluster = clusters.first(where: { $0.id == key }) else { return [] }
    let ids = Set(cluster.captures)
    return cases.filter { ids.contains($0.id.description) }
  }

  /// Takes a key.
  mutating func press(_ key: Key) -> Action? {
    message = ""
    if case .confirming(let cluster) = mode { return confirm(key, cluster) }
    switch key {
    case .character("a"): return current.map { .accept([$0.id]) }
    case .character("r"): return current.map { .reject($0.id) }
    case .character("s"), .character("n"):
      skipped += 1
      move(to: position + 1)
    case .character("p"): move(to: max(0, position - 1))
    case .character("c"): askForCluster()
    case .character("o"): return .openReport
    case .character("q"), .character("\u{3}"), .escape: return .quit
    case .tab:
      focus = (focus + 1) % max(1, current?.differences.count ?? 0)
    default: scroll(key)
    }
    return current == nil ? .quit : nil
  }

  private mutating func askForCluster() {
    if let cluster {
      mode = .confirming(cluster: cluster.id)
      top = 0
    } else {
      message = "a capture without golden file is in no cluster: accept it alone"
    }
  }

  private mutating func confirm(_ key: Key, _ cluster: String) -> Action? {
    switch key {
    case .up, .down, .pageUp, .pageDown, .character(" "), .character("j"), .character("k"):
      scroll(key)
      return nil
    case .character("y") where !showsEnd && changesFacts(members(of: cluster)):
      // Facts are never accepted unseen.
      top += 10
      message = "facts would change: read to the end first"
      return nil
    case .character("y"):
      mode = .reading
      return .accept(members(of: cluster).map(\.id))
    default:
      mode = .reading
      top = 0
      return nil
    }
  }

  private func changesFacts(_ cases: [PendingCase]) -> Bool {
    cases.contains { pending in
      pending.differences.contains { if case .metadata = $0.kind { true } else { false } }
    }
  }

  private mutating func scroll(_ key: Key) {
    switch key {
    case .down, .character("j"): top += 1
    case .up, .character("k"): top = max(0, top - 1)
    case .pageDown, .character(" "): top += 10
    case .pageUp: top = max(0, top - 10)
    default: message = "keys: a accept, r reject, s skip, p back, c cluster, o report, q quit"
    }
  }

  private mutating func move(to place: Int) {
    position = place
    (focus, top) = (0, 0)
  }

  /// Takes note of decisions that have been carried out.
  mutating func decided(_ ids: [CaptureID], accepting: Bool) {
    let done = Set(ids)
    let before = cases[..<min(position, cases.count)].filter { done.contains($0.id) }.count
    cases.removeAll { done.contains($0.id) }
    clusters = cases.clusters
    move(to: position - before)
    if accepting { accepted += ids.count } else { rejected += ids.count }
  }
}
