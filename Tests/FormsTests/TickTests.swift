import Forms
import Grid
import Testing

/// One question, answered 「一部未達成」, on forms that differ in what bears the boxes.
@Suite("ticks")
struct TickTests {
  static let options = ["全て達成", "一部未達成", "全て未達成"]

  /// What must come out, whatever bears the boxes.
  static let answer = [
    TickedOption("全て達成", false), TickedOption("一部未達成", true), TickedOption("全て未達成", false),
  ]

  struct TickedOption: Equatable, Sendable, CustomStringConvertible {
    var option: String?
    var isTicked: Bool?

    init(_ option: String?, _ isTicked: Bool?) { (self.option, self.isTicked) = (option, isTicked) }

    var description: String { "\(option ?? "?") \(isTicked.map { "\($0)" } ?? "?")" }
  }

  /// A filled form: cells by address, and what lies over them.
  struct Filling: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var cells: [String: CellValue]
    var controls: [Control] = []
    /// The cell of the first box.
    var first = "B2"
  }

  static let fillings: [Filling] = [
    Filling(
      testDescription: "squares, line by line",
      cells: ["B2": .text("□ 全て達成\n■ 一部未達成\n□ 全て未達成")]),
    Filling(
      testDescription: "ticked squares on one line",
      cells: ["B2": .text("☐全て達成　☑一部未達成　☐全て未達成")]),
    Filling(
      testDescription: "crossed squares, words wrapped",
      cells: ["B2": .text("□全て達成\n☒一部\n未達成\n□全て未達成")]),
    Filling(
      testDescription: "words before their boxes",
      cells: ["B2": .text("全て達成□　一部未達成■　全て未達成□")]),
    Filling(
      testDescription: "discs and rings",
      cells: ["B2": .text("○全て達成 ●一部未達成 ○全て未達成")]),
    Filling(
      testDescription: "brackets", cells: ["B2": .text("（　）全て達成（○）一部未達成（　）全て未達成")]),
    Filling(
      testDescription: "square brackets", cells: ["B2": .text("[ ] 全て達成 [x] 一部未達成 [ ] 全て未達成")]),
    Filling(
      testDescription: "a cell per box with its words",
      cells: [
        "B2": .text("□ 全て達成"), "C2": .text("■ 一部未達成"), "D2": .text("□ 全て未達成"),
      ]),
    Filling(
      testDescription: "a row per box",
      cells: [
        "B2": .text("□ 全て達成"), "B3": .text("■ 一部未達成"), "B4": .text("□ 全て未達成"),
      ]),
    Filling(
      testDescription: "signs and words in cells side by side",
      cells: [
        "B2": .text("□"), "C2": .text("全て達成"), "D2": .text("レ"), "E2": .text("一部未達成"),
        "F2": .text("□"), "G2": .text("全て未達成"),
      ]),
    Filling(
      testDescription: "words in cells before their signs",
      cells: [
        "B2": .text("全て達成"), "C2": .text("□"), "D2": .text("一部未達成"), "E2": .text("✓"),
        "F2": .text("全て未達成"), "G2": .text("□"),
      ], first: "C2"),
    Filling(
      testDescription: "cell check boxes",
      cells: [
        "B2": .boolean(false), "C2": .text("全て達成"), "D2": .boolean(true),
        "E2": .text("一部未達成"), "F2": .boolean(false), "G2": .text("全て未達成"),
      ]),
    Filling(
      testDescription: "cell check boxes saved as CSV",
      cells: [
        "B2": .text("FALSE"), "C2": .text("全て達成"), "D2": .text("TRUE"),
        "E2": .text("一部未達成"), "F2": .text("FALSE"), "G2": .text("全て未達成"),
      ]),
    Filling(
      testDescription: "form controls over one cell", cells: ["B2": .text("\n\n")],
      controls: zip(options, [0, 1, 2]).map { option, line in
        control(option, "B2", depth: line * 150_000, state: option == "一部未達成" ? .on : .off)
      }),
    Filling(
      testDescription: "form controls over cells side by side", cells: [:],
      controls: zip(options, ["B2", "C2", "D2"]).map { option, cell in
        control(option, cell, state: option == "一部未達成" ? .on : .off)
      }),
    Filling(
      testDescription: "nameless form controls before the words",
      cells: ["C2": .text("全て達成"), "E2": .text("一部未達成"), "G2": .text("全て未達成")],
      controls: zip(["B2", "D2", "F2"], [0, 1, 2]).map { cell, number in
        control("Check Box \(number + 1)", cell, state: number == 1 ? .on : .off)
      }),
    Filling(
      testDescription: "nameless form controls over the lines of one cell",
      cells: ["B2": .text("全て達成\n一部未達成\n全て未達成")],
      controls: [0, 1, 2].map { line in
        control("", "B2", depth: line * 150_000, state: line == 1 ? .on : .off)
      }),
    Filling(
      testDescription: "option buttons", cells: [:],
      controls: zip(options, [0, 1, 2]).map { option, line in
        var button = control(
          option, "B2", depth: line * 150_000, state: option == "一部未達成" ? .on : .off)
        button.kind = .optionButton
        return button
      }),
    Filling(
      testDescription: "ActiveX whose state is told by linked cells",
      cells: ["Z2": .boolean(false), "Z3": .boolean(true), "Z4": .boolean(false)],
      controls: zip(options, ["$Z$2", "$Z$3", "$Z$4"]).map { option, link in
        var box = control(option, "B2", state: .unknown)
        (box.family, box.linkedCell) = (.activeX, link)
        return box
      }),
  ]

  static func control(
    _ label: String, _ cell: String, depth: Int = 0, state: Control.State
  ) -> Control {
    let from = CellReference(cell) ?? CellReference(row: 0, column: 0)
    return Control(
      kind: .checkBox, name: label, label: label,
      anchor: .twoCell(
        from: Anchor.Corner(cell: from, x: 20_000, y: depth + 10_000),
        to: Anchor.Corner(
          cell: CellReference(row: from.row, column: from.column + 1), x: 0, y: depth + 140_000)),
      state: state)
  }

  // MARK: the form

  private static func sheet(_ name: String, _ cells: [String: CellValue]) -> Sheet {
    Sheet(
      name: name,
      cells: cells.compactMap { place, value in CellReference(place).map { Cell($0, value) } },
      merges: [CellRange("B1:G1")].compactMap(\.self))
  }

  private static let headings: [String: CellValue] = [
    "A1": .text("施策名"), "B1": .text("判定"), "H1": .text("理由"), "A5": .text("記入者"),
  ]

  private func template(_ tag: String) throws -> Template {
    let tags: [String: CellValue] = [
      "A2": .text("{{施策.名称}}"), "B2": .text(tag), "H2": .text("{{本文.理由}}"),
      "B5": .text("{{所管.記入者}}"),
    ]
    let form = Self.sheet("様式", Self.headings.merging(tags) { $1 })
    let settings = Sheet(
      name: "設定",
      cells: [
        Cell(CellReference(row: 0, column: 0), .text("キー")),
        Cell(CellReference(row: 0, column: 1), .text("値")),
        Cell(CellReference(row: 1, column: 0), .text("様式ID")),
        Cell(CellReference(row: 1, column: 1), .text("test")),
      ])
    return try Template.read(Book(kind: .xlsx, sheets: [form, settings]), name: "test")
  }

  private func form(
    _ filling: Filling, tag: String = "{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"
  ) throws -> Form {
    let base: [String: CellValue] = [
      "A2": .text("交流の推進"), "H2": .text("参加者が減った。"), "B5": .text("企画課"),
    ]
    var sheet = Self.sheet(
      "様式", Self.headings.merging(base) { $1 }.merging(filling.cells) { $1 })
    for row in 0...4 { sheet.dimensions.add(rows: row...row, height: 40) }
    sheet.controls = filling.controls
    return try FormReader.read(
      Book(kind: .xlsx, sheets: [sheet]), templates: [template(tag)],
      formID: "test")
  }

  @Test("are the same group whatever bears them", arguments: fillings)
  func same(_ filling: Filling) throws {
    let form = try form(filling)
    let field = try #require(form.allFields.first { $0.key == "判定.成果指標" })
    let group = try #require(field.ticks)
    #expect(group.boxes.map { TickedOption($0.option, $0.isTicked) } == Self.answer)
    #expect(group.isExclusive)
    #expect(group.isCertain)
    #expect(field.answers == ["一部未達成"])
    #expect("\(try #require(group.boxes.first).location.cell)" == filling.first)
    #expect(form.root["本文.理由"]?.text == "参加者が減った。")
    #expect(form.root["所管.記入者"]?.text == "企画課")
    // Only what holds the linked states is none of the form's cells.
    #expect(form.uncovered.filter { $0.cell.column < 25 } == [])
  }

  @Test("in text keep the range of sign and words")
  func ranges() throws {
    let text = "□ 全て達成\n■ 一部未達成\n□ 全て未達成"
    let form = try form(Filling(testDescription: "", cells: ["B2": .text(text)]))
    let box = try #require(form.root["判定.成果指標"]?.ticks?.ticked.first)
    let bytes = Array(text.utf8)
    let range = try #require(box.location.range)
    let sign = try #require(box.signRange)
    #expect(String(decoding: bytes[range], as: UTF8.self) == "■ 一部未達成")
    #expect(String(decoding: bytes[sign], as: UTF8.self) == "■")
    #expect(box.bearer == .sign("■"))
  }

  @Test("may be several where the template says so, and none at all")
  func several() throws {
    let tag = "{{協働.相手:複数(市民,企業,大学,その他)}}"
    let some = try form(
      Filling(
        testDescription: "", cells: ["B2": .text("■市民 □企業 ■大学 ■その他（NPO）")]),
      tag: tag)
    let group = try #require(some.root["協働.相手"]?.ticks)
    #expect(!group.isExclusive)
    #expect(group.answers == ["市民", "大学", "その他"])
    let none = try form(
      Filling(testDescription: "", cells: ["B2": .text("○市民 ○企業 ○大学 ○その他")]), tag: tag)
    #expect(none.root["協働.相手"]?.ticks?.answers == [])
  }

  @Test("are not seen where the choice is made in words, or the choices are signs")
  func words() throws {
    let word = try form(Filling(testDescription: "", cells: ["B2": .text("一部未達成")]))
    #expect(word.root["判定.成果指標"]?.ticks == nil)
    #expect(word.root["判定.成果指標"]?.answers == ["一部未達成"])
    let sign = try form(
      Filling(testDescription: "", cells: ["B2": .text("○")]), tag: "{{評価.区分:択一(◎,○,△)}}")
    #expect(sign.root["評価.区分"]?.ticks == nil)
    #expect(sign.root["評価.区分"]?.answers == ["○"])
    let bullets = try form(
      Filling(testDescription: "", cells: ["B2": .text("■ 説明会を開いた\n■ 資料を配った")]))
    #expect(bullets.root["判定.成果指標"]?.ticks == nil)
  }

  @Test("a box that offers no choice of the form is kept as such")
  func foreign() throws {
    let form = try form(
      Filling(testDescription: "", cells: ["B2": .text("□全て達成 ■概ね達成 □全て未達成")]))
    let group = try #require(form.root["判定.成果指標"]?.ticks)
    #expect(group.ticked.map(\.label) == ["概ね達成"])
    #expect(group.answers == [])
  }

  @Test("under headings that name the choices, row by row")
  func headings() throws {
    let template = Sheet(
      name: "様式",
      cells: [
        "A1": "取組", "B1": "達成", "C1": "一部達成", "D1": "未達成", "E1": "理由",
        "A2": "{{#取組}}{{事業.名称}}", "B2": "{{判定.取組:択一(達成,一部達成,未達成)}}",
        "E2": "{{本文.理由}}{{/取組}}",
      ].map { Cell(CellReference($0)!, .text($1)) })
    let settings = Sheet(
      name: "設定",
      cells: ["A1": "キー", "B1": "値", "A2": "様式ID", "B2": "rows"].map {
        Cell(CellReference($0)!, .text($1))
      })
    let filled = Sheet(
      name: "様式",
      cells: [
        "A1": "取組", "B1": "達成", "C1": "一部達成", "D1": "未達成", "E1": "理由",
        "A2": "説明会", "B2": "○", "A3": "相談", "C3": "✓", "E3": "人手がない。",
        "A4": "調査", "D4": "〇", "A5": "研修",
      ].map { Cell(CellReference($0)!, .text($1)) })
    let form = try FormReader.read(
      Book(kind: .xlsx, sheets: [filled]),
      templates: [Template.read(Book(kind: .xlsx, sheets: [template, settings]), name: "rows")],
      formID: nil)
    let fields = form.allFields.filter { $0.key == "判定.取組" }
    #expect(fields.map(\.answers) == [["達成"], ["一部達成"], ["未達成"], []])
    #expect(
      fields.map { $0.ticks?.boxes.map { "\($0.location.cell)" } ?? [] }[1] == ["B3", "C3", "D3"])
    #expect(form.uncovered == [])
    #expect(form.alignment.normalizedCost < 0.1)
  }

  @Test(
    "of the sample forms are those of the truth file",
    arguments: ["sano", "sano-formcontrols"])
  func truth(name: String) throws {
    let form = try Fixtures.form("fixtures/\(name).xlsx")
    let fields = form.allFields.filter { $0.key.hasPrefix("判定.") }
    let lines = try Fixtures.lines("fixtures/truth/\(name).ticks.jsonl").map(TruthLine.init)
    #expect(fields.count == lines.count)
    for line in lines {
      let field = fields.first { "\($0.location.cell)" == line["cell"] }
      let place = Comment(rawValue: line["cell"] ?? "")
      #expect(field?.location.sheet == line["sheet"], place)
      #expect(field?.key == line["item"].map { "判定." + $0 }, place)
      #expect(field?.ticks?.boxes.map(\.option) == Self.options, place)
      #expect(field?.answers == line["checked"].map { [$0] } ?? [], place)
      #expect(field?.ticks?.isExclusive == true, place)
    }
  }
}
