import Forms
import Grid
import Testing

@testable import Rules

@Suite("Rosters of submissions")
struct RosterTests {
  private func submission(
    _ file: String, code: String, name: String = "健康づくり", office: String = "健康課",
    savedAt: String? = nil
  ) throws -> Submission {
    let layout = ExampleLayout.submission
    let grid =
      "令和4年度\n施策|\"\(code)\"|\(name)|主管課|\(office)\n"
      + "指標名|単位|目標値(R4)|実績値(R4)|目標値(R5)|方向\n受診率|%|24|25.3|25|"
    let form = try FormReader.read(
      layout.book(layout.headings + "\n" + grid, kind: .xlsx), templates: [layout.template()],
      formID: "example")
    return Submission(file: file, form: form, savedAt: savedAt)
  }

  private func roster(_ grid: String, strictly: Bool = false) -> Roster? {
    let cells = ExampleGrid.cells(grid).map(\.cell)
    return Roster(
      Book(kind: .csv, sheets: [Sheet(name: "roster", cells: cells)]), file: "roster.csv",
      strictly: strictly)
  }

  /// The files that answer each row.
  private func answers(
    _ grid: String, _ submissions: [Submission], unread: [String] = []
  ) throws -> [[String]] {
    let list = try #require(roster(grid))
    return RosterMatch(list, submissions, unread: unread).lines.map { line in
      line.submissions.map { submissions[$0].file } + [line.unread].compactMap { $0 }
    }
  }

  @Test(
    "are known by their headings, also below a title, and only where they name offices and files")
  func recognition() {
    #expect(roster("施策コード|施策名|主管課|提出ファイル名\n1|健康|健康課|a.xlsx", strictly: true) != nil)
    #expect(roster("提出管理表\n\n担当課|提出期限|ファイル名\n健康課|5/10|a.xlsx", strictly: true) != nil)
    #expect(roster("施策名|主管課\n健康|健康課", strictly: true) == nil)
    #expect(roster("施策名|主管課\n健康|健康課")?.rows.count == 1)
    #expect(roster("指標名|目標\n受診率|24") == nil)
  }

  @Test("meet forms by code, however it is written")
  func codes() throws {
    let files = [try submission("x.xlsx", code: "07"), try submission("y.xlsx", code: "08")]
    let grid = "施策コード|主管課\n8|別の課\n\"07\"|健康課"
    #expect(try answers(grid, files) == [["y.xlsx"], ["x.xlsx"]])
  }

  @Test("meet them by name and office, by office alone, and by file name at last")
  func otherWays() throws {
    let files = [
      try submission("x.xlsx", code: "1", name: "健康づくりの推進"),
      try submission("y.xlsx", code: "2", name: "広報", office: "広報課"),
    ]
    #expect(try answers("施策名|主管課\n健康づくり推進|健康課", files) == [["x.xlsx"]])
    #expect(try answers("主管課|ファイル名\n広報課|z.xlsx\n防災課|w.xlsx", files) == [["y.xlsx"], []])
    #expect(
      try answers("施策コード|主管課|ファイル名\n9|人事課|x.xlsx", files) == [["x.xlsx"]])
  }

  @Test("know a form by its name where another one has its code as well")
  func codeOfAnother() throws {
    let files = [
      try submission("x.xlsx", code: "1", name: "農業の振興", office: "農政課"),
      try submission("y.xlsx", code: "1", name: "商業の振興", office: "商工課"),
      try submission("z.xlsx", code: "1", name: "農業の進行", office: "農政課"),
    ]
    let grid = "施策コード|施策名|主管課|ファイル名\n1|農業の振興|農政課|a.xlsx\n2|商業の振興|商工課|b.xlsx"
    #expect(try answers(grid, files) == [["x.xlsx", "z.xlsx"], ["y.xlsx"]])
    let list = try #require(roster(grid))
    let findings = BatchChecker.check(
      BatchContext(submissions: Array(files.prefix(2)), roster: list))
    #expect(
      findings.map { "\($0.rule) \($0.location.file ?? "") \($0.location.cell)" }
        == ["REF-012 y.xlsx B3"])
  }

  @Test("tell a file that came but cannot be read from one that did not come")
  func unreadable() throws {
    let grid = "施策コード|主管課|ファイル名\n1|健康課|a.xlsx\n2|広報課|b.xlsx"
    #expect(try answers(grid, [], unread: ["in/a.xlsx"]) == [["in/a.xlsx"], []])
    let list = try #require(roster(grid))
    let findings = BatchChecker.check(
      BatchContext(submissions: [], unread: ["in/a.xlsx"], roster: list))
    #expect(findings.map { "\($0.rule) \($0.location.cell)" } == ["MRG-002 A3"])
  }

  @Test("of two files the one saved later is the later one, then the one named later")
  func order() throws {
    let files = [
      try submission("b.xlsx", code: "1", savedAt: "2023-05-08T00:00:00Z"),
      try submission("b（再）.xlsx", code: "1", savedAt: "2023-05-08T00:00:00Z"),
      try submission("a.xlsx", code: "1", savedAt: "2023-05-09T00:00:00Z"),
    ]
    let ordered = BatchContext(submissions: files).submissions.map(\.file)
    #expect(ordered == ["b.xlsx", "b（再）.xlsx", "a.xlsx"])
  }
}
