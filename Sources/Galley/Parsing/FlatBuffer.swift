// A growing run of plain values, written without the checks and copies of an array.

/// Plain values that are only appended to, in memory of their own.
///
/// What ``ByteBuffer`` is for bytes: the parser appends a node or an attribute at a time, and an
/// array's check for uniqueness at each would cost more than the value.
struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  /// A buffer of one value, many times.
  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit {
    base.deallocate()
  }

  /// The values as an array, which is a copy.
  var array: [Element] {
    Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// The value at an index below ``count``, unchecked in release builds.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow() }
    base[count] = value
    count &+= 1
  }

  /// The last value, if there is one.
  @inline(__always)
  var last: Element? {
    count > 0 ? base[count &- 1] : nil
  }

  /// Takes the last value away, if there is one.
  @inline(__always)
  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count &-= 1
    return base[count]
  }

  /// Forgets everything from `length` on.
  mutating func truncate(to length: Int) {
    count = min(count, length)
  }

  @inline(never)
  private mutating func grow() {
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity *= 2
  }
}
