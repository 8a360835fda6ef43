import Forms
import Grid
import Notation
import Rules
import Testing
import Workbook

@testable import Review

@Suite("What people except from the check")
struct SuppressionTests {
  private static let name = "nasushiobara.xlsx"
  /// A finding of the fixture: the grade D against a target that was met.
  private static let rule = "VRD-003"
  private static let cell = CellReference("F7")!

  private func options(_ today: String? = nil) -> ReviewOptions {
    var options = ReviewOptions(check: CheckOptions())
    options.today = today.flatMap { Period.parse($0) }
    return options
  }

  private func checked(
    _ file: InputFile, known: [Suppression] = [], today: String? = nil
  ) -> (file: Reviewed, notices: [SuppressionNotice]) {
    let options = options(today)
    let file = Review.check(file, templates: Files.templates, options: options)
    let (files, notices) = Review.suppress([file], known: known, options: options)
    return (files[0], notices)
  }

  /// The fixture with a sheet 検査除外 of these rows.
  private func excepting(_ rows: [[String]]) throws -> InputFile {
    try Files.fixture(Self.name) { patch in
      var sheet = NewSheet(name: SuppressionTable.sheetName)
      for (row, texts) in ([["規則", "セル", "指標", "理由", "期限"]] + rows).enumerated() {
        for (column, text) in texts.enumerated() where !text.isEmpty {
          sheet[row, column] = NewCell(.text(text))
        }
      }
      patch.appendSheet(sheet)
    }
  }

  private func count(_ reviewed: Reviewed) -> Int {
    reviewed.findings.count { $0.rule == Self.rule && $0.location.cell == Self.cell }
  }

  @Test("a row of the sheet 検査除外 takes out its finding, by cell or by indicator, and no other")
  func sheet() throws {
    let plain = checked(try Files.fixture(Self.name)).file
    #expect(count(plain) == 1)
    for row in [
      [Self.rule, "プロセス3!F7", "", "協働の進み方を見た"], ["vrd-003", "F7", "", "協働の進み方を見た"],
      ["VRD", "", "コミュニティ設立 支援", "協働の進み方を見た"],
    ] {
      let (file, notices) = checked(try excepting([row]))
      #expect(count(file) == 0)
      #expect(file.suppressed.allSatisfy { $0.suppression.reason == "協働の進み方を見た" })
      #expect(file.suppressed.contains { $0.finding.location.cell == Self.cell })
      #expect(file.findings.count + file.suppressed.count == plain.findings.count)
      #expect(notices.isEmpty)
    }
  }

  @Test("a row that covers nothing is said, with its cell")
  func unused() throws {
    let (file, notices) = checked(try excepting([["NUM-001", "A1", "", "確認済み"]]))
    #expect(file.suppressed.isEmpty)
    #expect(notices.map(\.path) == [Self.name])
    #expect(notices[0].message.ja.hasPrefix("検査除外!A2: 当てはまる指摘がありません（NUM-001）"))
  }

  @Test("a row holds through its last day; a day nobody can read holds not at all")
  func lastDay() throws {
    let row = [Self.rule, "F7", "", "確認済み", "R7.3.31"]
    #expect(count(checked(try excepting([row]), today: "2025-03-31").file) == 0)
    let over = checked(try excepting([row]), today: "2025-04-01")
    #expect(count(over.file) == 1)
    #expect(over.notices.count == 1)
    #expect(over.notices[0].message.ja.contains("期限（R7.3.31）が過ぎた"))
    let odd = checked(try excepting([Array(row.prefix(4)) + ["そのうち"]]), today: "2025-03-31")
    #expect(count(odd.file) == 1)
    #expect(odd.notices[0].message.ja.contains("期限「そのうち」が日付として読めない"))
  }

  @Test(
    "a note on the cell that begins with 検査除外 takes out what stands there",
    arguments: [
      ("検査除外: VRD-003 協働の進み方を見た", true), ("企画課:\n検査除外：VRD 協働の進み方を見た", true),
      ("検査除外: 協働の進み方を見た", true), ("検査除外: NUM-001 協働の進み方を見た", false),
      ("検査除外の対象か確認", false),
    ])
  func note(_ text: String, excepts: Bool) throws {
    let file = try Files.fixture(Self.name) { patch in
      patch.addNote(text, author: "企画課", at: Self.cell, in: "プロセス3")
    }
    let reviewed = checked(file).file
    #expect(count(reviewed) == (excepts ? 0 : 1))
    let taken = reviewed.suppressed.first { $0.finding.rule == Self.rule }
    #expect(taken?.suppression.reason == (excepts ? "協働の進み方を見た" : nil))
  }

  @Test("a note and a row know a form's own rules, in whatever width they are written")
  func ownRule() throws {
    let book = Book(kind: .xlsx, sheets: [])
    var noted = book
    var sheet = Sheet(name: "評価")
    sheet.notes = [Note(cell: CellReference("E5")!, author: "", text: "検査除外: 独自-１ abc 協議済み")]
    noted.sheets = [sheet]
    let found = SuppressionTable.own(noted, file: "a.xlsx", rules: ["ACH-001", "独自-1", "Abc"])
    #expect(found.map(\.rules) == [["独自-1", "ABC"]])
    #expect(found.map(\.reason) == ["協議済み"])
    let finding = Finding(
      rule: "Abc", severity: .info,
      location: Location(sheetIndex: 0, sheet: "評価", cell: CellReference("E5")!),
      message: Message(ja: "", en: ""), id: "x")
    #expect(found[0].covers(finding, in: "a.xlsx"))
  }

  @Test("fix leaves alone what the workbook excepts")
  func fix() throws {
    let plain = try Files.fixture("nasushiobara-slips.xlsx")
    let changes = Files.fix(plain).applied
    let first = try #require(changes.first)
    let excepted = try Files.fixture("nasushiobara-slips.xlsx") { patch in
      patch.addNote("検査除外: このままでよい", author: "企画課", at: first.edit.reference, in: first.edit.sheet)
    }
    let rest = Files.fix(excepted).applied
    #expect(!rest.contains { $0.edit.reference == first.edit.reference })
    #expect(rest.count == changes.count - 1)
  }

  @Test("a known finding is known by its own name; other files' lines are not said to be unused")
  func known() throws {
    let finding = try #require(
      checked(try Files.fixture(Self.name)).file.findings.first { $0.rule == Self.rule })
    var entry = Suppression(source: .baseline, place: finding.location)
    entry.id = finding.id
    entry.rules = [Self.rule]
    entry.file = "前の場所/" + Self.name
    var elsewhere = entry
    elsewhere.file = "別の課.xlsx"
    let (file, notices) = checked(
      try Files.fixture(Self.name), known: [elsewhere, entry])
    #expect(count(file) == 0)
    #expect(file.suppressed.map(\.finding.id) == [finding.id])
    #expect(notices.isEmpty)
  }

  @Test("nothing of a file that could not be read is excepted")
  func unread() {
    let place = Location(sheetIndex: 0, sheet: "", cell: CellReference(row: 0, column: 0))
    let finding = Finding(
      rule: "FIL-001", severity: .error, location: place, message: Message(ja: "", en: ""), id: "a")
    let entry = Suppression(source: .baseline, place: place)
    let file = Reviewed(
      path: "a.xls", findings: [finding], failure: Message(ja: "読めません", en: "unreadable"))
    let (files, _) = Review.suppress([file], known: [entry], options: options())
    #expect(files[0].findings.count == 1)
    #expect(files[0].suppressed.isEmpty)
  }
}
