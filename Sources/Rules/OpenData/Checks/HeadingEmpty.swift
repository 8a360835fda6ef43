import Grid
import Notation

extension OpenDataCheck {
  /// A column without a name that says what it holds.
  static let headingEmpty = OpenDataCheck(
    id: "L1-05",
    title: Message(
      ja: "すべての列に意味が推測できる項目名が存在するか", en: "Every column has a name that tells its meaning"),
    weight: .critical, items: [],
    remedy: Message(ja: "列の中身が分かる項目名を書いてください。", en: "Name what the column holds."),
    examples: [
      TableExample("見出しのない列", "no heading", grid: "町名|↓|人口(人)\n東町|A|120\n西町|B|85"),
      TableExample("番号だけの見出し", "only a number", grid: "町名|↓列1|人口(人)\n東町|A|120\n西町|B|85"),
      TableExample("名前のある列", "named columns", grid: "町名|区分|人口(人)\n東町|A|120"),
    ]
  ) { context in
    context.tables.flatMap { table in
      table.filled.filter { isMeaningless($0.name) }.prefix(20).map { column in
        OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: column.cells.prefix(5).map(\.reference),
          ja: column.name.isEmpty ? "項目名のない列です" : "「\(column.name)」では中身が分かりません",
          en: column.name.isEmpty ? "the column has no name" : "\"\(column.name)\" says nothing")
      }
    }
  }

  private static func isMeaningless(_ name: String) -> Bool {
    let plain = Normalization.withoutSpaces(name).lowercased()
    if plain.isEmpty || DashFamily.glyph(of: plain) != nil { return true }
    let stems = ["列", "項目", "column", "unnamed", "field", "unnamed:"]
    let stem = String(plain.filter { !$0.isNumber })
    return stem != plain && stems.contains(stem)
  }
}
