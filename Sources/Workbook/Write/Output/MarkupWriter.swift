/// Builds the text of one XML part, escaped as spreadsheets want it.
struct MarkupWriter {
  var bytes: [UInt8] = []

  /// - Parameter fragment: markup that will stand within a part.
  init(fragment: Bool = false) {
    guard !fragment else { return }
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  /// Hands over what has been written, with which nothing is shared from then on.
  mutating func take() -> [UInt8] {
    var full: [UInt8] = []
    full.reserveCapacity(bytes.capacity)
    swap(&full, &bytes)
    return full
  }

  /// Markup that is right as it stands.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// An element without content.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes, close: "/>")
  }

  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes, close: ">")
  }

  mutating func close(_ name: String) {
    raw("</")
    raw(name)
    raw(">")
  }

  /// An element that holds text only.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) {
    open(name, attributes)
    MarkupEscape.append(text.utf8, as: .text, to: &bytes)
    close(name)
  }

  /// A text element of a cell: control characters as `_xHHHH_`, outer white space kept.
  mutating func cellText(_ name: String, _ text: some BidirectionalCollection<UInt8>) {
    open(name, ["xml:space": MarkupEscape.needsPreserving(text) ? "preserve" : nil])
    MarkupEscape.append(text, as: .cell, to: &bytes)
    close(name)
  }

  private mutating func start(
    _ name: String, _ attributes: KeyValuePairs<String, String?>, close: String
  ) {
    raw("<")
    raw(name)
    for (key, value) in attributes {
      guard let value else { continue }
      raw(" ")
      raw(key)
      raw("=\"")
      MarkupEscape.append(value.utf8, as: .attribute, to: &bytes)
      raw("\"")
    }
    raw(close)
  }
}
