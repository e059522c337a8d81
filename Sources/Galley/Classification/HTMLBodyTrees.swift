// The trees of the HTML body model. Written by scripts/train; do not edit.

enum HTMLBodyTrees {
  static let literal: StaticString = ""
}
