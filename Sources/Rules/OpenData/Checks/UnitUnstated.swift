import Grid
import Notation

extension OpenDataCheck {
  /// Figures without a unit in their heading or in a column.
  static let unitUnstated = OpenDataCheck(
    id: "L3-04",
    title: Message(ja: "データの単位を記載しているか", en: "The unit is stated"),
    weight: .major, items: ["2-8", "4-7"],
    remedy: Message(
      ja: "項目名に「人口(人)」のように書くか、「単位」の列を作ってください。",
      en: "Write it in the heading, as in 人口(人), or in a column 単位."),
    examples: [
      TableExample("単位のない見出し", "no unit", grid: "町名|↓人口\n東町|120\n西町|85"),
      TableExample(
        "見出しの単位", "in the heading", grid: "町名|人口(人)|面積（km2）|年度|予算_千円\n東町|120|3.5|2022|8"),
      TableExample("単位の列", "a column", grid: "指標名|単位|値\n人口|人|120\n面積|km2|3.5"),
      TableExample("数えるものを言う名", "a name that counts", grid: "町名|世帯数|利用者数\n東町|120|8\n西町|85|9"),
    ]
  ) { context in
    context.data.compactMap { table in
      let title = table.titleRows.flatMap {
        context.book.sheets[table.sheet].cells(inRow: $0).map(\.shown)
      }
      guard !table.columns.contains(where: { Normalization.n2($0.name).hasPrefix("単位") }),
        !title.contains(where: { $0.contains("単位") })
      else { return nil }
      let bare = table.measures.filter { !statesUnit($0.name) }
      guard let first = bare.first else { return nil }
      return OpenDataFault(
        sheet: table.sheet, cell: first.heading,
        related: bare.dropFirst().prefix(20).map(\.heading),
        ja: "「\(first.name)」など \(bare.count) 列に単位がありません",
        en: "\"\(first.name)\" and others have no unit (columns: \(bare.count))")
    }
  }

  private static func statesUnit(_ name: String) -> Bool {
    let plain = Normalization.n2(name)
    if plain.isEmpty || exempt.contains(where: { plain.contains($0) }) { return true }
    // The unit in brackets, or the name says what is counted.
    if plain.contains("("), let open = plain.lastIndex(of: "("), plain.hasSuffix(")") {
      let inside = String(plain[plain.index(after: open)...].dropLast())
      if Units.lookup(inside) != nil { return true }
    }
    if let last = plain.split(separator: "_").last, last.count < plain.count,
      Units.lookup(String(last)) != nil
    {
      return true
    }
    return counts.contains { plain.hasSuffix($0) } || plain.hasSuffix("%")
  }

  private static let exempt = ["指数", "順位", "緯度", "経度", "座標", "出生率", "係数", "バージョン"]
  private static let counts = [
    "人数", "者数", "件数", "回数", "世帯数", "戸数", "台数", "校数", "日数", "団体数", "施設数", "箇所数", "か所数",
    "員数", "冊数", "棟数", "社数", "店舗数", "頭数",
  ]
}
