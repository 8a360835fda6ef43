import Forms
import Grid
import Testing

@testable import Rules

/// One question, answered 「一部未達成」, whose answer shall become 「全て達成」 or none.
@Suite("A tick is moved in the kind it is")
struct TickMoveTests {
  static let options = ["全て達成", "一部未達成", "全て未達成"]

  struct Filling: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var cells: [String: CellValue]
    var controls: [Control] = []
    /// What moving the tick to the first choice does, and what clearing it does.
    var moved: [String]
    var cleared: [String]
  }

  static let fillings: [Filling] = [
    Filling(
      testDescription: "signs line by line", cells: ["B2": .text("□ 全て達成\n■ 一部未達成\n□ 全て未達成")],
      moved: ["B2 ■ 全て達成/□ 一部未達成/□ 全て未達成"], cleared: ["B2 □ 全て達成/□ 一部未達成/□ 全て未達成"]),
    Filling(
      testDescription: "discs and rings", cells: ["B2": .text("○全て達成 ●一部未達成 ○全て未達成")],
      moved: ["B2 ●全て達成 ○一部未達成 ○全て未達成"], cleared: ["B2 ○全て達成 ○一部未達成 ○全て未達成"]),
    Filling(
      testDescription: "brackets", cells: ["B2": .text("（　）全て達成（○）一部未達成（　）全て未達成")],
      moved: ["B2 （○）全て達成（　）一部未達成（　）全て未達成"],
      cleared: ["B2 （　）全て達成（　）一部未達成（　）全て未達成"]),
    Filling(
      testDescription: "a cell per box with its words",
      cells: ["B2": .text("□ 全て達成"), "C2": .text("■ 一部未達成"), "D2": .text("□ 全て未達成")],
      moved: ["B2 ■ 全て達成", "C2 □ 一部未達成"], cleared: ["C2 □ 一部未達成"]),
    Filling(
      testDescription: "signs in cells of their own",
      cells: [
        "B2": .text("□"), "C2": .text("全て達成"), "D2": .text("レ"), "E2": .text("一部未達成"),
        "F2": .text("□"), "G2": .text("全て未達成"),
      ],
      moved: ["B2 レ", "D2 □"], cleared: ["D2 □"]),
    Filling(
      testDescription: "cell check boxes", cells: booleans(.boolean(false), .boolean(true)),
      moved: ["B2 true", "D2 false"], cleared: ["D2 false"]),
    Filling(
      testDescription: "cell check boxes saved as CSV",
      cells: booleans(.text("FALSE"), .text("TRUE")),
      moved: ["B2 TRUE", "D2 FALSE"], cleared: ["D2 FALSE"]),
    Filling(
      testDescription: "form controls, one of them with a linked cell",
      cells: ["Z9": .boolean(false)], controls: controls(.checkBox, links: ["$Z$9", nil, nil]),
      moved: ["B2 □ 全て達成→■ 全て達成", "B2 ■ 一部未達成→□ 一部未達成", "Z9 true"],
      cleared: ["B2 ■ 一部未達成→□ 一部未達成"]),
    Filling(
      testDescription: "option buttons, whose linked cell counts them",
      cells: ["Z9": .number(2)],
      controls: controls(.optionButton, links: ["$Z$9", "$Z$9", "$Z$9"]),
      moved: ["B2 □ 全て達成→■ 全て達成", "B2 ■ 一部未達成→□ 一部未達成", "Z9 1"],
      cleared: ["B2 ■ 一部未達成→□ 一部未達成", "Z9 0"]),
  ]

  private static func booleans(_ off: CellValue, _ on: CellValue) -> [String: CellValue] {
    [
      "B2": off, "C2": .text("全て達成"), "D2": on, "E2": .text("一部未達成"), "F2": off,
      "G2": .text("全て未達成"),
    ]
  }

  private static func controls(_ kind: Control.Kind, links: [String?]) -> [Control] {
    options.enumerated().map { line, option in
      let (top, cell) = (line * 150_000, CellReference("B2")!)
      return Control(
        kind: kind, name: option, label: option,
        anchor: .twoCell(
          from: Anchor.Corner(cell: cell, x: 20_000, y: top + 10_000),
          to: Anchor.Corner(cell: CellReference("C2")!, x: 0, y: top + 140_000)),
        state: line == 1 ? .on : .off, linkedCell: links[line], shape: 1025 + line)
    }
  }

  @Test("whatever bears the boxes", arguments: fillings)
  func kinds(_ filling: Filling) throws {
    #expect(try changes(filling, to: "全て達成") == filling.moved)
    #expect(try changes(filling, to: nil) == filling.cleared)
  }

  @Test("not to a choice that has no box, nor where a formula decides")
  func impossible() throws {
    let foreign = Filling(
      testDescription: "", cells: ["B2": .text("□概ね達成 ■一部未達成 □全て未達成")], moved: [], cleared: [])
    #expect(try changes(foreign, to: "全て達成") == ["none"])
    #expect(try changes(foreign, to: nil) == ["B2 □概ね達成 □一部未達成 □全て未達成"])
    let linked = Filling(
      testDescription: "", cells: ["Z9": .number(2)],
      controls: Self.controls(.checkBox, links: ["$Z$9", nil, nil]), moved: [], cleared: [])
    #expect(try changes(linked, to: "全て達成", formulaAt: "Z9") == ["none"])
  }

  /// `B2 ■ 全て達成`, what stands beside the cells with its before.
  private func changes(
    _ filling: Filling, to option: String?, formulaAt formula: String? = nil
  ) throws -> [String] {
    let base: [String: CellValue] = ["A2": .text("交流の推進"), "H2": .text("参加者が減った。")]
    var sheet = Self.sheet(base.merging(filling.cells) { $1 }, formulaAt: formula)
    for row in 0...4 { sheet.dimensions.add(rows: row...row, height: 40) }
    sheet.controls = filling.controls
    let book = Book(kind: .xlsx, sheets: [sheet])
    let form = try FormReader.read(
      book, templates: [try Self.template()], formID: "test")
    let none = Message(ja: "", en: "")
    let rule = Rule(
      id: "AAA-001", title: none, severity: .info, why: none, condition: none, remedy: none,
      source: "", fixSafety: .unsafe, scope: .form, examples: []
    ) { context in
      TickQuestion.all(context).map { question in
        context.finding(
          at: question.place, key: "", owner: "", none,
          fix: TickMove(question.ticks, to: option, context)?.fix)
      }
    }
    let findings = Checker.check(form, book: book, options: CheckOptions(), rules: [rule])
    let fix = try #require(findings.first).fix
    guard let fix else { return ["none"] }
    #expect(fix.safety == .unsafe)
    return fix.sheetEdits.map { "\($0.reference) \($0.before.ja)→\($0.after.ja)" }
      + fix.edits.map { "\($0.reference) \(Self.text($0.to))" }
  }

  private static func text(_ value: CellValue) -> String {
    if case .boolean(let flag) = value { return "\(flag)" }
    return value.raw.replacing("\n", with: "/")
  }

  private static func sheet(
    _ cells: [String: CellValue], formulaAt formula: String? = nil
  ) -> Sheet {
    let headings: [String: CellValue] = [
      "A1": .text("施策名"), "B1": .text("判定"), "H1": .text("理由"),
    ]
    return Sheet(
      name: "様式",
      cells: headings.merging(cells) { $1 }.map { place, value in
        Cell(CellReference(place)!, value, formula: place == formula ? "1+1" : nil)
      }, merges: [CellRange("B1:G1")!])
  }

  private static func template() throws -> Template {
    let form = sheet([
      "A2": .text("{{施策.名称}}"), "B2": .text("{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"),
      "H2": .text("{{本文.理由}}"),
    ])
    let settings = Sheet(
      name: "設定",
      cells: ["A1": "キー", "B1": "値", "A2": "様式ID", "B2": "test"].map {
        Cell(CellReference($0)!, .text($1))
      })
    return try Template.read(Book(kind: .xlsx, sheets: [form, settings]), name: "test")
  }
}
