// Many inputs worked on at once, the results in the order of the inputs.

/// What a source of inputs has to offer.
package enum NextInput<Input> {
  /// An input.
  case item(Input)
  /// None at the moment: the source would have to wait.
  case notYet
  /// No more, ever.
  case end
}

/// Transforms inputs in parallel and hands the results on in the order of the inputs.
///
/// However many inputs there are, few are held at a time: a slow one holds up at most
/// `8 × jobs` results behind it, and inputs are asked for as there is room.
///
/// With one job all is done in turn by the caller, since handing inputs to other threads costs more
/// than a small one takes.
///
/// - Parameters:
///   - jobs: How many inputs are worked on at once, at least 1.
///   - next: Gives the next input. Its argument says whether it may wait: it may if nothing is under
///     way, else a result that is ready would have to wait for an input.
///   - transform: Makes a result of an input, on any thread.
///   - emit: Takes the results in order.
/// - Throws: What `next` and `emit` throw; work under way is ended first.
package func orderedParallelMap<Input: Sendable, Output: Sendable>(
  jobs: Int, next: (_ mayWait: Bool) throws -> NextInput<Input>,
  transform: @escaping @Sendable (Input) -> Output, emit: (Output) throws -> Void
) async throws {
  if jobs == 1 { return try mapInTurn(next: next, transform: transform, emit: emit) }
  let window = jobs * 8
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var (started, running, emitted) = (0, 0, 0)
    var ready: [Int: Output] = [:]
    var isAtEnd = false
    while true {
      fill: while !isAtEnd && running < jobs && started - emitted < window {
        switch try next(running == 0) {
        case .item(let input):
          let index = started
          group.addTask { (index, transform(input)) }
          started += 1
          running += 1
        case .notYet: break fill
        case .end: isAtEnd = true
        }
      }
      guard let (index, output) = try await group.next() else { return }
      running -= 1
      ready[index] = output
      while let output = ready.removeValue(forKey: emitted) {
        try emit(output)
        emitted += 1
      }
    }
  }
}

private func mapInTurn<Input, Output>(
  next: (_ mayWait: Bool) throws -> NextInput<Input>, transform: (Input) -> Output,
  emit: (Output) throws -> Void
) throws {
  while true {
    switch try next(true) {
    case .item(let input): try emit(transform(input))
    case .notYet: continue
    case .end: return
    }
  }
}
