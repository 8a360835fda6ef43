import Forms
import Grid
import Testing

@testable import Rules

@Suite("Formulas that cells have lost")
struct CellFormulaTests {
  private static let headings = ["指標名", "目標値(R4)", "実績値(R4)", "達成率(R4)"]

  private static func sheet(
    _ name: String, _ rows: [[CellValue]], _ formulas: [String: String] = [:],
    formats: [String: String?] = [:]
  )
    -> Sheet
  {
    var cells: [Cell] = []
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        let place = CellReference(row: row, column: column)
        let formula = formulas[place.description]
        guard value != .blank || formula != nil else { continue }
        let format = formats[place.description] ?? nil
        cells.append(Cell(place, value, formula: formula, numberFormat: format))
      }
    }
    return Sheet(name: name, cells: cells)
  }

  private static func texts(_ rows: [[String]]) -> [[CellValue]] {
    rows.map { $0.map { $0.isEmpty ? .blank : .text($0) } }
  }

  private static func findings(
    formula: String? = nil, _ rows: [[CellValue]], _ formulas: [String: String] = [:],
    formats: [String: String?] = [:]
  ) throws -> [Finding] {
    let template = try Template.read(
      Book(
        kind: .xlsx,
        sheets: [
          sheet(
            "様式",
            texts([
              headings,
              ["{{#指標}}{{指標.名称}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}", "{{指標.達成率@R4}}{{/指標}}"],
            ])),
          sheet(
            "設定",
            texts([
              ["キー", "値"], ["様式ID", "keisan"], ["評価年度", "2022"], ["達成率の計算", "A1"],
              ["達成率の小数桁", "1"], ["指標の方向の既定", "up"],
            ])),
          sheet("項目", texts([["タグ", "型", "数式"], ["指標.達成率", "値", formula ?? ""]])),
        ]), name: "keisan.xlsx")
    let book = Book(
      kind: .xlsx,
      sheets: [sheet("様式", texts([headings]) + rows, formulas, formats: formats)])
    let form = try FormReader.read(
      book, templates: [template], formID: nil)
    return Checker.check(form, book: book, rules: [.formulaOverwritten, .rateMissing])
  }

  private static func row(_ name: String, _ numbers: Double?...) -> [CellValue] {
    [.text(name)] + numbers.map { $0.map { .number($0) } ?? .blank }
  }

  private static func lines(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      let edit = finding.fix?.edits.first
      let fix = edit.map {
        " \(finding.fix!.safety) \($0.from.raw)→\($0.to.raw) =\($0.formula ?? "")"
      }
      return "\(finding.location.cell) \(finding.rule) \(finding.severity)" + (fix ?? "")
    }
  }

  @Test("where the template has a formula, what was typed becomes one, and a blank is filled by it")
  func ofTemplate() throws {
    let found = try Self.findings(
      formula: "＝ROUND(実績/目標×100,1)",
      [
        Self.row("参加者数", 80, 60, 75), Self.row("相談件数", 60, 50, 90), Self.row("満足度", 30, 20, nil),
        Self.row("受診率", 50, 40, 80),
      ], ["D5": "ROUND(C5/B5*100,1)"])
    #expect(
      Self.lines(found) == [
        "D2 LAY-007 warning safe 75→75 =ROUND(C2/B2*100,1)",
        "D3 LAY-007 error unsafe 90→83.3 =ROUND(C3/B3*100,1)",
        "D4 ACH-006 error unsafe →66.7 =ROUND(C4/B4*100,1)",
      ])
    #expect(found[1].detail.last?.ja == "直し方: D3 に数式 =ROUND(C3/B3*100,1) を戻す")
  }

  @Test("without a formula in the template, typed rates are just typed")
  func typed() throws {
    #expect(
      try Self.findings([Self.row("参加者数", 80, 60, 75), Self.row("相談件数", 60, 51, 85)]).isEmpty)
  }

  @Test("the formula of a neighbour moves along; what cannot be worked out is not put back")
  func ofNeighbour() throws {
    let rows = [
      Self.row("参加者数", 80, 60, 75), Self.row("相談件数", 60, 51, 85), Self.row("満足度", 50, 45, 90),
    ]
    let known = try Self.findings(rows, ["D2": "C2/B2*100", "D3": "C3/B3*100"])
    #expect(Self.lines(known) == ["D4 LAY-007 warning safe 90→90 =C4/B4*100"])
    let beyond = try Self.findings(
      rows, ["D2": "OFFSET(A2,0,2)/B2*100", "D3": "OFFSET(A3,0,2)/B3*100"])
    #expect(Self.lines(beyond) == ["D4 LAY-007 warning"])
    #expect(beyond[0].detail.last?.ja.contains("計算できない") == true)
  }

  @Test("a neighbour's format comes along only where the cell's own shows less")
  func formats() throws {
    func format(_ own: String?, _ others: String) throws -> String? {
      let rows = [
        Self.row("参加者数", 80, 60, 0.75), Self.row("相談件数", 60, 51, 0.85),
        Self.row("満足度", 50, 45, 0.5),
      ]
      let found = try Self.findings(
        rows, ["D2": "C2/B2", "D3": "C3/B3"], formats: ["D2": others, "D3": others, "D4": own])
      return try #require(found.first { $0.rule == "LAY-007" }?.fix?.edits.first).numberFormat
    }
    #expect(try format("0.0%", "0%") == nil)
    #expect(try format("0%", "0.0%") == "0.0%")
    #expect(try format(nil, "0%") == "0%")
    #expect(try format("0.0", "0%") == "0%")
  }

  // MARK: totals

  private static let totals: [[CellValue]] = [
    [.text("指標名"), .text("目標値(R4)"), .text("実績値(R4)")], row("参加者数", 80, 60),
    row("相談件数", 60, 50), row("満足度", 50, 45), [.text("合計"), .number(190), .number(155)],
  ]

  /// A form whose last row adds up the three before it.
  private static func lostTotals(
    _ rows: [[CellValue]], _ formulas: [String: String] = [:]
  ) throws -> [String] {
    let tags = ["{{#指標 3}}{{指標.名称}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}{{/指標}}"]
    let template = try Template.read(
      Book(
        kind: .xlsx,
        sheets: [
          sheet(
            "様式",
            texts([["指標名", "目標値(R4)", "実績値(R4)"], tags, [], []]) + [
              [.text("合計"), .number(0), .number(0)]
            ], ["B5": "SUM(B2:B4)", "C5": "SUM(C2:C4)"]),
          sheet(
            "設定", texts([["キー", "値"], ["様式ID", "goukei"], ["評価年度", "2022"]])),
        ]), name: "goukei.xlsx")
    let book = Book(kind: .xlsx, sheets: [sheet("様式", rows, formulas)])
    let form = try FormReader.read(
      book, templates: [template], formID: nil)
    return lines(
      Checker.check(
        form, book: book, rules: [.formulaOverwritten, .textOutsideForm, .headingMissing]))
  }

  @Test("a total typed over the form's own formula gets it back, right or wrong")
  func fixedCells() throws {
    let kept = ["C5": "SUM(C2:C4)"]
    #expect(
      try Self.lostTotals(Self.totals, kept)
        == ["B5 LAY-007 warning safe 190→190 =SUM(B2:B4)"])
    var wrong = Self.totals
    wrong[4][1] = .number(180)
    #expect(
      try Self.lostTotals(wrong, kept) == ["B5 LAY-007 error unsafe 180→190 =SUM(B2:B4)"])
    #expect(
      try Self.lostTotals(Self.totals, kept.merging(["B5": "SUM(B2:B4)"]) { $1 }) == [],
      "neither the total nor its formula is outside the form")
  }

  @Test("it moves with the form, and nothing is said where the rows are not as in the form")
  func fixedCellsMoved() throws {
    let above: [[CellValue]] = [[.text("令和4年度")], []]
    let moved = try Self.lostTotals(above + Self.totals, ["C7": "SUM(C4:C6)"])
    #expect(
      moved.filter { $0.contains("LAY-007") } == ["B7 LAY-007 warning safe 190→190 =SUM(B4:B6)"])
    var more = Self.totals
    more.insert(Self.row("受診率", 10, 5), at: 3)
    #expect(try Self.lostTotals(more).filter { $0.contains("LAY-007") } == [])
    var empty = Self.totals
    empty[4][1] = .blank
    #expect(try Self.lostTotals(empty, ["C5": "SUM(C2:C4)"]) == [], "nobody has typed there")
  }
}
