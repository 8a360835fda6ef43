import Forms
import Foundation
import Grid
import Rules
import Testing
import Workbook

@testable import Review

@Suite("which cell is wrong")
struct LocalisationTests {
  /// One indicator a row, with its rate and the sentence that repeats its numbers.
  private static let headings = ["指標名", "単位", "目標値(R4)", "実績値(R4)", "達成率(R4)", "達成状況"]
  private static let tags = [
    "{{#指標}}{{指標.名称}}", "{{指標.単位}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}", "{{指標.達成率@R4}}",
    "{{本文.達成状況}}{{/指標}}",
  ]
  private static let settings = [
    ["キー", "値"], ["様式ID", "x"], ["評価年度", "2022"], ["達成率の計算", "A1"], ["達成率の小数桁", "1"],
    ["指標の方向の既定", "up"],
  ]
  private static let names = [
    ("講座の受講者数", "人"), ("相談窓口の利用者数", "人"), ("地域活動の参加団体数", "団体"), ("図書の貸出冊数", "冊"),
    ("公園の清掃箇所数", "箇所"), ("広場の植樹本数", "本"),
  ]

  private struct Row {
    var name: String
    var unit: String
    var target: Int
    var actual: Int
    var rate: String
    var text: String

    init(_ name: String, _ unit: String, target: Int, actual: Int) {
      (self.name, self.unit, self.target, self.actual) = (name, unit, target, actual)
      let percent = (ExactDecimal(actual) * ExactDecimal(100))
        .divided(by: ExactDecimal(target), scale: 1)
      rate = percent.map { "\($0)%" } ?? ""
      let verdict = actual >= target ? "目標を達成した" : "目標は未達成だった"
      text = "「\(name)」は、目標\(target)\(unit)に対して実績\(actual)\(unit)で、\(verdict)。"
    }

    var cells: [CellValue] {
      [
        .text(name), .text(unit), .number(Double(target)), .number(Double(actual)), .text(rate),
        .text(text),
      ]
    }
  }

  private static func book(_ name: String, _ rows: [[CellValue]]) -> NewSheet {
    var sheet = NewSheet(name: name)
    for (row, cells) in rows.enumerated() {
      for (column, value) in cells.enumerated() { sheet[row, column] = NewCell(value) }
    }
    return sheet
  }

  private static func template(_ more: [[String]] = []) throws -> Template {
    let sheets = [
      book("評価", [headings.map { .text($0) }, tags.map { .text($0) }]),
      book("設定", (settings + more).map { $0.map { .text($0) } }),
    ]
    let bytes = try NewBook(sheets: sheets).bytes()
    return try Template.read(Workbook(.bytes(bytes), name: "x.xlsx").book(), name: "x.xlsx")
  }

  private static func check(_ rows: [Row], _ template: Template) throws -> [Finding] {
    let sheet = book("評価", [headings.map { .text($0) }] + rows.map(\.cells))
    let file = InputFile(
      path: "a.xlsx", name: "a.xlsx", source: .bytes(try NewBook(sheets: [sheet]).bytes()))
    return Review.check(
      file, templates: [template], options: ReviewOptions(check: CheckOptions())
    ).findings.filter { $0.severity >= .warning }
  }

  private static func rows(_ random: inout SplitMix64) -> [Row] {
    names.shuffled(using: &random).prefix(4).map { name, unit in
      let target = Int.random(in: 40...4_000, using: &random)
      let actual = target * Int.random(in: 55...160, using: &random) / 100
      return Row(name, unit, target: target, actual: max(1, actual))
    }
  }

  /// Another number of the same size, as a slip of the hand makes it.
  private static func slipped(_ number: Int, _ random: inout SplitMix64) -> Int {
    var digits = "\(number)".map { $0.wholeNumberValue ?? 0 }
    let place = Int.random(in: 0..<digits.count, using: &random)
    let step = Int.random(in: 2...7, using: &random)
    digits[place] = (digits[place] + step) % 10
    if digits[0] == 0 { digits[0] = 9 }
    return digits.reduce(0) { $0 * 10 + $1 }
  }

  /// Writes another number into one cell of a row; the cell is given back.
  private static func plant(
    _ kind: Int, in row: inout Row, of right: Row, number: Int, _ random: inout SplitMix64
  ) -> CellReference? {
    switch kind {
    case 0: row.target = slipped(right.target, &random)
    case 1: row.actual = slipped(right.actual, &random)
    case 2:
      let wrong = slipped(right.actual, &random)
      row.rate = Row("", "", target: right.target, actual: wrong).rate
    default:
      let wrong = slipped(right.actual, &random)
      row.text = right.text.replacing("実績\(right.actual)", with: "実績\(wrong)")
    }
    return CellReference("\(["C", "D", "E", "F"][kind])\(number + 2)")
  }

  private struct Count {
    /// The planted cells, and no others, were named.
    var alone = 0
    /// They were among those named.
    var among = 0
  }

  /// - Parameter together: whether all errors are planted in one indicator, else in one each.
  private static func measure(errors: Int, together: Bool = false, forms: Int) throws -> Count {
    let template = try template()
    var random = SplitMix64(seed: UInt64(6 + errors))
    var count = Count()
    for number in 0..<forms {
      var rows = rows(&random)
      #expect(try check(rows, template).isEmpty, "form \(number) is right")
      let right = rows
      var planted: Set<CellReference> = []
      let chosen = rows.indices.shuffled(using: &random)
      let kinds = (0..<4).shuffled(using: &random)
      for error in 0..<errors {
        let row = chosen[together ? 0 : error]
        let kind = together ? kinds[error] : (number + error) % 4
        if let place = plant(kind, in: &rows[row], of: right[row], number: row, &random) {
          planted.insert(place)
        }
      }
      let findings = try check(rows, template)
      let all = Set(findings.flatMap { $0.suspects.map(\.cell) })
      let isChoice = findings.contains { $0.suspectSets.count > 1 }
      if all == planted, !isChoice {
        count.alone += 1
        #expect(findings.allSatisfy { planted.contains($0.location.cell) }, "form \(number)")
      }
      if all.isSuperset(of: planted) { count.among += 1 }
    }
    print(
      "\(errors) wrong\(together ? " in one indicator" : "") of \(forms) forms: "
        + "named alone \(count.alone), among those named \(count.among)")
    return count
  }

  /// `KENSAN_PLANTED=200` for the figures of the notes.
  private static let forms =
    ProcessInfo.processInfo.environment["KENSAN_PLANTED"].flatMap { Int($0) } ?? 40

  @Test("one wrong cell among redundant ones is named alone nine times of ten")
  func one() throws {
    let count = try Self.measure(errors: 1, forms: Self.forms)
    #expect(count.alone * 10 >= Self.forms * 9)
    #expect(count.among * 100 >= Self.forms * 99)
  }

  @Test("of two wrong cells in two indicators both are named")
  func two() throws {
    let count = try Self.measure(errors: 2, forms: Self.forms / 2)
    #expect(count.alone * 10 >= Self.forms / 2 * 9)
    #expect(count.among * 100 >= Self.forms / 2 * 95)
  }

  @Test("of two wrong cells in one indicator both are among those named, most often as a tie")
  func twoTogether() throws {
    let count = try Self.measure(errors: 2, together: true, forms: Self.forms / 2)
    #expect(count.among * 10 >= Self.forms / 2 * 9)
  }

  private static let clubs = Row("地域活動の参加団体数", "団体", target: 400, actual: 300)

  private static func file(_ row: Row) throws -> InputFile {
    let sheet = book("評価", [headings.map { .text($0) }, row.cells])
    return InputFile(
      path: "a.xlsx", name: "a.xlsx", source: .bytes(try NewBook(sheets: [sheet]).bytes()))
  }

  @Test("the finding stands at the wrong cell, and the right one that shows it is evidence")
  func standing() throws {
    var row = Self.clubs
    row.actual = 200
    let findings = try Self.check([row], Self.template())
    let finding = try #require(findings.first { $0.rule == "ACH-001" })
    #expect(findings.allSatisfy { $0.location.cell.description == "D2" })
    #expect(finding.ruleLocation?.cell.description == "E2")
    #expect(finding.related.first?.cell.description == "E2")
    #expect(!finding.related.contains { $0.cell.description == "D2" })
    #expect(finding.fix == nil, "the rate is right")
    #expect(
      finding.detail.contains {
        $0.ja == "あやしいセル: D2（ここだけを直せば、食い違いの出た E2 も、ほかの欄も、すべて合う）"
      })
  }

  @Test("an exception made at either cell covers a finding that stands at the other")
  func suppressed() throws {
    var row = Self.clubs
    row.actual = 200
    let findings = try Self.check([row], Self.template())
    let finding = try #require(findings.first { $0.rule == "ACH-001" })
    let covered = ["C2", "D2", "E2"].filter { cell in
      var entry = Suppression(source: .sheet, place: finding.location)
      entry.cell = CellPlace(cell)
      return entry.covers(finding, in: "a.xlsx")
    }
    #expect(covered == ["D2", "E2"])
  }

  @Test("a rate that everything else bears out is changed for none but who names its cell")
  func repairedElsewhere() throws {
    var row = Self.clubs
    row.actual = 200
    let file = try Self.file(row)
    func fix(_ options: FixOptions) throws -> FixOutcome {
      Review.fix(
        file, templates: [try Self.template()], options: ReviewOptions(check: CheckOptions()),
        fixing: options)
    }
    for options in [
      FixOptions(allowsUnsafe: true), FixOptions(filters: [try #require(FixFilter("ACH-001"))]),
    ] {
      let outcome = try fix(options)
      #expect(!outcome.applied.contains { $0.rules.contains("ACH-001") })
      let withheld = try #require(outcome.withheld.first { $0.finding.rule == "ACH-001" })
      #expect(withheld.reason.message.ja.contains("評価!D2 が誤りと見られるため直しません"))
    }
    let chosen = try fix(FixOptions(filters: [try #require(FixFilter("ACH-001@E2"))]))
    #expect(!chosen.withheld.contains { if case .elsewhere = $0.reason { true } else { false } })
  }

  @Test("a rate that another rounding explains blames no other number")
  func rounding() throws {
    var row = Row("地域活動の参加団体数", "団体", target: 60, actual: 52)
    row.rate = "86.6%"
    let findings = try Self.check([row], Self.template([["達成率の端数処理", "四捨五入"]]))
    #expect(findings.map(\.rule) == ["ACH-002"])
    #expect(findings.allSatisfy { $0.suspectSets.isEmpty && $0.fix != nil })
  }

  @Test("a rate shown without decimals may be what is wrong as well as the actual")
  func shownWhole() throws {
    let file = try Files.fixture("tokorozawa.xlsx") { patch in
      patch.set(.number(70), at: CellReference("I41")!, in: "総括表")
      patch.set(.number(1), at: CellReference("J40")!, in: "総括表")
    }
    let findings = Review.check(
      file, templates: Files.templates, options: ReviewOptions(check: CheckOptions())
    ).findings.filter { $0.rule.hasPrefix("ACH") && $0.location.cell.row > 38 }
    #expect(
      findings.prefix(2).map { "\($0.rule) \($0.location.cell)" } == ["ACH-001 J40", "ACH-005 J40"])
  }

  @Test("a formula that reads another row than those above and below it is what is wrong")
  func oddFormula() throws {
    let file = try Files.fixture("tokorozawa.xlsx") { patch in
      patch.setFormula(
        "IF(OR(I62=\"\",I63=\"\"),\"\",MIN(1,ROUND(I63/I62,3)))", cached: .number(0.858),
        at: CellReference("J56")!, in: "総括表")
    }
    let findings = Review.check(
      file, templates: Files.templates, options: ReviewOptions(check: CheckOptions())
    ).findings.filter { $0.rule.hasPrefix("ACH") && (55...57).contains($0.location.cell.row + 1) }
    #expect(findings.map { "\($0.rule) \($0.location.cell)" } == ["ACH-001 J56"])
  }

  @Test("a grade is somebody's judgement and moves no finding to a number")
  func grade() throws {
    let file = try Files.fixture("nasushiobara.xlsx") {
      $0.set(.text("A"), at: CellReference("F10")!, in: "プロセス3")
    }
    let findings = Review.check(
      file, templates: Files.templates, options: ReviewOptions(check: CheckOptions())
    ).findings.filter { $0.location.cell.row == 9 && $0.severity >= .warning }
    #expect(findings.map { "\($0.rule) \($0.location.cell)" } == ["VRD-003 F10", "TXT-010 G10"])
  }

  @Test("target and actual wrong beside a sentence and a rate that agree: both, and no others")
  func pair() throws {
    var row = Self.clubs
    (row.target, row.actual) = (500, 200)
    let findings = try Self.check([row], Self.template())
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.suspectSets.map { $0.map(\.cell.description) } == [["C2", "D2"]])
      #expect(finding.detail.contains { $0.ja.contains("C2 と D2（2つとも直せば") })
    }
  }

  @Test("actual and rate wrong: nothing says which two of the four do not fit")
  func tie() throws {
    var row = Self.clubs
    (row.actual, row.rate) = (320, "95%")
    let findings = try Self.check([row], Self.template())
    #expect(!findings.isEmpty)
    for finding in findings {
      let sets = finding.suspectSets.map { $0.map(\.cell.description) }
      #expect(sets == [["C2", "F2"], ["D2", "E2"], ["D2", "F2"], ["E2", "F2"]])
      #expect(
        finding.detail.contains {
          $0.ja.hasPrefix("あやしいセル: C2、F2、D2、E2 のうち2つ") && $0.en.contains("two of C2, F2, D2, E2")
        })
    }
  }

  @Test("the weights of the template decide which cells are named")
  func weights() throws {
    var row = Self.clubs
    (row.actual, row.rate) = (320, "95%")
    func named(_ key: String, _ weight: Int) throws -> [[String]] {
      let template = try Self.template([[key, "\(weight)"]])
      let findings = try Self.check([row], template).filter { $0.rule == "ACH-001" }
      #expect(findings.count == 1)
      return findings.flatMap { $0.suspectSets.map { $0.map(\.cell.description) } }
    }
    #expect(try named("文章の重み", 3) == [["D2", "E2"]])
    #expect(try named("文章の重み", 1) == [["C2", "F2"], ["D2", "F2"], ["E2", "F2"]])
    #expect(try named("記入値の重み", 1) == [["D2", "E2"]])
  }

  @Test("a wrong total that nothing else bears out is a tie with its parts")
  func total() throws {
    let sheets = [
      Self.book(
        "事業",
        [
          ["事業名", "国費", "県費", "計"],
          ["{{#事業}}{{事業.名称}}", "{{金額.国費}}", "{{金額.県費}}", "{{金額.計}}{{/事業}}"],
        ]
        .map { $0.map { .text($0) } }),
      Self.book("設定", [["キー", "値"], ["様式ID", "x"]].map { $0.map { .text($0) } }),
    ]
    let template = try Template.read(
      Workbook(.bytes(NewBook(sheets: sheets).bytes()), name: "x.xlsx").book(), name: "x.xlsx")
    let filled = Self.book(
      "事業",
      [
        ["事業名", "国費", "県費", "計"].map { .text($0) },
        [.text("図書館運営"), .number(5117), .number(4081), .number(9298)],
      ])
    let file = InputFile(
      path: "a.xlsx", name: "a.xlsx", source: .bytes(try NewBook(sheets: [filled]).bytes()))
    let findings = Review.check(
      file, templates: [template], options: ReviewOptions(check: CheckOptions())
    ).findings.filter { $0.rule == "NUM-020" }
    #expect(
      findings.map { $0.suspectSets.map { $0.map(\.cell.description) } } == [
        [["B2"], ["C2"], ["D2"]]
      ])
  }
}

private struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
