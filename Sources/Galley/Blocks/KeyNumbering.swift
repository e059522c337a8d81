// Numbers for keys, in the order in which they first come.

/// Gives each different key a number: 0 to the first, 1 to the second.
///
/// What belongs to keys can then lie in a plain array. The numbers don't depend on how keys are
/// hashed, so hashing may be seeded by the process, and no page can be written to make keys collide.
struct KeyNumbering: ~Copyable {
  private var keys: FlatBuffer<UInt64>
  /// The number of the key at the same place; -1 if there is none.
  private var numbers: FlatBuffer<Int32>
  private var mask: Int
  /// How many keys have numbers.
  private(set) var count = 0

  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize())) | 1

  init(expecting count: Int) {
    var capacity = 64
    while capacity < count * 2 { capacity *= 2 }
    keys = FlatBuffer(repeating: 0, count: capacity)
    numbers = FlatBuffer(repeating: -1, count: capacity)
    mask = capacity - 1
  }

  /// The number of a key, a new one if it hasn't come before.
  @inline(__always)
  mutating func number(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: Self.mix(Self.seed, key)) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return Int(numbers[slot]) }
      slot = (slot &+ 1) & mask
    }
    return add(key, at: slot)
  }

  @inline(never)
  private mutating func add(_ key: UInt64, at slot: Int) -> Int {
    keys[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    if count * 2 > mask { grow() }
    return count - 1
  }

  private mutating func grow() {
    let capacity = (mask + 1) * 4
    var newKeys = FlatBuffer<UInt64>(repeating: 0, count: capacity)
    var newNumbers = FlatBuffer<Int32>(repeating: -1, count: capacity)
    for old in 0...mask where numbers[old] >= 0 {
      var slot = Int(truncatingIfNeeded: Self.mix(Self.seed, keys[old])) & (capacity - 1)
      while newNumbers[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      newKeys[slot] = keys[old]
      newNumbers[slot] = numbers[old]
    }
    keys = newKeys
    numbers = newNumbers
    mask = capacity - 1
  }

  /// Mixes a word into a hash: both halves of a 128-bit product.
  @inline(__always)
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
      by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Mixes bytes into a hash, eight at a time.
  @inline(__always)
  static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, from seed: UInt64) -> UInt64 {
    var hash = seed
    var index = 0
    while index &+ 8 <= count {
      hash = mix(hash, UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
      index &+= 8
    }
    var rest = UInt64(truncatingIfNeeded: count) &<< 56
    while index < count {
      rest = rest &<< 8 ^ UInt64(bytes[index])
      index &+= 1
    }
    return mix(hash, rest)
  }
}
