enum TextBodyTrees {
  static let threshold: Int32 = 0
  static let literal: StaticString = ""
}
