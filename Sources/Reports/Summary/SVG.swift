import Grid

/// A drawing for a page: bars, lines and texts in units of about a pixel.
struct SVG {
  let width: Int
  let height: Int
  private let label: String
  private var parts = ""

  /// - Parameter label: what people hear who do not see the drawing.
  init(width: Int, height: Int, label: String) {
    self.width = width
    self.height = height
    self.label = label
  }

  var text: String {
    "<div class=\"scroll\"><svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(HTML.escaped(label))\""
      + " style=\"max-width:\(width)px\">\n\(parts)</svg></div>\n"
  }

  mutating func rectangle(x: Int, y: Int, width: Int, height: Int, kind: String, tip: String = "") {
    guard width > 0, height > 0 else { return }
    let title = tip.isEmpty ? "" : "<title>\(HTML.escaped(tip))</title>"
    parts +=
      "<rect class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\">"
      + "\(title)</rect>\n"
  }

  enum Anchor: String { case start, middle, end }

  mutating func write(
    _ text: String, x: Int, y: Int, anchor: Anchor = .start, kind: String = "label"
  ) {
    parts +=
      "<text class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor.rawValue)\">"
      + "\(HTML.escaped(text))</text>\n"
  }

  mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), kind: String = "axis") {
    parts +=
      "<line class=\"\(kind)\" x1=\"\(from.x)\" y1=\"\(from.y)\" x2=\"\(to.x)\" y2=\"\(to.y)\"/>\n"
  }

  mutating func polygon(_ points: [(x: Int, y: Int)], kind: String, isClosed: Bool = true) {
    let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    parts += "<\(isClosed ? "polygon" : "polyline") class=\"\(kind)\" points=\"\(list)\"/>\n"
  }

  mutating func dot(x: Int, y: Int) {
    parts += "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>\n"
  }

  /// As much of a text as so many half-width characters hold.
  static func cut(_ text: String, to width: Int) -> String {
    guard TextWidth.of(text) > width else { return text }
    var result = ""
    for character in text {
      guard TextWidth.of(result) + TextWidth.of(String(character)) < width - 1 else { break }
      result.append(character)
    }
    return result + "…"
  }
}
