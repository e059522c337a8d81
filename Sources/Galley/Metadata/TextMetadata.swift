// Title, dek, byline, date and site of a text capture, from the lines around its body.

/// What the lines around a body say of the article, and which lines said it.
struct TextMetadata: Sendable {
  private(set) var title: String?
  private(set) var subtitle: String?
  /// The lines that are no part of the body since they are metadata.
  private(set) var lines: Set<Int> = []

  init(_ reader: LineReader, _ context: LineContext, kept: [Bool], title: Int?, url: String?) {
    guard let title else { return }
    let text = TextLineText(reader)
    self.title = text.string(title)
    let hash = context.stats[title].hash
    for index in kept.indices where context.stats[index].hash == hash { lines.insert(index) }
    if let dek = Self.dek(after: title, context, kept) {
      subtitle = text.string(dek)
      lines.insert(dek)
    }
  }

  private static func dek(after title: Int, _ context: LineContext, _ kept: [Bool]) -> Int? {
    nil
  }
}
