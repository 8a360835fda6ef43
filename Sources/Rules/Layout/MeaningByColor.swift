import Forms
import Grid
import Notation

extension Rule {
  /// One red number among black ones, and nothing that says why.
  static let meaningByColor = Rule(
    id: "LAY-011",
    title: Message(ja: "条件付き書式・色による意味付け", en: "Meaning by colour"),
    severity: .info,
    why: Message(
      ja: "色や取り消し線だけで示した意味は、集計でも CSV でも失われます。",
      en: "What only a colour or a stroke says is lost in summaries and in CSV."),
    condition: Message(
      ja: "表の同じ欄（4件以上）で、文字の色・塗りつぶし・取り消し線が少数のセルだけ違い、シートに凡例（赤字、網掛けなどの説明）がない。1つの表につき1件。",
      en: "In one column of a table (four cells or more) few cells differ in colour, fill or "
        + "strike-through, and no legend on the sheet says why. One finding for each table."),
    remedy: Message(
      ja: "意味（速報値、変更箇所など）を備考に書くか、書式を戻してください。",
      en: "Say in a remark what it means, or take the format away."),
    source: "LAY-011（様式）",
    scope: .form,
    examples: [
      Example(
        "1つだけ赤い実績", "one red actual", layout: .colored,
        grid: "参加者数|人|70|75\n団体数|団体|8|↓9\n講座|回|4|4\n見学|回|2|3", file: red("D3")),
      Example(
        "凡例がある", "a legend tells", layout: .colored,
        grid: "参加者数|人|70|75\n団体数|団体|8|9\n講座|回|4|4\n見学|回|2|3（赤字は速報値）", file: red("D3")),
      Example(
        "半分が赤い", "half of them", layout: .colored,
        grid: "参加者数|人|70|75\n団体数|団体|8|9\n講座|回|4|4\n見学|回|2|3", file: red("D3", "D5")),
      Example(
        "同じ書式", "one format", layout: .colored,
        grid: "参加者数|人|70|75\n団体数|団体|8|9\n講座|回|4|4\n見学|回|2|3", file: red()),
    ],
    check: MeaningByColor.check)

  private static func red(_ cells: String...) -> ExampleFile {
    ExampleFile("様式.xlsx") { book in
      let red = CellFormat(font: CellFont(color: RGB(red: 255, green: 0, blue: 0)))
      book.formats = CellFormats(
        fonts: [CellFont(), red.font],
        entries: [
          .init(font: 0, fill: 0, border: 0, format: CellFormat()),
          .init(font: 1, fill: 0, border: 0, format: red),
        ])
      for place in cells.compactMap({ CellReference($0) }) {
        guard var cell = book.sheets[0][place] else { continue }
        cell.style = 1
        book.sheets[0].put(cell)
      }
    }
  }
}

private enum MeaningByColor {
  private struct Table: Hashable {
    var sheet: Int
    var group: String
  }

  private enum Content: Hashable {
    case field(String)
    case value(Role, Period?)
  }

  private struct Column: Hashable {
    var table: Table
    var content: Content
  }

  static func check(_ context: RuleContext) -> [Finding] {
    guard !context.isPlainText, context.book.formats.count > 1 else { return [] }
    var columns: [Column: [Cell]] = [:]
    for record in context.form.allRecords {
      let table = Table(sheet: record.sheetIndex, group: record.group)
      for (content, location) in places(record) {
        guard let cell = context.cell(at: location), !cell.value.isBlank else { continue }
        columns[Column(table: table, content: content), default: []].append(cell)
      }
    }
    var odd: [Table: Set<CellReference>] = [:]
    for (column, cells) in columns where cells.count >= 4 {
      odd[column.table, default: []].formUnion(
        OddFormat.cells(of: cells, context.book.formats))
    }
    return odd.compactMap { table, cells in
      finding(cells.sorted(), table, context)
    }.sorted { $0.location < $1.location }
  }

  private static func places(_ record: Record) -> [(Content, Location)] {
    record.fields.filter { !$0.filledDown }.map { (.field($0.key), $0.location) }
      + record.indicators.flatMap { indicator in
        indicator.values.map { (.value($0.role, $0.period), $0.location) }
      }
  }

  private static let legends = [
    "凡例", "赤字", "朱書", "赤色", "青字", "青色", "黄色", "緑色", "灰色", "グレー", "網掛", "網かけ", "着色", "色付",
    "取消線", "取り消し線",
  ]

  private static func finding(
    _ cells: [CellReference], _ table: Table, _ context: RuleContext
  ) -> Finding? {
    guard let first = cells.first, context.book.sheets.indices.contains(table.sheet) else {
      return nil
    }
    let sheet = context.book.sheets[table.sheet]
    let hasLegend = sheet.cells.contains { cell in
      guard case .text(let text) = cell.value else { return false }
      return legends.contains { text.contains($0) }
    }
    guard !hasLegend else { return nil }
    func place(_ cell: CellReference) -> Location {
      Location(sheetIndex: table.sheet, sheet: sheet.name, cell: cell)
    }
    let list = cells.prefix(10).map(\.description).joined(separator: "、")
    return context.finding(
      at: place(first), key: "format", owner: table.group,
      Message(
        ja: "色・塗りつぶし・取り消し線の違うセルが\(cells.count)あり、説明がありません",
        en: "\(cells.count) cell(s) differ in colour, fill or strokes, and nothing says why"),
      detail: [
        .written(ja: "書式の違うセル \(list)", en: "set apart: \(list)"),
        .remedy(ja: "意味があれば備考に書き、なければ書式を戻す", en: "say what it means, or take it away"),
      ],
      evidence: [Evidence("cells", "\(cells.count)")],
      related: cells.dropFirst().prefix(20).map(place))
  }
}

extension ExampleLayout {
  fileprivate static let colored = ExampleLayout(
    name: "例", headings: "指標名|単位|目標値(R4)|実績値(R4)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}",
    settings: [("評価年度", "2022")])
}
