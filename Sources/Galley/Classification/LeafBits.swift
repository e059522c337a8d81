// Which leaf of a small tree each of 128 rows reaches.

/// The numbers of the leaves that rows reach, a word of bits for each bit of the number.
///
/// Most trees have at most 32 leaves, which is few enough to do without loops.
struct LeafBits {
  typealias Bits = SIMD8<UInt16>

  /// The most leaves that are named without loops.
  private static var capacity: Int { 32 }

  /// Writes the number of the leaf that each row reaches: byte `16 * s + b` is that of the row whose
  /// bit is bit `s` of byte `b`.
  ///
  /// - Parameters:
  ///   - names: With room for 128 bytes.
  ///   - leaves: The rows that reach each leaf, in words of 128 bits, with room for a multiple of 32;
  ///     overwritten.
  ///   - count: How many leaves there are, up to 128.
  @inline(__always)
  static func name(
    _ names: UnsafeMutableRawPointer, of leaves: UnsafeMutableRawPointer, _ count: Int
  ) {
    let names = names.assumingMemoryBound(to: Bits.self)
    let leaves = leaves.assumingMemoryBound(to: Bits.self)
    if count <= capacity {
      LeafBits(leaves, count).name(into: names)
    } else {
      nameMany(names, of: leaves, count)
    }
  }

  /// The same for any number of leaves.
  ///
  /// As in a knockout, neighbours are merged until one is left; who comes from the right in a round
  /// has that bit of its number set, the lowest in the first round.
  private static func nameMany(
    _ names: UnsafeMutablePointer<Bits>, of leaves: UnsafeMutablePointer<Bits>, _ count: Int
  ) {
    for shift in 0..<8 { names[shift] = Bits() }
    var (left, bit) = (count, UInt16(0))
    while left > 1 {
      if left & 1 == 1 {
        leaves[left] = Bits()
        left += 1
      }
      var fromRight = Bits()
      for pair in 0..<left / 2 {
        let right = leaves[2 * pair + 1]
        fromRight |= right
        leaves[pair] = leaves[2 * pair] | right
      }
      for shift in 0..<8 {
        names[shift] |= (fromRight &>> UInt16(shift) & Bits(repeating: 0x0101)) &<< bit
      }
      bit += 1
      left /= 2
    }
  }

  private var (first, second, third): (Bits, Bits, Bits)
  private var (fourth, fifth): (Bits, Bits)

  /// Reads the rows that reach each leaf.
  @inline(__always)
  private init(_ leaves: UnsafeMutablePointer<Bits>, _ count: Int) {
    for leaf in count..<max(count, Self.capacity) { leaves[leaf] = Bits() }
    let quarters = (
      Quarter(leaves), Quarter(leaves + 8), Quarter(leaves + 16), Quarter(leaves + 24)
    )
    first = quarters.0.first | quarters.1.first | quarters.2.first | quarters.3.first
    second = quarters.0.second | quarters.1.second | quarters.2.second | quarters.3.second
    third = quarters.0.third | quarters.1.third | quarters.2.third | quarters.3.third
    fourth = quarters.1.all | quarters.3.all
    fifth = quarters.2.all | quarters.3.all
  }

  /// What eight leaves contribute.
  private struct Quarter {
    let (first, second, third): (Bits, Bits, Bits)
    let all: Bits

    @inline(__always)
    init(_ leaves: UnsafeMutablePointer<Bits>) {
      let (one, three) = (leaves[1], leaves[3])
      let (five, seven) = (leaves[5], leaves[7])
      first = one | three | (five | seven)
      let (low, high) = (leaves[2] | three, leaves[6] | seven)
      second = low | high
      third = leaves[4] | five | high
      all = leaves[0] | one | low | third
    }
  }

  /// Writes the number of the leaf that each row reaches: in the word of index `s`, byte `b` has that
  /// of the row whose bit is bit `s` of byte `b`.
  ///
  /// That turns a square of eight by eight bits, of which three lines are empty, in each byte; by
  /// swapping parts of it that lie across the diagonal (Warren: "Hacker's Delight", 7-3).
  @inline(__always)
  private func name(into names: UnsafeMutablePointer<Bits>) {
    let (fours, twos) = (Bits(repeating: 0x0F0F), Bits(repeating: 0x3333))
    let change = (first &>> 4 ^ fifth) & fours
    // Rows of the square: 0 to 3, then 4 to 7.
    let (row0, row4) = (first ^ change &<< 4, fifth ^ change)
    let (row1, row5) = (second & fours, second &>> 4 & fours)
    let (row2, row6) = (third & fours, third &>> 4 & fours)
    let (row3, row7) = (fourth & fours, fourth &>> 4 & fours)
    let (a0, a2) = Self.swapped(row0, row2, 2, twos)
    let (a1, a3) = Self.swapped(row1, row3, 2, twos)
    let (a4, a6) = Self.swapped(row4, row6, 2, twos)
    let (a5, a7) = Self.swapped(row5, row7, 2, twos)
    let ones = Bits(repeating: 0x5555)
    (names[0], names[1]) = Self.swapped(a0, a1, 1, ones)
    (names[2], names[3]) = Self.swapped(a2, a3, 1, ones)
    (names[4], names[5]) = Self.swapped(a4, a5, 1, ones)
    (names[6], names[7]) = Self.swapped(a6, a7, 1, ones)
  }

  /// Two rows of which the upper bits of the one and the lower bits of the other are swapped.
  @inline(__always)
  private static func swapped(
    _ low: Bits, _ high: Bits, _ shift: UInt16, _ mask: Bits
  ) -> (Bits, Bits) {
    let change = (low &>> shift ^ high) & mask
    return (low ^ change &<< shift, high ^ change)
  }
}
