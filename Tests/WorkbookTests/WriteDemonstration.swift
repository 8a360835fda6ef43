import Grid

@testable import Workbook

/// A book that asks for everything the writer can do, sheet by sheet.
enum WriteDemonstration {
  static func book() -> NewBook {
    var book = NewBook(
      sheets: [
        styles(), table(), conditionals(), bars(), lines(), extras(), input(), hidden(),
      ], title: "実演 & 見本", creator: "kensan")
    book.subject = "書き出しのすべて"
    book.facts.keywords = "様式,評価"
    book.facts.description = "自動生成"
    book.facts.category = "見本"
    book.facts.company = "企画課"
    book.facts.manager = "課長"
    book.facts.created = "2025-04-01T09:00:00Z"
    book.facts.custom = [
      .init("様式", .text("A-1")), .init("版", .number(2.5)), .init("確定", .boolean(true)),
      .init("締切", .date("2025-06-30T00:00:00Z")),
    ]
    book.definedNames = ["年度": "'書式'!$B$2", "選択肢": "'入力'!$H$2:$H$4"]
    return book
  }

  static func range(_ text: String) -> CellRange { CellRange(text)! }

  private static let heading = NewStyle().with {
    $0.bold = true
    $0.color = "FFFFFF"
    $0.fill = "1F4E79"
    $0.horizontal = .center
    $0.borders = .init(all: .init(.thin, color: "BFBFBF"))
  }

  static func styles() -> NewSheet {
    var sheet = NewSheet(name: "書式")
    let looks: [(String, (inout NewStyle) -> Void)] = [
      (
        "太字・斜体・下線",
        {
          $0.bold = true
          $0.italic = true
          $0.underline = true
        }
      ),
      (
        "取り消し線と赤",
        {
          $0.strikethrough = true
          $0.color = "C00000"
        }
      ),
      (
        "網掛け",
        {
          $0.fill = "8FB0D3"
          $0.pattern = .lightUp
        }
      ),
      (
        "太枠と斜線",
        {
          $0.borders = .init(all: .init(.thick, color: "1F4E79"))
          $0.borders.diagonal = .init(.thin)
        }
      ),
      ("縦書き", { $0.rotation = 255 }), ("四十五度", { $0.rotation = 45 }),
      ("下向き", { $0.rotation = -30 }), ("均等割り付け", { $0.horizontal = .distributed }),
      ("縮小して全体を表示するとても長い文字列です", { $0.shrink = true }),
      ("折り返して全体を表示するとても長い文字列です", { $0.wrap = true }),
      ("字下げ", { $0.indent = 2 }), ("明朝 14", { $0 = NewStyle(fontName: "游明朝", fontSize: 14) }),
    ]
    sheet[0, 0] = NewCell(.text("書式"), style: heading)
    sheet[0, 1] = NewCell(.text("数値"), style: heading)
    sheet[0, 2] = NewCell(.text("表示形式"), style: heading)
    for (index, look) in looks.enumerated() {
      sheet[index + 1, 0] = NewCell(.text(look.0), style: NewStyle().with(look.1))
    }
    let formats = [
      "#,##0", "0.0%", "#,##0;△#,##0", "[$-411]ggge\"年\"m\"月\"d\"日\"", "yyyy/mm/dd", "@",
      "0.00E+00", "#,##0.0;[Red]-#,##0.0", "\"¥\"#,##0", "h:mm:ss", "# ?/?",
    ]
    for (index, format) in formats.enumerated() {
      let style = NewStyle().with { $0.numberFormat = format }
      let value = index == 1 ? 0.9875 : index == 2 ? -1234 : 45_748.5
      sheet[index + 1, 1] = NewCell(.number(value), style: style)
      sheet[index + 1, 2] = NewCell(.text(format))
    }
    sheet[14, 0] = NewCell(runs: [
      NewRun("一部だけ", style: NewStyle()),
      NewRun(
        "赤い太字",
        style: NewStyle().with {
          $0.bold = true
          $0.color = "C00000"
        }), NewRun(" です", style: NewStyle()),
    ])
    sheet[16, 0] = NewCell(.text("結合したセル"), style: heading)
    sheet.merge(range("A17:C18"))
    sheet.fitColumns(0...2)
    sheet.columnWidths[0] = 24
    sheet.rowHeights = [4: 30, 5: 70, 6: 60.5, 10: 32]
    return sheet
  }

  static func table() -> NewSheet {
    var sheet = NewSheet(name: "表")
    let rows: [(String, Double, Double)] = [
      ("教育", 120, 118.5), ("福祉", 80, 83), ("防災", 45, 31.6), ("産業", 60, 60),
    ]
    for (column, text) in ["政策", "目標", "実績", "差 [件]"].enumerated() {
      sheet[0, column] = NewCell(.text(text))
    }
    for (index, row) in rows.enumerated() {
      sheet[index + 1, 0] = NewCell(.text(row.0))
      sheet[index + 1, 1] = NewCell(.number(row.1))
      sheet[index + 1, 2] = NewCell(.number(row.2))
      sheet[index + 1, 3] = NewCell(
        .number(row.2 - row.1), formula: "C\(index + 2)-B\(index + 2)")
    }
    var table = NewTable(name: "実績表", range: range("A1:D6"))
    table.totals = [
      0: .label("合計"), 1: .function(.sum), 2: .function(.average), 3: .function(.max),
    ]
    sheet.add(table)
    sheet[0, 6] = NewCell(.text("別表"))
    sheet[1, 6] = NewCell(.text("一行"))
    var other = NewTable(name: "別表_1", range: range("G1:G2"))
    other.hasFilter = false
    other.styleName = nil
    sheet.add(other)
    sheet.columnWidths = [0: 14, 1: 12, 2: 12, 3: 12, 6: 14]
    sheet.freeze = CellReference("B2")
    return sheet
  }

  static func conditionals() -> NewSheet {
    var sheet = NewSheet(name: "条件付き書式")
    for (column, text) in ["色階調", "データバー", "アイコン", "値", "文字", "上位"].enumerated() {
      sheet[0, column] = NewCell(.text(text), style: heading)
      for row in 1...8 {
        let number = Double((row * 37 + column * 11) % 50 - 15)
        sheet[row, column] = NewCell(
          column == 4 ? .text(row % 3 == 0 ? "未達成" : "達成") : .number(number))
      }
    }
    let alarm = NewStyle().with {
      $0.color = "9C0006"
      $0.fill = "FFC7CE"
      $0.bold = true
    }
    sheet.conditionals = [
      NewConditional(
        [range("A2:A9")],
        .colorScale([
          .init(.minimum, color: "F8696B"), .init(.percentile(50), color: "FFEB84"),
          .init(.maximum, color: "63BE7B"),
        ])),
      NewConditional([range("B2:B9")], .dataBar(.init(color: "5B9BD5"))),
      NewConditional([range("C2:C9")], .icons(.init(.arrows3))),
      NewConditional([range("D2:D9")], .cell(.between("0", "20"), alarm)),
      NewConditional([range("E2:E9")], .contains(text: "未達", alarm)),
      NewConditional([range("F2:F9")], .top(2, percent: false, fromBottom: false, alarm)),
      NewConditional([range("A2:F9")], .expression("$D2<0", NewStyle().with { $0.italic = true })),
      NewConditional([range("F2:F9")], .duplicates(NewStyle().with { $0.underline = true })),
    ]
    sheet.columnWidths = Dictionary(uniqueKeysWithValues: (0..<6).map { ($0, 13) })
    sheet.autoFilter = range("A1:F9")
    return sheet
  }

  private static func figures(_ sheet: inout NewSheet) {
    for (column, text) in ["年度", "教育", "福祉", "防災"].enumerated() {
      sheet[0, column] = NewCell(.text(text), style: heading)
    }
    for row in 1...5 {
      sheet[row, 0] = NewCell(.text("令和\(row + 1)年度"))
      for column in 1...3 {
        sheet[row, column] = NewCell(.number(Double((row * 7 + column * 5) % 13 + 3 * column)))
      }
    }
    sheet.columnWidths = [0: 14, 1: 10, 2: 10, 3: 10]
  }

  private static func chart(
    _ kind: NewChart.Kind, _ title: String, on sheet: String, at anchor: String, count: Int = 3
  ) -> NewChart {
    func source(_ text: String) -> NewChart.Source { .init(sheet: sheet, range: range(text)) }
    let colors = ["1F4E79", "8FB0D3", "D98E32"]
    var chart = NewChart(
      kind: kind, title: title, categories: source("A2:A6"),
      series: (0..<count).map { index in
        let letter = ["B", "C", "D"][index]
        return NewChart.Series(
          name: source("\(letter)1"), values: source("\(letter)2:\(letter)6"), color: colors[index])
      }, anchor: range(anchor))
    chart.valueAxis.title = "件数"
    chart.categoryAxis.title = "年度"
    return chart
  }

  static func bars() -> NewSheet {
    var sheet = NewSheet(name: "棒グラフ")
    figures(&sheet)
    var lying = chart(.bar, "横棒", on: sheet.name, at: "F1:M16")
    lying.series[0].labels = .init()
    var standing = chart(.bar, "縦棒", on: sheet.name, at: "N1:U16")
    standing.orientation = .vertical
    var stacked = chart(.stackedBar, "積み上げ", on: sheet.name, at: "F18:M34")
    stacked.orientation = .vertical
    stacked.series[0].labels = .init(color: "FFFFFF", numberFormat: "0\"件\"")
    var percent = chart(.percentStackedBar, "割合", on: sheet.name, at: "N18:U34")
    percent.legend = .right
    sheet.charts = [lying, standing, stacked, percent]
    sheet.printSetup.pagesDown = 1
    return sheet
  }

  static func lines() -> NewSheet {
    var sheet = NewSheet(name: "線と円")
    figures(&sheet)
    var scatter = chart(.scatter, "散布図", on: sheet.name, at: "A18:E34", count: 1)
    scatter.categories = .init(sheet: sheet.name, range: range("B2:B6"))
    scatter.series[0].values = .init(sheet: sheet.name, range: range("C2:C6"))
    scatter.series[0].hasLine = false
    scatter.categoryAxis.title = "教育"
    scatter.valueAxis.title = "福祉"
    scatter.legend = nil
    var doughnut = chart(.doughnut, "ドーナツ", on: sheet.name, at: "F18:M34", count: 1)
    doughnut.series[0].labels = .init(numberFormat: "0%")
    doughnut.series[0].labels?.showsPercent = true
    var pie = chart(.pie, "円", on: sheet.name, at: "N18:U34", count: 1)
    pie.series[0].pointColors = ["1F4E79", "8FB0D3", "D98E32", "7F7F7F", "C9D7E8"]
    pie.legend = .right
    var line = chart(.line, "折れ線", on: sheet.name, at: "F1:M16")
    line.series[2].labels = .init(color: "D98E32", numberFormat: "0.0")
    line.valueAxis.minimum = 0
    line.valueAxis.unit = 5
    line.valueAxis.numberFormat = "0"
    sheet.charts = [
      line, chart(.radar, "レーダー", on: sheet.name, at: "N1:U16"), scatter, doughnut, pie,
      chart(.area, "面", on: sheet.name, at: "F36:M50", count: 2),
    ]
    sheet.printSetup.pagesDown = 1
    return sheet
  }

  /// Two dots by two, red.
  static let picture: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0xFD, 0xD4, 0x9A,
    0x73, 0x00, 0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x38, 0xC0, 0xC0, 0x00,
    0x44, 0x0C, 0x10, 0x0A, 0x00, 0x18, 0x0E, 0x03, 0x01, 0x8C, 0x13, 0xC6, 0xB8, 0x00, 0x00, 0x00,
    0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  static func extras() -> NewSheet {
    var sheet = NewSheet(name: "注 'と' 絵")
    let link = NewStyle().with {
      $0.underline = true
      $0.color = "1F4E79"
    }
    sheet[0, 0] = NewCell(.text("外へ"), style: link)
    sheet[1, 0] = NewCell(.text("中へ"), style: link)
    sheet.links = [
      NewLink(CellReference("A1")!, to: .address("https://example.jp/?a=1&b=2"), tip: "案内"),
      NewLink(CellReference("A2")!, to: .cell(sheet: "書式", reference: CellReference("B2")!)),
    ]
    sheet[3, 0] = NewCell(.text("メモ"))
    sheet.notes = [
      NewNote(
        CellReference("A4")!, "担当に確認してください。\n二行目", author: "企画課", isVisible: true),
      NewNote(CellReference("A2")!, "リンク先", author: "財政課"),
    ]
    for column in 0..<6 { sheet[10, column] = NewCell(.number(Double((column * 5) % 7) - 2)) }
    sheet.sparklines = [
      NewSparkline(.line, [.init(in: CellReference("G11")!, of: range("A11:F11"), on: sheet.name)]),
      NewSparkline(
        .column, [.init(in: CellReference("H11")!, of: range("A11:F11"), on: sheet.name)]),
      NewSparkline(
        .winLoss, [.init(in: CellReference("I11")!, of: range("A11:F11"), on: sheet.name)]),
    ]
    sheet.sparklines[0].showsMarkers = true
    sheet.sparklines[0].marksHighest = true
    sheet.images = [
      NewImage(picture, at: .cell(CellReference("E2")!, scale: 20), description: "赤い四角"),
      NewImage(picture, at: .range(range("G2:H5")), description: "同じ絵"),
    ]
    sheet.tabColor = "D98E32"
    sheet.zoom = 120
    sheet.printSetup.landscape = false
    sheet.printSetup.fitToWidth = false
    sheet.printSetup.scale = 90
    sheet.printSetup.rowBreaks = [20]
    sheet.printSetup.columnBreaks = [12]
    sheet.printSetup.repeatedRows = 0...1
    sheet.printSetup.repeatedColumns = 0...0
    sheet.printSetup.area = range("A1:L40")
    sheet.printSetup.header = "&L&A&R&D"
    sheet.printSetup.footer = "&C&P / &N"
    sheet.printSetup.firstPageNumber = 3
    sheet.printSetup.printsGridLines = true
    return sheet
  }

  static func input() -> NewSheet {
    var sheet = NewSheet(name: "入力")
    let open = NewStyle().with {
      $0.locked = false
      $0.fill = "FFF2CC"
      $0.borders = .init(all: .init(.thin, color: "BFBFBF"))
    }
    let rules: [(String, NewValidation.Rule)] = [
      ("選択", .choices(["達成", "未達成", "測定不可"])), ("一覧から", .list("選択肢")),
      ("整数", .whole(.between("0", "100"))), ("小数", .decimal(.greaterThanOrEqual("0.5"))),
      ("日付", .date(.greaterThan("DATE(2025,4,1)"))), ("時刻", .time(.lessThan("0.75"))),
      ("文字数", .textLength(.lessThanOrEqual("10"))), ("数式", .custom("ISNUMBER(B9)")),
      ("案内だけ", .any),
    ]
    sheet[0, 0] = NewCell(.text("項目"), style: heading)
    sheet[0, 1] = NewCell(.text("記入欄"), style: heading)
    for (index, rule) in rules.enumerated() {
      sheet[index + 1, 0] = NewCell(.text(rule.0))
      sheet[index + 1, 1] = NewCell(.blank, style: open)
      let cell = CellReference(row: index + 1, column: 1)
      var validation = NewValidation([CellRange(cell, cell)], rule.1)
      validation.prompt = .init(title: rule.0, "\(rule.0)を記入してください。")
      validation.error = .init(title: "入力の誤り", "もう一度確かめてください。")
      validation.severity = index % 2 == 0 ? .stop : .warning
      sheet.validations.append(validation)
    }
    for (index, choice) in ["甲", "乙", "丙"].enumerated() {
      sheet[index + 1, 7] = NewCell(.text(choice))
    }
    sheet.protection = NewProtection(allowing: [.formatColumns, .sort])
    sheet.columnWidths = [0: 12, 1: 20]
    sheet.hiddenColumns = [7]
    sheet.hiddenRows = [12]
    sheet.rowLevels = [10: 1, 11: 1]
    sheet.columnLevels = [3: 1, 4: 2]
    sheet.showsGridLines = false
    return sheet
  }

  static func hidden() -> NewSheet {
    var sheet = NewSheet(name: "裏")
    sheet[0, 0] = NewCell(.text("見えない"))
    sheet.visibility = .hidden
    return sheet
  }
}
