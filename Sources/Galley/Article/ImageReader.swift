// Which file an image element shows, and whether it is a picture at all.

/// Reads `<img>` elements as pages have them: lazy, responsive, or no pictures but pixels and icons.
struct ImageReader {
  private let document: Document
  private let resolver: URLResolver

  init(_ document: Document, _ resolver: URLResolver) {
    self.document = document
    self.resolver = resolver
  }

  /// Smaller sides, in CSS pixels, are those of icons, portraits and rules.
  private static let least = (width: 80, height: 50)

  /// Parts of class names that pictures of the article don't have.
  private static let iconClasses: [StaticString] = [
    "avatar", "icon", "logo", "emoji", "badge", "sprite", "spinner", "pixel", "smiley",
  ]

  /// Parts of the file names of images that hold a place or count readers.
  private static let placeholders: [StaticString] = [
    "spacer", "blank.", "placeholder", "pixel.", "1x1", "transparent", "loading.", "lazyload",
    "grey.gif", "gray.gif", "clear.gif", "dot.gif",
  ]

  /// The picture of an `<img>`; `nil` if it is an icon, a tracking pixel or has no file.
  func image(_ index: Int) -> ArticleFigure.Image? {
    guard !isSmall(index), !isIcon(index), let source = source(of: index) else { return nil }
    let alternative = document.valueRange(.alt, of: index).map { text(document.bytes[$0]) }
    return ArticleFigure.Image(source: source, alternative: alternative ?? "")
  }

  /// The emoji that a small image stands for, as blogs have them.
  func emoji(_ index: Int) -> String? {
    guard let names = document.valueRange(.class, of: index),
      ClassNames(document.bytes[names]).contains(oneOf: ["emoji", "wp-smiley", "twemoji"]),
      let alternative = document.value(.alt, of: index), (1...32).contains(alternative.utf8.count)
    else { return nil }
    return alternative
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    var collector = InlineCollector()
    Array(bytes).withUnsafeBufferPointer { collector.add($0, style: InlineStyle()) }
    return collector.finish(links: [], keepsBreaks: false).plainText
  }

  private func isSmall(_ index: Int) -> Bool {
    let (width, height) = (pixels(.width, of: index), pixels(.height, of: index))
    return width.map { $0 < Self.least.width } ?? false
      || height.map { $0 < Self.least.height } ?? false
  }

  /// A length in pixels; `nil` for a percentage.
  private func pixels(_ name: AttributeName, of index: Int) -> Int? {
    guard let range = document.valueRange(name, of: index),
      document.bytes[range].last != UInt8(ascii: "%")
    else { return nil }
    let digits = document.bytes[range].prefix(while: \.isASCIIDigit)
    guard (1...5).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private func isIcon(_ index: Int) -> Bool {
    guard let names = document.valueRange(.class, of: index) else { return false }
    return ClassNames(document.bytes[names]).containsPart(oneOf: Self.iconClasses)
  }

  // MARK: - The file

  /// The absolute URL of the file: what a script would load, else what stands there, else the best of
  /// the sizes offered.
  private func source(of index: Int) -> String? {
    let lazy: [AttributeName] = [.dataSrc, .dataLazySrc, .dataOriginal, .dataUrl, .src]
    for name in lazy {
      if let range = document.valueRange(name, of: index), isFile(document.bytes[range]),
        let url = resolver.absolute(document.string(range))
      {
        return url
      }
    }
    if let url = bestSize(of: index) { return url }
    return pictureSource(of: index)
  }

  /// The first `<source>` before the image in its `<picture>`.
  private func pictureSource(of index: Int) -> String? {
    let parent = Int(document.nodes[index].parent)
    guard parent >= 0, document.nodes[parent].tag == .picture else { return nil }
    for sibling in document.children(of: parent) where document.nodes[sibling].tag == .source {
      if let url = bestSize(of: sibling) { return url }
    }
    return nil
  }

  private func bestSize(of index: Int) -> String? {
    for name in [AttributeName.dataSrcset, .srcset] {
      if let range = document.valueRange(name, of: index),
        let candidate = SourceSet.largest(document.bytes[range]), isFile(candidate),
        let url = resolver.absolute(String(decoding: candidate, as: UTF8.self))
      {
        return url
      }
    }
    return nil
  }

  /// Whether a URL can be that of a picture.
  private func isFile(_ url: ArraySlice<UInt8>) -> Bool {
    guard !url.allSatisfy(\.isHTMLSpace), !ClassNames.begins(url, with: "data:") else {
      return false
    }
    let path = url.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
    return !ClassNames(name).containsPart(oneOf: Self.placeholders)
  }
}

/// The candidates of a `srcset`.
enum SourceSet {
  /// The URL of the candidate with the greatest width or density, by the HTML standard's rules, section
  /// 4.8.4.2.2; `nil` if there is none.
  static func largest(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var best: (url: ArraySlice<UInt8>, size: Int)?
    var rest = value
    let comma = UInt8(ascii: ",")
    while true {
      rest = rest.drop { $0.isHTMLSpace || $0 == comma }
      guard !rest.isEmpty else { return best?.url }
      var url = rest.prefix { !$0.isHTMLSpace }
      rest = rest[url.endIndex...]
      var descriptor = rest.prefix(0)
      if url.last == comma {
        // A URL can hold commas, but not end with one.
        while url.last == comma { url.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != comma }
        rest = rest[descriptor.endIndex...]
      }
      let size = size(descriptor)
      if size > best?.size ?? -1 { best = (url, size) }
    }
  }

  /// A width, or a density in thousandths.
  private static func size(_ descriptor: ArraySlice<UInt8>) -> Int {
    let words = descriptor.split(whereSeparator: \.isHTMLSpace)
    guard let word = words.first, let unit = word.last,
      let number = Double(String(decoding: word.dropLast(), as: UTF8.self)),
      (0...1_000_000).contains(number)
    else { return 0 }
    return unit == UInt8(ascii: "x") ? Int(number * 1_000) : Int(number)
  }
}
