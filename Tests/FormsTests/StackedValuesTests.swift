import Grid
import Notation
import Rules
import Testing
import Workbook

@testable import Forms

/// Upper and lower values: as lines of one cell, or in rows of their own, in any mixture.
@Suite("upper and lower values")
struct StackedValuesTests {
  /// How a form is filled in by somebody.
  struct Writing: Sendable {
    /// By indicator: whether its values have a row each.
    var inRows: [Bool]
    var isMerged = false
    var isCSV = false
    /// Name and unit are said again in every row.
    var repeatsName = false
  }

  private struct Indicator {
    var name: String
    var unit: String
    /// By year, from the upper one down.
    var values: [[String]]
  }

  private let pairs = [
    Indicator(name: "受診率", unit: "％", values: [["41", "42.5"], ["50", "48"]]),
    Indicator(name: "相談件数", unit: "件", values: [["1,200", "1,350"], ["1300", "-"]]),
    Indicator(name: "講座の数", unit: "回", values: [["-", "3"], ["4", "4"]]),
    Indicator(name: "認定者数", unit: "人", values: [["7", "7"], ["8", "集計中"]]),
  ]

  private let threes = [
    Indicator(name: "受診率", unit: "％", values: [["40", "41", "42.5"], ["45", "50", "48"]]),
    Indicator(
      name: "相談件数", unit: "件", values: [["900", "1,200", "1,350"], ["950", "1300", "-"]]),
    Indicator(name: "講座の数", unit: "回", values: [["1", "-", "3"], ["2", "4", "4"]]),
    Indicator(name: "認定者数", unit: "人", values: [["5", "7", "7"], ["6", "8", "9"]]),
  ]

  // MARK: sheets and templates

  private func template(roles: [String], inRows: Bool) throws -> Template {
    let tags = roles.map { "{{指標.\($0)@*}}" }
    var rows = [
      "点検表", "指標|単位|上下（{{年度:R3}}）|上下（{{年度:R4}}）|最終目標（{{年度:R7}}）",
    ]
    var merges: [String] = []
    let first = "{{#指標}}{{指標.名称}}|{{指標.単位}}|"
    let end = "|{{指標.最終目標@*}}"
    if inRows {
      rows.append(first + tags[0] + "|" + tags[0] + end)
      rows += tags.dropFirst().map { "||\($0)|\($0)" }
      rows[rows.count - 1] += "{{/指標}}"
      merges = ["A", "B", "E"].map { "\($0)3:\($0)\(2 + tags.count)" }
    } else {
      let stacked = tags.joined(separator: "⏎")
      rows.append(first + stacked + "|" + stacked + end + "{{/指標}}")
    }
    rows.append("総括|{{本文.総括}}")
    let settings = NewSheet(
      name: "設定", rows: ["キー|値", "様式ID|x", "目標年度|2025", "評価年度|2022", "指標の呼び名|{{指標.名称}}"])
    let book = NewBook(sheets: [NewSheet(name: "点検", rows: rows, merges: merges), settings])
    return try Template.read(
      Workbook(.bytes(book.bytes()), name: "x.xlsx").book(), name: "x.xlsx")
  }

  /// The sheet, and what must be read of it.
  private func sheet(
    _ indicators: [Indicator], roles: [String], _ writing: Writing
  ) -> (rows: [[String]], merges: [String], expected: [String]) {
    var rows = [["点検表"], ["指標", "単位", "上下（R3）", "上下（R4）", "最終目標（R7）"]]
    var merges: [String] = []
    var expected: [String] = []
    for (number, indicator) in indicators.enumerated() {
      let row = rows.count + 1
      let columns = zip(["C", "D"], indicator.values)
      func line(_ cell: String, _ value: String, _ role: String, _ year: String) -> String {
        "\(cell) \(indicator.name) \(value) \(role) \(year)"
      }
      for ((column, values), year) in zip(columns, ["令和3年度", "令和4年度"]) {
        for ((lower, value), role) in zip(values.enumerated(), roles) {
          let place = "\(column)\(writing.inRows[number] ? row + lower : row)"
          expected.append(line(place, value, role, year))
        }
      }
      expected.append(line("E\(row)", "\(number + 60)", "最終目標", "令和7年度"))
      guard writing.inRows[number] else {
        rows.append(
          [indicator.name, indicator.unit] + indicator.values.map { $0.joined(separator: "\n") }
            + ["\(number + 60)"])
        continue
      }
      for lower in roles.indices {
        let says = lower == 0 || writing.repeatsName
        rows.append(
          [says ? indicator.name : "", says ? indicator.unit : ""]
            + indicator.values.map { $0[lower] } + [lower == 0 ? "\(number + 60)" : ""])
      }
      if writing.isMerged {
        merges += ["A", "B", "E"].map { "\($0)\(row):\($0)\(row + roles.count - 1)" }
      }
    }
    rows.append(["総括", "順調である"])
    return (rows, merges, expected.sorted())
  }

  private func book(_ rows: [[String]], merges: [String], isCSV: Bool) throws -> Book {
    guard isCSV else {
      let lines = rows.map {
        $0.joined(separator: "|").split(separator: "\n").joined(separator: "⏎")
      }
      let sheet = NewSheet(name: "点検", rows: lines, merges: merges)
      return try Workbook(.bytes(NewBook(sheets: [sheet]).bytes()), name: "y.xlsx").book()
    }
    let text = rows.map { row in
      row.map { $0.contains("\n") || $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }.joined(separator: "\r\n")
    return try Workbook(.bytes(Array(text.utf8)), name: "y.csv").book()
  }

  private func lines(_ form: Form) -> [String] {
    form.allIndicators.flatMap { indicator in
      indicator.values.map { value in
        "\(value.location.cell) \(indicator.shortName) \(text(of: value)) \(value.role.tagName) "
          + (value.period?.label ?? "?")
      }
    }.sorted()
  }

  /// The stretch of the cell that the value was taken from.
  private func text(of value: IndicatorValue) -> String {
    guard let range = value.location.range, let cell = value.cell else { return value.raw }
    return String(decoding: Array(cell.value.raw.utf8)[range], as: UTF8.self)
  }

  static let mixtures: [Writing] = (0..<16).flatMap { mask in
    let inRows = (0..<4).map { mask >> $0 & 1 == 1 }
    return [
      Writing(inRows: inRows), Writing(inRows: inRows, isMerged: true),
      Writing(inRows: inRows, isCSV: true),
    ]
  }

  private func check(
    _ indicators: [Indicator], roles: [String], templateInRows: Bool, _ writing: Writing
  ) throws {
    let template = try template(roles: roles, inRows: templateInRows)
    let (rows, merges, expected) = sheet(indicators, roles: roles, writing)
    let book = try book(rows, merges: merges, isCSV: writing.isCSV)
    let form = try FormReader.read(
      book, templates: [template], formID: "x")
    #expect(lines(form) == expected, "\(writing)")
    #expect(form.root["本文.総括"]?.raw == "順調である")
    let findings = Checker.check(form, book: book, options: CheckOptions(select: ["LAY"]))
      .filter { $0.severity > .info }
    // That merges of the form were undone is told.
    let told = findings.filter { $0.rule != "LAY-004" || writing.isMerged || !templateInRows }
    #expect(told.map { "\($0.location.cell) \($0.message.ja)" } == [], "\(writing)")
  }

  // MARK: tests

  @Test("two values are the same in the lines of a cell and in rows", arguments: mixtures)
  func pairsOfValues(writing: Writing) throws {
    for templateInRows in [false, true] {
      try check(pairs, roles: ["目標", "実績"], templateInRows: templateInRows, writing)
    }
  }

  @Test("so are three", arguments: mixtures)
  func threeValues(writing: Writing) throws {
    for templateInRows in [false, true] {
      try check(threes, roles: ["計画", "目標", "実績"], templateInRows: templateInRows, writing)
    }
  }

  // MARK: one by one

  private func read(
    _ rows: [String], merges: [String] = [], of template: [String], isCSV: Bool = false
  ) throws -> (form: Form, findings: [String]) {
    let settings = NewSheet(
      name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2022", "指標の呼び名|{{指標.名称}}"])
    let items = NewSheet(
      name: "項目", rows: ["タグ|見出し|型|単位", "金額.予算|予算|数値|千円", "金額.決算|決算|数値|千円"])
    let made = NewBook(sheets: [NewSheet(name: "点検", rows: template), settings, items])
    let template = try Template.read(
      Workbook(.bytes(made.bytes()), name: "x.xlsx").book(), name: "x.xlsx")
    let cells = rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.map { $0 == "⏎" ? "\n" : $0 })
      }
    }
    let book = try book(cells, merges: merges, isCSV: isCSV)
    let form = try FormReader.read(
      book, templates: [template], formID: "x")
    let findings = Checker.check(form, book: book, options: CheckOptions(select: ["LAY"]))
      .filter { $0.severity > .info }
    return (form, findings.map { "\($0.rule) \($0.location.cell)" })
  }

  private let list = [
    "指標|単位|上下（{{年度:R4}}）|率|備考",
    "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@*}}⏎{{指標.実績@*}}|{{指標.達成率@R4}}|{{指標.備考}}{{/指標}}",
    "総括|{{本文.総括}}",
  ]

  @Test("one value in a cell for two is the upper one, whatever kind of cell it is")
  func halves() throws {
    let (form, findings) = try read(
      ["指標|単位|上下（R4）|率|備考", "受診率|％|43", "講座|回|3 回⏎", "相談|件|⏎12", "総括|よい"], of: list)
    #expect(
      lines(form).filter { !$0.contains("率 令和") } == [
        "C2 受診率  実績 令和4年度", "C2 受診率 43 目標 令和4年度", "C3 講座  実績 令和4年度", "C3 講座 3 回 目標 令和4年度",
        "C4 相談  目標 令和4年度", "C4 相談 12 実績 令和4年度",
      ])
    let blank = form.allIndicators[0].values.filter { $0.role == .actual }
    #expect(blank.map(\.status) == [.blank])
    #expect(findings == [])
  }

  @Test("a remark beside the lower value is told, and changes no value", arguments: [false, true])
  func remarkBelow(isCSV: Bool) throws {
    let (form, findings) = try read(
      [
        "指標|単位|上下（R4）|率|備考", "受診率|％|43|98%|速報", "||42|||", "講座|回|3|100%|", "||3||秋は中止", "総括|よい",
      ], of: list, isCSV: isCSV)
    #expect(
      lines(form) == [
        "C2 受診率 43 目標 令和4年度", "C3 受診率 42 実績 令和4年度", "C4 講座 3 目標 令和4年度", "C5 講座 3 実績 令和4年度",
        "D2 受診率 98% 達成率 令和4年度", "D4 講座 100% 達成率 令和4年度",
      ])
    #expect(findings == ["LAY-008 E5"])
  }

  @Test("names said again in every row are the same indicator's", arguments: mixtures)
  func namesRepeated(writing: Writing) throws {
    var writing = writing
    writing.repeatsName = true
    guard !writing.isMerged else { return }
    try check(pairs, roles: ["目標", "実績"], templateInRows: false, writing)
  }

  @Test("one column may have both values in a cell while the next has rows")
  func columnsDiffer() throws {
    let template = [
      "指標|上下（{{年度:R3}}）|上下（{{年度:R4}}）",
      "{{#指標 2}}{{指標.名称}}|{{指標.目標@*}}⏎{{指標.実績@*}}|{{指標.目標@*}}⏎{{指標.実績@*}}{{/指標}}", "",
      "総括|{{本文.総括}}",
    ]
    let (form, _) = try read(
      ["指標|上下（R3）|上下（R4）", "受診率|41⏎42|43", "||44", "講座|3|5⏎6", "|4|", "総括|よい"],
      merges: ["B2:B3", "C4:C5"], of: template)
    #expect(
      lines(form) == [
        "B2 受診率 41 目標 令和3年度", "B2 受診率 42 実績 令和3年度", "B4 講座 3 目標 令和3年度", "B5 講座 4 実績 令和3年度",
        "C2 受診率 43 目標 令和4年度", "C3 受診率 44 実績 令和4年度", "C4 講座 5 目標 令和4年度", "C4 講座 6 実績 令和4年度",
      ])
  }

  @Test("the rows of a later block are found behind slots that grew", arguments: [false, true])
  func blocks(isCSV: Bool) throws {
    let template = [
      "節|{{#節}}{{節.名称}}", "指標|上下（{{年度:R4}}）", "{{#指標 2}}{{指標.名称}}|{{指標.目標@*}}⏎{{指標.実績@*}}{{/指標}}",
      "", "総括|{{本文.総括}}{{/節}}",
    ]
    let (form, findings) = try read(
      [
        "節|福祉", "指標|上下（R4）", "相談|1", "|2", "見守り|3⏎4", "総括|よい", "節|環境", "指標|上下（R4）", "緑化|5⏎6",
        "清掃|7", "|8", "総括|まあ",
      ], of: template, isCSV: isCSV)
    #expect(
      lines(form) == [
        "B10 清掃 7 目標 令和4年度", "B11 清掃 8 実績 令和4年度", "B3 相談 1 目標 令和4年度", "B4 相談 2 実績 令和4年度",
        "B5 見守り 3 目標 令和4年度", "B5 見守り 4 実績 令和4年度", "B9 緑化 5 目標 令和4年度", "B9 緑化 6 実績 令和4年度",
      ])
    #expect(form.root.children.map { $0["本文.総括"]?.raw } == ["よい", "まあ"])
    #expect(findings == [])
  }

  @Test("other fields may stand one below the other too", arguments: [false, true])
  func fields(inRows: Bool) throws {
    let template =
      inRows
      ? ["事業|予算・決算", "{{#事業}}{{事業.名称}}|{{金額.予算}}", "|{{金額.決算}}{{/事業}}", "総括|{{本文.総括}}"]
      : ["事業|予算・決算", "{{#事業}}{{事業.名称}}|{{金額.予算}}⏎{{金額.決算}}{{/事業}}", "総括|{{本文.総括}}"]
    let (form, findings) = try read(
      ["事業|予算・決算", "相談|100⏎90", "清掃|200", "|180", "総括|よい"], of: template)
    let read = form.root.children.map { record in
      ["金額.予算", "金額.決算"].map { key in
        record[key].map { "\($0.location.cell) \($0.text)" } ?? "-"
      }
    }
    #expect(read == [["B2 100", "B2 90"], ["B3 200", "B4 180"]])
    #expect(findings == [])
  }

  @Test("each line may have a label", arguments: [false, true])
  func labels(isCSV: Bool) throws {
    let template = [
      "指標|{{年度:R4}}", "{{#指標}}{{指標.名称}}|目標 {{指標.目標@R4}}⏎実績 {{指標.実績@R4}}{{/指標}}", "総括|{{本文.総括}}",
    ]
    let (form, findings) = try read(
      ["指標|R4", "受診率|目標 40%⏎実績 42%", "講座|目標 3回", "|実績 4回", "相談|目標 5⏎実績", "総括|よい"],
      of: template, isCSV: isCSV)
    #expect(
      lines(form) == [
        "B2 受診率 40% 目標 令和4年度", "B2 受診率 42% 実績 令和4年度", "B3 講座 3回 目標 令和4年度", "B4 講座 4回 実績 令和4年度",
        "B5 相談  実績 令和4年度", "B5 相談 5 目標 令和4年度",
      ])
    #expect(findings == [])
  }
}
