/// The lists of styles.xml, each item as its bytes, with what a patch puts behind them.
///
/// Source: ECMA-376 Part 1, 18.8.39 (styleSheet).
struct StyleLists {
  enum List: String, CaseIterable, Hashable {
    case numFmts, fonts, fills, borders, cellXfs, dxfs
  }

  private struct Items {
    var tag: Markup.Tag?
    var existing = 0
    var bytes: [[UInt8]] = []
  }

  /// The elements of the part in the schema's order.
  private static let order = [
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
  ]

  let part: String
  /// The prefix of the part's own elements.
  let prefix: String
  private let text: PartText
  private let root: Markup.Tag
  private var lists: [List: Items] = [:]

  /// - Throws: `.unsupportedEdit` for a part without cell formats.
  init(_ bytes: [UInt8], part: String) throws(WorkbookError) {
    self.part = part
    text = try PartText(bytes, part: part)
    let markup = text.markup
    root = try markup.root()
    prefix = markup.prefix(of: root)
    let children = try markup.children(of: root).map(\.tag)
    for list in List.allCases {
      var items = Items(tag: children.first { markup.isNamed($0, list.rawValue) })
      if let tag = items.tag {
        items.bytes = try markup.children(of: tag).map {
          Array(markup.bytes[$0.tag.range.lowerBound..<$0.end])
        }
        items.existing = items.bytes.count
      }
      lists[list] = items
    }
    guard lists[.cellXfs]?.tag != nil else {
      throw WorkbookError(.unsupportedEdit(.missingFormat), part: part)
    }
  }

  subscript(_ list: List) -> [[UInt8]] { lists[list]?.bytes ?? [] }

  /// The index of an item, put behind the others unless it is there.
  mutating func place(of item: [UInt8], in list: List) -> Int {
    if let known = self[list].firstIndex(of: item) { return known }
    lists[list, default: Items()].bytes.append(item)
    return self[list].count - 1
  }

  /// The part with the additions, nil where nothing was added.
  func patched() throws(WorkbookError) -> [UInt8]? {
    var splices = Splices()
    for list in List.allCases {
      guard let items = lists[list], items.bytes.count > items.existing else { continue }
      let added = Array(items.bytes[items.existing...].joined())
      if let tag = items.tag {
        if text.markup.attribute("count", of: tag) != nil {
          try text.markup.set("count", to: String(items.bytes.count), of: tag, in: &splices)
        }
        try text.markup.append(added, to: tag, in: &splices)
      } else {
        try insert(list, added, count: items.bytes.count, &splices)
      }
    }
    return splices.isEmpty ? nil : try text.applying(splices)
  }

  private func insert(
    _ list: List, _ items: [UInt8], count: Int, _ splices: inout Splices
  ) throws(WorkbookError) {
    let name = prefix + list.rawValue
    let element =
      Array("<\(name) count=\"\(count)\">".utf8) + items + Array("</\(name)>".utf8)
    let later = Self.order.drop { $0 != list.rawValue }.dropFirst()
    try text.markup.insert(element, into: root, before: later, in: &splices)
  }
}
