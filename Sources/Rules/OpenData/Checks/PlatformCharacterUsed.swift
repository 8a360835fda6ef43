import Grid
import Notation

extension OpenDataCheck {
  /// Characters that not every computer shows.
  static let platformCharacterUsed = OpenDataCheck(
    id: "L1-08",
    title: Message(ja: "機種依存文字を使用していないか", en: "No platform-dependent characters"),
    weight: .critical, items: ["2-9", "4-8"],
    remedy: Message(
      ja: "①→(1)、㎡→m2、㈱→(株)、Ⅱ→II、№→No. のように書き換えてください。外字は別の字にしてください。",
      en: "Write (1) for ①, m2 for ㎡, II for Ⅱ; replace characters that an office drew itself."),
    examples: [
      TableExample(
        "丸数字と単位の記号", "circled numbers and square units",
        grid: "↓施設|↓面積(㎡)\n①公民館|85\n会館|120"),
      TableExample(
        "外字", "a character of one's own", grid: "↓氏名|件数(件)\n\u{E000}田|5"),
      TableExample("人名・地名の字", "letters of names", grid: "地区|面積(m2)\n髙﨑～新町|85"),
    ]
  ) { context in
    context.tables.flatMap { table in
      table.columns.compactMap { column -> OpenDataFault? in
        let sheet = context.book.sheets[table.sheet]
        let headings = table.headingRows.compactMap {
          sheet[CellReference(row: $0, column: column.index)]
        }
        var found: [Unicode.Scalar] = []
        var cells: [CellReference] = []
        for cell in headings + column.cells {
          guard case .text(let text) = cell.value else { continue }
          let signs = text.unicodeScalars.filter(PlatformCharacter.contains)
          for sign in signs where !found.contains(sign) { found.append(sign) }
          if !signs.isEmpty { cells.append(cell.reference) }
        }
        guard !found.isEmpty else { return nil }
        let isPrivate = found.contains(where: PlatformCharacter.isPrivate)
        let list = found.prefix(10).map(named).joined(separator: "、")
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: cells.filter { $0 != column.heading }.prefix(20).map { $0 },
          severity: isPrivate ? .error : nil,
          ja: (isPrivate ? "外字" : "機種依存文字") + "があります（\(list)、\(cells.count) セル）",
          en: "\(list) (cells: \(cells.count))")
      }
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    guard !PlatformCharacter.isPrivate(scalar) else { return code }
    return PlatformCharacter.plain(scalar).map { "\(scalar)→\($0)" } ?? "\(scalar) \(code)"
  }
}
