// Writing a row of features.

/// Writes values clamped to `Int16`, one after the other.
struct FeatureWriter {
  private var next: UnsafeMutablePointer<Int16>
  private let stride: Int

  /// A writer of a row whose values stand `stride` values apart.
  init(first: UnsafeMutablePointer<Int16>, stride: Int) {
    next = first
    self.stride = stride
  }

  @inline(__always)
  mutating func add(_ value: Int32) {
    next.pointee = Int16(clamping: value)
    next += stride
  }

  @inline(__always)
  mutating func add(_ value: Bool) {
    next.pointee = value ? 1 : 0
    next += stride
  }
}
