package import Forms
package import Grid

/// The tiny form that an example is written on.
package struct ExampleLayout: Sendable {
  package var name: String
  /// The heading line and the tag line below it; cells divided by `|`.
  package var headings: String
  package var tags: String
  package var settings: [(key: String, value: String)]
  package var merges: [String] = []
  /// Cells with a drop-down, and what it offers.
  package var dropDowns: (cells: [String], choices: [String]) = ([], [])
  /// Lines of the sheet 項目, for tags whose type or duty the example is about.
  package var items: [(tag: String, type: String, required: Bool)] = []
  /// Lines of the sheet 評価区分.
  package var schemes = ""
  /// Lines of the sheet 検査: rule and parameters.
  package var rules: [(rule: String, parameters: String)] = []

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

  /// Three slots for indicators, and a text with its heading below them.
  package static let slots = ExampleLayout(
    name: "例", headings: "指標名|単位|目標値(R4)|実績値(R4)|備考",
    tags: "{{#指標 3}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}"
      + "|{{本文.備考}}{{/指標}}\n\n\n総括|{{本文.総括}}",
    settings: [("評価年度", "2022")])

  /// Three numbered slots.
  package static let numbered = ExampleLayout(
    name: "例", headings: "指標名|単位|目標値(R4)|実績値(R4)",
    tags: "{{#指標 3}}① {{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}"
      + "\n②\n③",
    settings: [("評価年度", "2022")])

  /// A heading merged over two rows, and values merged over columns.
  package static let merged = ExampleLayout(
    name: "例", headings: "指標名|実績値(R4)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}\n総括|{{本文.総括}}",
    settings: [("評価年度", "2022")], merges: ["B2:D2", "B3:E3"])

  /// A rating with a drop-down.
  package static let choices = ExampleLayout(
    name: "例", headings: "指標名|評価|備考",
    tags: "{{#指標 2}}{{指標.名称}}|{{評価.区分}}|{{本文.備考}}{{/指標}}",
    settings: [("評価年度", "2022")], dropDowns: (["B2:B3"], ["A", "B", "C"]))

  /// A kind with a drop-down that offers その他.
  package static let partners = ExampleLayout(
    name: "例", headings: "指標名|種別|備考",
    tags: "{{#指標 2}}{{指標.名称}}|{{評価.区分}}|{{本文.備考}}{{/指標}}",
    settings: [("評価年度", "2022")], dropDowns: (["B2:B3"], ["市民", "企業", "その他"]))

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

  /// The same form with a line on its sheet 検査.
  package func asking(_ rule: String, _ parameters: String) -> ExampleLayout {
    var layout = self
    layout.rules.append((rule, parameters))
    return layout
  }

  /// Questions answered by ticking boxes, with their reason.
  package static let ticks = ExampleLayout(
    name: "例", headings: "施策名|判定|理由",
    tags: "{{#施策}}{{施策.名称}}|{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"
      + "|{{本文.理由}}{{/施策}}",
    settings: [("評価年度", "2022")])

  /// Indicators with a column for the direction they should take.
  package static let directions = ExampleLayout(
    name: "例", headings: "指標名|単位|指標のめざす方向|目標値(R4)|実績値(R4)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.方向}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}",
    settings: [("評価年度", "2022")])

  /// Two indicators, the verdict on them, the one on measures, and a text.
  package static let verdicts = ExampleLayout(
    name: "例", headings: "指標名|目標値(R4)|実績値(R4)",
    tags: "{{#指標 2}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}\n"
      + "\n成果指標の判定|{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"
      + "\n取組方針の判定|{{判定.取組方針:択一(全て達成,一部未達成,全て未達成)}}"
      + "\n達成状況の説明|{{本文.達成状況}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up")])

  /// Points for a rate and for the measures, their sum, and the class of the sum.
  package static let points = ExampleLayout(
    name: "例", headings: "施策名|指標の点数|方針の点数|合計点|総合区分|理由|指標名|目標値(R4)|実績値(R4)",
    tags: "{{#施策}}{{施策.名称}}|{{評価.点数}}|{{評価.方針点}}|{{評価.合計点}}|{{評価.区分}}|{{本文.理由}}"
      + "|{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/施策}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up"), ("達成率の計算", "A1")],
    schemes: """
      評価.点数|達成率|7|100以上||
      ||6|90以上100未満||
      ||5|80以上90未満||
      ||4|80未満||
      評価.合計点|合計(評価.点数,評価.方針点)||||
      評価.区分|合計(評価.点数,評価.方針点)|A|10以上||本文.理由
      ||B|10未満||
      """)

  /// What each member of a committee gave, and the mean.
  package static let marks = ExampleLayout(
    name: "例", headings: "取組|Ａ委員|Ｂ委員|平均",
    tags: "{{#取組}}{{事業.名称}}|{{評価.Ａ委員}}|{{評価.Ｂ委員}}|{{評価.平均}}{{/取組}}",
    settings: [("評価年度", "2022")], schemes: "評価.平均|平均(評価.Ａ委員,評価.Ｂ委員)||||")

  /// Counts as summaries publish them.
  package static let counts = ExampleLayout(
    name: "例", headings: "施策|指標数|達成|未達成|測定不可",
    tags: "{{#施策}}{{施策.名称}}|{{任意.計}}|{{任意.達成}}|{{任意.未達成}}|{{任意.測定不可}}{{/施策}}",
    settings: [])

  /// Counts with the share of those that were met.
  package static let countsWithShare = ExampleLayout(
    name: "例", headings: "施策|指標数|達成|未達成|達成の割合(%)",
    tags: "{{#施策}}{{施策.名称}}|{{任意.計}}|{{任意.達成}}|{{任意.未達成}}|{{任意.割合}}{{/施策}}",
    settings: [])

  /// Verdicts on two levels.
  package static let nestedVerdicts = ExampleLayout(
    name: "例", headings: "基本事業名|基本事業の判定",
    tags: "{{#基本事業 2}}{{基本事業.名称}}|{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"
      + "{{/基本事業}}\n\n施策全体の判定|{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}",
    settings: [("評価年度", "2022")])

  /// The workbook that describes the form, as planners would make it.
  package var templateBook: Book {
    let form = ExampleGrid.cells(headings + "\n" + tags).map(\.cell)
    let keys = [("様式ID", "example"), ("名称", "例"), ("年度", "R4")] + settings
    var cells: [Cell] = []
    for (row, (key, value)) in ([("キー", "値")] + keys).enumerated() {
      cells.append(Cell(CellReference(row: row, column: 0), .text(key)))
      cells.append(Cell(CellReference(row: row, column: 1), .text(value)))
    }
    let table = (["タグ|型|必須"] + items.map { "\($0.tag)|\($0.type)|\($0.required ? "○" : "")" })
      .joined(separator: "\n")
    var sheets = [
      sheet(form), Sheet(name: "設定", cells: cells),
      Sheet(name: "項目", cells: ExampleGrid.cells(table).map(\.cell)),
    ]
    if !schemes.isEmpty {
      let table = "評価|もとになる値|区分|条件|点|理由の欄\n" + schemes
      sheets.append(Sheet(name: "評価区分", cells: ExampleGrid.cells(table).map(\.cell)))
    }
    if !rules.isEmpty { sheets.append(Sheet(name: "検査", cells: ruleCells)) }
    return Book(kind: .xlsx, sheets: sheets)
  }

  /// Parameters may hold the sign that divides the cells of a grid.
  private var ruleCells: [Cell] {
    let lines = [["規則", "パラメータ"]] + rules.map { [$0.rule, $0.parameters] }
    return lines.enumerated().flatMap { row, texts in
      texts.enumerated().map { column, text in
        Cell(CellReference(row: row, column: column), .text(text))
      }
    }
  }

  package func template() throws(TemplateError) -> Template {
    try Template.read(templateBook, name: "example")
  }

  private func sheet(
    _ cells: [Cell], merges: [String]? = nil, dropDowns: [String]? = nil
  ) -> Sheet {
    let ranges = (dropDowns ?? self.dropDowns.cells).compactMap { CellRange($0) }
    let choices = self.dropDowns.choices
    return Sheet(
      name: name, cells: cells, merges: (merges ?? self.merges).compactMap { CellRange($0) },
      validations: ranges.isEmpty
        ? []
        : [
          DataValidation(
            ranges: ranges, type: "list", formula: "\"" + choices.joined(separator: ",") + "\"",
            choices: choices)
        ])
  }

  /// A filled form: its headings and the rows below them.
  func book(
    _ filled: String, kind: Book.Kind, merges: [String]? = nil, dropDowns: [String]? = nil
  ) -> Book {
    let cells = ExampleGrid.cells(filled).map(\.cell).filter { !$0.value.isBlank }
    guard kind.isPlainText else {
      return Book(kind: kind, sheets: [sheet(cells, merges: merges, dropDowns: dropDowns)])
    }
    let texts = cells.map { Cell($0.reference, .text($0.shown)) }
    return Book(kind: kind, sheets: [Sheet(name: name, cells: texts)])
  }
}
