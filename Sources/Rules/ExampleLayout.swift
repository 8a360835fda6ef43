package import Forms
package import Grid

/// The tiny form that an example is written on.
package struct ExampleLayout: Sendable {
  package var name: String
  /// The heading line and the tag line below it; cells divided by `|`.
  package var headings: String
  package var tags: String
  package var settings: [(key: String, value: String)]

  /// A table of indicators with their rating and reason, the form of most examples.
  package static let indicators = ExampleLayout(
    name: "例",
    headings: "指標名|単位|基準値(H27)|目標値(R4)|実績値(R4)|事業の評価|理由|取組内容|協働の相手",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H27}}|{{指標.目標@R4}}|{{指標.実績@R4}}"
      + "|{{評価.区分:択一(A,B,C,D,E)}}|{{本文.理由}}|{{本文.取組内容}}"
      + "|{{協働.相手:複数(①②③④⑤⑥⑦)}}{{/指標}}",
    settings: [
      ("評価の最上位", "A"), ("評価の中位", "C"), ("評価の下位", "D,E"),
      ("指標の方向の既定", "up"), ("評価年度", "2022"),
    ])

  /// The same without a direction by default, as registers of indicators are.
  package static let register = ExampleLayout(
    name: "例", headings: "指標名|現状値(H30)|目標値(R6)|解説・算出方法など",
    tags: "{{#指標}}{{指標.名称}}|{{指標.基準@H30}}{{指標.単位}}|{{指標.目標@R6}}{{指標.単位}}"
      + "|{{指標.取得方法}}{{/指標}}",
    settings: [("評価年度", "2024")])

  /// Indicators over two years with the texts that account for them.
  package static let texts = ExampleLayout(
    name: "例",
    headings: "指標名|単位|策定時(H30)|目標値(R3)|実績値(R3)|目標値(R4)|実績値(R4)|達成状況|総括|未達成の理由",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H30}}|{{指標.目標@R3}}|{{指標.実績@R3}}"
      + "|{{指標.目標@R4}}|{{指標.実績@R4}}|{{本文.達成状況}}|{{本文.総括}}"
      + "|{{本文.未達成の理由}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up")])

  /// Issues and what will be done about them.
  package static let issues = ExampleLayout(
    name: "例", headings: "施策名|今後の課題|今後の方向性",
    tags: "{{#施策}}{{施策.名称}}|{{本文.課題}}|{{本文.方向性}}{{/施策}}",
    settings: [("評価年度", "2022")])

  /// Projects with the effect they had.
  package static let effects = ExampleLayout(
    name: "例", headings: "指標名|単位|基準値(H27)|目標値(R4)|現状値(R4)|効果又は理由",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H27}}|{{指標.目標@R4}}|{{指標.実績@R4}}"
      + "|{{本文.効果又は理由}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up")])

  /// Indicators with a stated rate of achievement, to one decimal, half up.
  package static let rates = ExampleLayout(
    name: "例",
    headings: "指標名|単位|めざす方向|基準値(H27)|目標値(R4)|実績値(R4)|達成率(R4)|最終目標値(R4)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.方向}}|{{指標.基準@H27}}|{{指標.目標@R4}}"
      + "|{{指標.実績@R4}}|{{指標.達成率@R4}}|{{指標.最終目標@R4}}{{/指標}}",
    settings: [
      ("評価年度", "2022"), ("達成率の計算", "A1"), ("達成率の小数桁", "1"),
      ("達成率の端数処理", "四捨五入"),
    ])

  /// The same form with further settings, or other values for those it has.
  package func with(_ settings: (key: String, value: String)...) -> ExampleLayout {
    var layout = self
    layout.settings = self.settings.filter { known in !settings.contains { $0.key == known.key } }
    layout.settings += settings.filter { !$0.value.isEmpty }
    return layout
  }

  /// The workbook that describes the form, as planners would make it.
  package var templateBook: Book {
    let form = ExampleGrid.cells(headings + "\n" + tags).map(\.cell)
    let keys = [("様式ID", "example"), ("名称", "例"), ("年度", "R4")] + settings
    var cells: [Cell] = []
    for (row, (key, value)) in ([("キー", "値")] + keys).enumerated() {
      cells.append(Cell(CellReference(row: row, column: 0), .text(key)))
      cells.append(Cell(CellReference(row: row, column: 1), .text(value)))
    }
    return Book(
      kind: .xlsx,
      sheets: [Sheet(name: name, cells: form), Sheet(name: "設定", cells: cells)])
  }

  package func template() throws(TemplateError) -> Template {
    try Template.read(templateBook, name: "example")
  }

  /// A filled form: the headings and the rows of a grid below them.
  func book(rows: String, kind: Book.Kind) -> Book {
    let cells = ExampleGrid.cells(headings + "\n" + rows).map(\.cell).filter { !$0.value.isBlank }
    guard kind == .csv || kind == .tsv else {
      return Book(kind: kind, sheets: [Sheet(name: name, cells: cells)])
    }
    let texts = cells.map { Cell($0.reference, .text($0.shown)) }
    return Book(kind: kind, sheets: [Sheet(name: name, cells: texts)])
  }
}
