import Forms
import Grid
import Testing

@testable import Rules

@Suite("What is said of sheets and headings")
struct LayoutTests {
  private func findings(_ book: Book, _ rules: [String] = ["LAY"]) throws -> [Finding] {
    let form = try FormReader.read(
      book, templates: Fixtures.templates(), formID: nil)
    return Checker.check(form, book: book, options: CheckOptions(select: rules))
  }

  private func told(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.rule) \($0.severity) \($0.location)" }
  }

  private func setting(_ place: String, _ text: String, in sheet: inout Sheet) throws {
    let cell = try #require(CellReference(place))
    sheet = BookEditor.replacing(
      Cell(cell, text.isEmpty ? .blank : .text(text)), in: sheet)
  }

  @Test("a sheet with another name is read, and its name is a hint")
  func renamed() throws {
    var book = try Fixtures.book("fixtures/isesaki.xlsx")
    book.sheets[1].name = "Sheet1"
    #expect(try told(findings(book)) == ["LAY-002 info Sheet1!A1"])
  }

  @Test("a copy of a sheet is told, once it holds anything")
  func duplicated() throws {
    var book = try Fixtures.book("fixtures/isesaki.xlsx")
    var twin = book.sheets[1]
    twin.name += " (2)"
    book.sheets.append(twin)
    #expect(try told(findings(book)) == ["LAY-008 warning 行財政分野 (2)!A1"])
    // The indicators on it are one finding, not one each.
    let repeated = try findings(book, ["REF-012"])
    #expect(told(repeated) == ["REF-012 error 行財政分野 (2)!A10"])
    #expect(
      repeated.first?.message.ja == "指標4件がシート「行財政分野」にも書かれています（「証明書コンビニ交付率」など）")
    try setting("D10", "書き直した。", in: &book.sheets[2])
    #expect(try told(findings(book)) == ["LAY-008 warning 行財政分野 (2)!A1"])

    var blank = try Fixtures.book("fixtures/isesaki-blank.xlsx")
    var other = blank.sheets[1]
    other.name = "別の分野"
    blank.sheets.append(other)
    #expect(try told(findings(blank)).isEmpty)
  }

  @Test("a sheet that is not the form's is told where it begins; hidden ones feed drop-downs")
  func unread() throws {
    var book = try Fixtures.book("fixtures/nasushiobara.xlsx")
    let place = try #require(CellReference("C2"))
    book.sheets.append(Sheet(name: "メモ", cells: [Cell(place, .text("課内の連絡"))]))
    #expect(try told(findings(book)) == ["LAY-008 info メモ!C2"])
    book.sheets[1].visibility = .hidden
    #expect(try told(findings(book)).isEmpty)
  }

  @Test("a sheet of the form that is not there, or is past recognition, is missing")
  func sheetMissing() throws {
    let rows = [
      ("表紙", ["課名|{{所管.担当課}}"]), ("指標", ["指標名|R4実績", "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}"]),
    ]
    let template = try Template.read(
      Self.book(rows + [("設定", ["キー|値", "様式ID|x", "評価年度|2022"])]), name: "x.xlsx")
    func told(_ second: [String]) throws -> [String] {
      let book = Self.book([("表紙", ["課名|福祉課"]), ("指標", second)])
      let form = try FormReader.read(book, templates: [template], formID: nil)
      let findings = Checker.check(form, book: book, options: CheckOptions(select: ["LAY-001"]))
      return self.told(findings)
    }
    #expect(try told(["指標名|R4実績", "相談件数|12"]) == [])
    #expect(try told(["あああ|いいい", "相談件数|12"]) == ["LAY-001 error 指標!A1"])
  }

  /// One line a row, `|` between cells.
  private static func book(_ sheets: [(name: String, rows: [String])]) -> Book {
    Book(
      kind: .xlsx,
      sheets: sheets.map { name, rows in
        let cells = rows.enumerated().flatMap { row, line in
          line.split(separator: "|", omittingEmptySubsequences: false).enumerated().map {
            Cell(CellReference(row: row, column: $0), .text(String($1)))
          }
        }
        return Sheet(name: name, cells: cells)
      })
  }

  @Test("the years of the form's own headings are not foreign, whatever its settings say")
  func exampleYears() throws {
    let headings = "指標名|基準値（{{年度:H30}}）|R4実績"
    let template = try Template.read(
      Self.book([
        ("指標", [headings, "{{#指標}}{{指標.名称}}|{{指標.基準@*}}|{{指標.実績@R4}}{{/指標}}"]),
        ("設定", ["キー|値", "様式ID|x", "評価年度|2022", "対象年度|2022"]),
      ]), name: "x.xlsx")
    func told(_ baseline: String) throws -> [String] {
      let book = Self.book([
        ("指標", ["指標名|基準値（\(baseline)）|R4実績", "相談件数|10|12"])
      ])
      let form = try FormReader.read(book, templates: [template], formID: nil)
      let findings = Checker.check(form, book: book, options: CheckOptions(select: ["LAY-005"]))
      return self.told(findings)
    }
    #expect(try told("H30") == [])
    #expect(try told("H29") == ["LAY-005 error 指標!B1"])
  }

  @Test("a sheet with headings of the form that cannot be read is more than a memo")
  func altered() throws {
    var book = try Fixtures.book("fixtures/nasushiobara.xlsx")
    let headings = ["事業名", "担当課", "取組内容"].enumerated().map { row, text in
      Cell(CellReference(row: row * 5, column: 0), .text(text))
    }
    book.sheets.append(Sheet(name: "下書き", cells: headings))
    #expect(try told(findings(book)) == ["LAY-008 warning 下書き!A1"])
  }

  @Test("nothing is told of the fields of a CSV record that are shifted")
  func shifted() throws {
    var book = try Fixtures.book("fixtures/isesaki.csv")
    // 「絣の郷,利用者数」: the name is cut, and its rest stands where the baseline should.
    try setting("C2", "絣の郷", in: &book.sheets[0])
    try setting("D2", "利用者数", in: &book.sheets[0])
    func told() throws -> [String] {
      try findings(book, ["FIL-006", "NUM-003"]).map { "\($0.rule) \($0.location.cell)" }
    }
    #expect(try told() == ["NUM-003 D2"])
    book.text?.fieldCounts[1] += 1
    #expect(try told() == ["FIL-006 A2"])
  }

  @Test("a field too many in a CSV record is left to FIL-006")
  func surplus() throws {
    var book = try Fixtures.book("fixtures/isesaki.csv")
    try setting("H2", "超過", in: &book.sheets[0])
    func places() throws -> [String] {
      try findings(book, ["LAY-008"]).map { "\($0.rule) \($0.location.cell)" }
    }
    // The record is said to be as long as the heading, as if something else stood beside it.
    #expect(try places() == ["LAY-008 H2"])
    book.text?.fieldCounts[1] += 1
    #expect(try places().isEmpty)
  }

  @Test("a missing heading silences every other rule in its column, and no more")
  func region() throws {
    var book = try Fixtures.book("fixtures/nasushiobara.xlsx")
    for place in ["E7", "F7"] { try setting(place, "Ｂ", in: &book.sheets[0]) }
    let rules = ["LAY", "ENM"]
    let before = try findings(book, rules).map { $0.location.cell.description }
    #expect(before.contains("E7") && before.contains("F7"))
    try setting("F4", "", in: &book.sheets[0])
    let after = try findings(book, rules)
    #expect(after.filter { $0.location.cell.column == 5 }.map(\.rule) == ["LAY-001"])
    #expect(after.contains { $0.location.cell.description == "E7" })
  }

  @Test(
    "sources and remarks right below a table are no trespass, the same further off is",
    arguments: [("A22", false), ("A23", false), ("B23", false), ("A26", true), ("L8", true)])
  func notes(place: String, isTold: Bool) throws {
    var book = try Fixtures.book("fixtures/nasushiobara.xlsx")
    try setting(place, "※令和4年度末の数値", in: &book.sheets[0])
    #expect(
      try told(findings(book)) == (isTold ? ["LAY-008 warning プロセス3!\(place)"] : []))
  }
}
