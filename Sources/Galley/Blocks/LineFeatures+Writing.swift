// Writing lines' features, one after the other for many lines at once.

extension LineFeatures {
  /// The number of features.
  static let count = names.count

  /// Writes the features of some lines.
  ///
  /// - Parameter table: With room for ``count`` features of so many rows, of which the first is that
  ///   of the first line.
  func write(_ lines: Range<Int>, to table: borrowing FeatureTable) {
    var out = ColumnWriter(table, lines: lines)
    context.stats.withUnsafeBufferPointer { stats in
      writeOwn(stats, &out)
      writeCues(&out)
      writePlace(&out)
      writeWindows(&out)
      writeNeighbors(&out)
      writeSurroundings(stats, &out)
    }
  }

  private func writeOwn(
    _ stats: UnsafeBufferPointer<LineStats>, _ out: inout ColumnWriter
  ) {
    let count = stats.count
    out.add { stats[$0].characters }
    out.add { stats[$0].words }
    copy(neighbors[3], &out)
    out.add { stats[$0].commas }
    out.add { stats[$0].sentences }
    out.add(flag: { stats[$0].endsWithPunctuation })
    out.add { stats[$0].wordCharacters &* 10 / max(1, stats[$0].words) }
    out.add { Self.thousandths(stats[$0].digits, max(1, stats[$0].characters)) }
    out.add { Self.thousandths(stats[$0].capitals, max(1, stats[$0].characters)) }
    out.add { Self.thousandths(stats[$0].capitalWords, max(1, stats[$0].words)) }
    out.add { stats[$0].start }
    context.lines.withUnsafeBufferPointer { lines in
      out.add { Self.code(of: lines[$0].form) }
      writeMarks(stats, &out)
      out.add { Int32(truncatingIfNeeded: min(5, lines[$0].blanks)) }
      out.add { $0 &+ 1 < count ? Int32(truncatingIfNeeded: min(5, lines[$0 &+ 1].blanks)) : 5 }
      out.add { Int32(truncatingIfNeeded: min(20, lines[$0].indent)) }
    }
    copy(neighbors[2], &out)
    out.add(flag: { stats[$0].isGreat })
    writeRepeats(&out)
    out.add { Self.thousandths(stats[$0].firstPerson, max(1, stats[$0].words)) }
    out.add { Self.thousandths(stats[$0].secondPerson, max(1, stats[$0].words)) }
    out.add { stats[$0].saidWords }
    copy(neighbors[5], &out)
    copy(context.headlineOverlap, &out)
    copy(context.goodOverlap, &out)
    out.add { Self.thousandths(stats[$0].marks, max(1, stats[$0].characters)) }
    out.add { stats[$0].words &* 100 / averageGood }
    out.add(flag: { stats[$0].isBracketed })
  }

  private func writeMarks(
    _ stats: UnsafeBufferPointer<LineStats>, _ out: inout ColumnWriter
  ) {
    out.add { stats[$0].pipes }
    out.add(flag: { stats[$0].startsWithQuote })
    out.add(flag: { stats[$0].endsWithColon })
    out.add(flag: { stats[$0].endsWithQuestion })
    out.add(flag: { stats[$0].endsWithEllipsis })
    out.add(flag: { stats[$0].hasAddress })
    out.add(flag: { stats[$0].hasWeekday })
    out.add { stats[$0].brackets }
  }

  private func writeRepeats(_ out: inout ColumnWriter) {
    context.repeats.withUnsafeBufferPointer { repeats in out.add { min(30, repeats[$0]) } }
    context.isRepeat.withUnsafeBufferPointer { isRepeat in out.add(flag: { isRepeat[$0] }) }
  }

  private static func code(of form: TextLine.Form) -> Int32 {
    switch form {
    case .plain: 0
    case .bullet: 1
    case .heading: 3
    case .quote: 4
    case .code: 5
    case .row: 6
    case .verse: 7
    }
  }

  private func writeCues(_ out: inout ColumnWriter) {
    cues.withUnsafeBufferPointer { cues in
      for bit in 0..<UInt32(21) {
        out.add { Int32(truncatingIfNeeded: cues[$0] &>> bit & 1) }
      }
    }
  }

  private func writePlace(_ out: inout ColumnWriter) {
    let count = Int32(context.stats.count)
    let total = max(1, context.words[context.words.count - 1])
    let totalGood = max(1, context.goodWords[context.goodWords.count - 1])
    context.words.withUnsafeBufferPointer { words in
      context.goodWords.withUnsafeBufferPointer { goodWords in
        out.add { Self.thousandths(Int32(truncatingIfNeeded: $0), count) }
        out.add { Self.thousandths(words[$0], total) }
        out.add { Self.thousandths(goodWords[$0], totalGood) }
        out.add(constant: count)
        writeRuns(words, &out)
        out.add(constant: Self.thousandths(totalGood, total))
        writeSegments(words, &out)
        writeLastCue(goodWords, total: totalGood, &out)
      }
    }
  }

  private func writeRuns(_ words: UnsafeBufferPointer<Int32>, _ out: inout ColumnWriter) {
    surroundings.withUnsafeBufferPointer { lines in
      out.add { min(60, Int32(truncatingIfNeeded: $0) &- lines[$0].previousGood) }
      out.add { min(60, lines[$0].nextGood &- Int32(truncatingIfNeeded: $0)) }
      out.add { lines[$0].runEnd &- lines[$0].runStart }
      out.add { Int32(truncatingIfNeeded: $0) &- lines[$0].runStart }
      out.add { lines[$0].runEnd &- Int32(truncatingIfNeeded: $0) }
      out.add { words[Int(lines[$0].runEnd)] &- words[Int(lines[$0].runStart)] }
    }
  }

  private func writeSegments(_ words: UnsafeBufferPointer<Int32>, _ out: inout ColumnWriter) {
    for segment in [context.run, context.story] {
      let (start, end) = (Int32(segment.lowerBound), Int32(segment.upperBound))
      out.add(flag: { $0 >= segment.lowerBound && $0 < segment.upperBound })
      out.add { Int32(truncatingIfNeeded: $0) &- start }
      out.add { end &- 1 &- Int32(truncatingIfNeeded: $0) }
    }
    if let headline = context.headline {
      out.add { Int32(truncatingIfNeeded: $0) &- Int32(truncatingIfNeeded: headline) }
    } else {
      out.add(constant: -999)
    }
    let first = words[context.story.lowerBound]
    let last = words[context.story.upperBound]
    out.add { words[$0] &- first }
    out.add { last &- words[$0] }
  }

  private func writeLastCue(
    _ goodWords: UnsafeBufferPointer<Int32>, total: Int32, _ out: inout ColumnWriter
  ) {
    surroundings.withUnsafeBufferPointer { lines in
      out.add { lines[$0].cueKind }
      out.add {
        lines[$0].cueLine >= 0 ? min(80, Int32(truncatingIfNeeded: $0) &- lines[$0].cueLine) : 99
      }
      out.add {
        lines[$0].cueLine >= 0 ? goodWords[$0] &- goodWords[Int(lines[$0].cueLine)] : -1
      }
      out.add {
        lines[$0].cueLine >= 0
          ? Self.thousandths(goodWords[Int(lines[$0].cueLine)], total) : -1
      }
    }
  }

  private func writeWindows(_ out: inout ColumnWriter) {
    let count = context.stats.count
    context.words.withUnsafeBufferPointer { words in
      context.goodWords.withUnsafeBufferPointer { goodWords in
        for reach in [2, 6, 15] {
          let share = { (start: Int, end: Int) in
            Self.thousandths(
              goodWords[end] &- goodWords[start], max(1, words[end] &- words[start]))
          }
          let start = { (line: Int) in max(0, line &- reach) }
          let end = { (line: Int) in min(count, line &+ reach &+ 1) }
          out.add { share(start($0), end($0)) }
          out.add {
            (words[end($0)] &- words[start($0)])
              / Int32(truncatingIfNeeded: end($0) &- start($0))
          }
          out.add { share(start($0), $0) }
          out.add { share($0, end($0)) }
        }
      }
    }
  }

  private func writeNeighbors(_ out: inout ColumnWriter) {
    for offset in [-3, -2, -1, 1, 2, 3] {
      for values in neighbors { copy(values, offset: offset, &out) }
    }
  }

  /// Adds values that stand at the lines' indices, or those at so many lines' distance if there are
  /// ``neighborReach`` values more before and behind.
  private func copy(_ values: [Int16], offset: Int = 0, _ out: inout ColumnWriter) {
    let padding = (values.count - context.stats.count) / 2
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      out.add(copying: base + out.lines.lowerBound + padding + offset)
    }
  }

  private func writeSurroundings(
    _ stats: UnsafeBufferPointer<LineStats>, _ out: inout ColumnWriter
  ) {
    let count = stats.count
    surroundings.withUnsafeBufferPointer { lines in
      for reach in [4, 12] {
        out.add(pairs: { line in
          (
            lines[line].counts &- lines[max(0, line &- reach)].counts,
            lines[min(count, line &+ 1 &+ reach)].counts &- lines[line &+ 1].counts
          )
        })
      }
    }
    for kind in 0..<7 { out.add(constant: totals[kind]) }
    writeHeadings(stats, &out)
    let total = max(1, context.goodWords[count])
    for cue in [firstClosing, firstFurther] {
      if cue >= 0 {
        out.add { Int32(truncatingIfNeeded: $0) &- cue }
        out.add(constant: Self.thousandths(context.goodWords[Int(cue)], total))
      } else {
        out.add(constant: -999)
        out.add(constant: -1)
      }
    }
    out.add { Int32(truncatingIfNeeded: $0) &- firstGreat }
    out.add { lastGreat &- Int32(truncatingIfNeeded: $0) }
    out.add(constant: averageGood)
    let story =
      context.goodWords[context.story.upperBound] - context.goodWords[context.story.lowerBound]
    out.add(constant: Self.thousandths(story, total))
    out.add(constant: Int32(context.story.count))
  }

  private func writeHeadings(
    _ stats: UnsafeBufferPointer<LineStats>, _ out: inout ColumnWriter
  ) {
    surroundings.withUnsafeBufferPointer { lines in
      context.goodOverlap.withUnsafeBufferPointer { overlap in
        out.add {
          lines[$0].heading >= 0 ? min(80, Int32(truncatingIfNeeded: $0) &- lines[$0].heading) : -1
        }
        out.add { lines[$0].heading >= 0 ? stats[Int(lines[$0].heading)].words : -1 }
        out.add { lines[$0].heading >= 0 ? Int32(overlap[Int(lines[$0].heading)]) : -1 }
        out.add {
          guard lines[$0].heading >= 0 else { return -1 }
          let cues = stats[Int(lines[$0].heading)].cues.rawValue & 0x7FFF
          return Int32(truncatingIfNeeded: 32 &- cues.leadingZeroBitCount)
        }
      }
    }
  }

  /// A part in thousandths of a whole, rounded towards 0; the whole is not 0.
  ///
  /// Division of floating-point numbers takes a fraction of the time and is exact: a quotient of
  /// integers of so few bits never rounds up to the next integer.
  @inline(__always)
  static func thousandths(_ part: Int32, _ whole: Int32) -> Int32 {
    Int32(Double(part) * 1000 / Double(whole))
  }
}
