import Forms
import Grid
import Testing

@testable import Rules

/// One thing that a department does wrong, and all that is to be said of it above hints.
struct PlantedError: CustomTestStringConvertible, Sendable {
  var form: String
  /// Each cell with its text; empty for a blank.
  var cells: [String: String]
  var numbers: [String: Double]
  var told: [String]

  init(
    _ form: String, _ cells: [String: String], numbers: [String: Double] = [:], _ told: [String]
  ) {
    self.form = form
    self.cells = cells
    self.numbers = numbers
    self.told = told
  }

  var testDescription: String { "\(form) \(cells.keys.sorted().joined(separator: " "))" }

  static let all = [
    // A blank text right below its heading, in a row with nothing else.
    PlantedError("tokorozawa", ["総括表!C33": ""], ["REQ-007 error 総括表!C33"]),
    PlantedError("tokorozawa", ["第1節!B4": ""], ["REQ-001 error 第1節!B4"]),
    PlantedError("tokorozawa", ["第1節!G6": ""], ["REQ-001 error 第1節!G6"]),
    // The only text that the cover asks of the department.
    PlantedError("chuo", ["表紙!C10": ""], ["REQ-001 error 表紙!C10"]),
    PlantedError("sano", ["施策マネジメントシート!C25": ""], ["REQ-001 error 施策マネジメントシート!C25"]),
    // A wrong title is one mistake: the actuals say which year is meant.
    PlantedError(
      "sano", ["施策マネジメントシート!A1": "令和3年度　施策マネジメントシート"],
      ["LAY-005 error 施策マネジメントシート!A1"]),
    PlantedError("nasushiobara", ["プロセス3!J1": "令和3年度"], ["LAY-005 error プロセス3!J1"]),
    // The text still names what has lost its name.
    PlantedError("sano", ["施策マネジメントシート!E29": "③"], ["REQ-006 error 施策マネジメントシート!E29"]),
    PlantedError("nasushiobara", ["プロセス3!E6": "0"], ["ENM-008 error プロセス3!E6"]),
    PlantedError("sano", ["施策マネジメントシート!O16": "#REF!"], ["FIL-008 warning 施策マネジメントシート!O16"]),
    PlantedError("sano", ["施策マネジメントシート!E2": "０７"], ["REF-001 error 施策マネジメントシート!E2"]),
    PlantedError("sano", ["施策マネジメントシート!Q2": "広 報ブランド推進課"], ["CHR-004 warning 施策マネジメントシート!Q2"]),
    // The number and the space behind it are gone: the name is read, and what is below it.
    PlantedError("isesaki", ["協働・共生分野!A16": "施策人権"], ["REF-001 error 協働・共生分野!A16"]),
    PlantedError("isesaki", ["協働・共生分野!A16": "施策2人権"], []),
    PlantedError("nasushiobara", ["プロセス3!A1": "プロセス夢を描く(集う)"], ["REF-001 error プロセス3!A1"]),
    PlantedError(
      "chuo", ["基本目標2!A1": "基本目標中央市への新しいひとの流れをつくる"], ["REQ-001 error 基本目標2!A1"]),
    // A year heading without its era, between two others and before two.
    PlantedError("sano", ["施策マネジメントシート!P13": "(5)"], ["ERA-003 warning 施策マネジメントシート!P13"]),
    PlantedError("sano", ["施策マネジメントシート!O13": "4"], ["ERA-003 warning 施策マネジメントシート!O13"]),
    // Two of them at the edge; and behind the words of a heading.
    PlantedError(
      "sano", ["施策マネジメントシート!Q13": "6", "施策マネジメントシート!R13": "7"],
      ["ERA-003 warning 施策マネジメントシート!Q13", "ERA-003 warning 施策マネジメントシート!R13"]),
    PlantedError("tokorozawa", ["総括表!H25": "達成率(26)"], ["ERA-003 warning 総括表!H25"]),
    PlantedError(
      "tokorozawa", ["総括表!G53": "前期計画終了時(26)\n上段：目標値\n下段：実績値"],
      ["ERA-003 warning 総括表!G53"]),
    PlantedError("tokorozawa", ["総括表!K53": "目標値（30）"], ["ERA-003 warning 総括表!K53"]),
    PlantedError("nasushiobara", ["プロセス3!I4": "目標値\n（４）"], ["ERA-003 warning プロセス3!I4"]),
    PlantedError("isesaki", ["協働・共生分野!B21": "現状値（30）"], ["ERA-003 warning 協働・共生分野!B21"]),
    // Of a year that is not the form's.
    PlantedError(
      "tokorozawa", ["総括表!J25": "達成率(29)"],
      ["ERA-003 warning 総括表!J25", "LAY-005 error 総括表!J25"]),
    PlantedError("sano", ["施策マネジメントシート!I34": "検討中"], ["NUM-003 error 施策マネジメントシート!I34"]),
    // Of two equal ranks the one that its value does not have is wrong.
    PlantedError(
      "tokorozawa", ["第3節!G7": "3位"],
      ["REF-013 error 第3節!G7", "REF-014 warning 第3節!G7"]),
    // As text, what the other ranked values are by their format.
    PlantedError("tokorozawa", ["第2節!E6": "4.5％"], ["NUM-002 warning 第2節!E6"]),
    // Reversed, it leaves no gap before the second half.
    PlantedError(
      "tokorozawa", ["総括表!F24": "前期基本計画　H26～H23"], ["ERA-005 error 総括表!F24"]),
    // The year of the baseline above targets, of the target above baselines.
    PlantedError("nasushiobara", ["プロセス3!I4": "目標値\n(H27)"], ["LAY-005 error プロセス3!I4"]),
    PlantedError(
      "isesaki", ["協働・共生分野!B21": "現状値\n(令和6年度)"], ["LAY-005 error 協働・共生分野!B21"]),
    PlantedError("chuo", ["基本目標4!C22": "8人、10人"], ["NUM-004 warning 基本目標4!C22"]),
    // Nameless, the change of a population is not told to be negative.
    PlantedError("chuo", ["基本目標2!A5": "0"], ["ENM-008 error 基本目標2!A5", "REQ-006 error 基本目標2!A5"]),
    // 0 in the place of a name is no name that a text could mean: not in 120 either.
    PlantedError(
      "sano",
      [
        "施策マネジメントシート!I18": "0",
        "施策マネジメントシート!L44": "【成果指標達成状況】\n"
          + "・「連携している自治体、企業数」は、目標120団体に対して実績143団体で目標は達成した。",
      ],
      numbers: ["施策マネジメントシート!O16": 120],
      ["ENM-008 error 施策マネジメントシート!I18", "REQ-006 error 施策マネジメントシート!I18"]),
    PlantedError("isesaki", ["協働・共生分野!A15": "要確認（係長）"], ["LAY-008 warning 協働・共生分野!A15"]),
  ]
}

@Suite("Errors planted in the sample forms")
struct PlantedErrorTests {
  @Test(
    "each is told at its cell, and nothing follows from it",
    arguments: PlantedError.all + PlantedError.byRule + PlantedError.once + PlantedError.halfDone)
  func planted(_ error: PlantedError) throws {
    #expect(try toldAnew(error) == error.told)
  }

  @Test("the rows of a chapter are not found in a copy of their own sheet")
  func copied() throws {
    var book = try Fixtures.book("fixtures/tokorozawa.xlsx")
    func unfounded() throws -> [String] {
      try told(book, "tokorozawa").filter { $0.hasPrefix("REF-011") }
    }
    let expected = ["REF-011 warning 総括表!A16", "REF-011 warning 総括表!A22"]
    #expect(try unfounded() == expected)
    var copy = try #require(book.sheets.first { $0.name == "総括表" })
    copy.name = "控え"
    book.sheets.append(copy)
    #expect(try unfounded() == expected)
  }

  @Test("other content that is right is told nothing of", arguments: PlantedError.none)
  func right(_ content: PlantedError) throws {
    #expect(try toldAnew(content) == [])
  }

  /// What the changed cells add to what is told of the sample form.
  private func toldAnew(_ error: PlantedError) throws -> [String] {
    let clean = try Fixtures.book("fixtures/\(error.form).xlsx")
    var book = clean
    let texts = error.cells.mapValues { $0.isEmpty ? CellValue.blank : .text($0) }
    for (place, value) in texts.merging(
      error.numbers.mapValues(CellValue.number), uniquingKeysWith: { $1 })
    {
      let parts = place.split(separator: "!").map(String.init)
      let cell = try #require(CellReference(parts[1]))
      let index = try #require(book.sheets.firstIndex { $0.name == parts[0] })
      let format = book.sheets[index][cell]?.numberFormat
      book.sheets[index] = BookEditor.replacing(
        Cell(cell, value, numberFormat: format), in: book.sheets[index])
    }
    let before = Set(try told(clean, error.form))
    return try told(book, error.form).filter { !before.contains($0) }
  }

  private func told(_ book: Book, _ id: String) throws -> [String] {
    let template = try Template.read(Fixtures.book("templates/\(id).xlsx"), name: id)
    let form = try FormReader.read(book, templates: [template], formID: nil)
    return Checker.check(form, book: book).filter { $0.severity > .info }
      .map { "\($0.rule) \($0.severity) \($0.location)" }
  }
}
