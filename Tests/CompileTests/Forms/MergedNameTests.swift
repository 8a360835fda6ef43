import Compile
import Forms
import Grid
import Testing
import Workbook

/// Names that stand once for several rows, filled in from a return.
@Suite("names over several rows")
struct MergedNameTests {
  /// One line a row, `|` between cells.
  private func source(_ rows: [String], _ merges: [String]) throws -> WorkbookSource {
    var sheet = NewSheet(name: "一覧")
    for (row, line) in rows.enumerated() {
      for (column, part) in line.split(separator: "|", omittingEmptySubsequences: false)
        .enumerated() where !part.isEmpty
      {
        sheet[row, column] = NewCell(Double(part).map { .number($0) } ?? .text(String(part)))
      }
    }
    for merge in merges.compactMap({ CellRange($0) }) { sheet.merge(merge) }
    return .bytes(try NewBook(sheets: [sheet]).bytes())
  }

  private struct Look: Equatable {
    var cells: [String]
    var merges: Set<String>

    init(_ source: WorkbookSource) throws {
      let sheet = try #require(try Workbook(source, name: "x.xlsx").book().sheets.first)
      cells = sheet.cells.map { "\($0.reference) \($0.value.raw)" }.filter { !$0.hasSuffix(" ") }
      merges = Set(sheet.merges.map(\.description))
    }
  }

  /// A return filled into the form that was drafted from another one.
  private func filled(
    _ rows: [String], _ merges: [String], into form: (rows: [String], merges: [String])
  ) throws -> (filled: Look, wanted: Look) {
    let blank = try source(form.rows, form.merges)
    let book = try Workbook(blank, name: "x.xlsx").book()
    let draft = FormDraft(book, id: "x", title: "x")
    let drafted = try DraftBook.make(draft, book, source: blank, name: "x.xlsx")
    let tagged = try Workbook(drafted, name: "x.xlsx").book()
    let template = try Template.read(tagged, name: "x.xlsx")
    let given = try source(rows, merges)
    let read = try FormReader.read(
      Workbook(given, name: "y.xlsx").book(), templates: [template], formID: "x")
    let fill = FormFill(template, tagged, data: FormData(read))
    #expect(fill.lost.isEmpty)
    return (try Look(FilledBook.make(fill, template: template, source: drafted)), try Look(given))
  }

  private let programs = [
    "施策一覧", "", "施策名|事業名|指標名|単位|目標値（R5）|実績値（R5）", "健康|検診|受診率|%|50|48", "|教室|参加者数|人|100|110",
    "||開催回数|回|5|5", "福祉|相談|相談件数|件|20|22",
  ]

  @Test(
    "come back as the return has them, merged or over blank cells, whatever the form has",
    arguments: [[], ["A4:A6", "B5:B6"]], [[], ["A4:A6", "B5:B6"]])
  func levels(merges: [String], form: [String]) throws {
    let looks = try filled(programs, merges, into: (programs, form))
    #expect(looks.filled.cells == looks.wanted.cells)
    #expect(looks.filled.merges == Set(merges).union(form.filter { $0.hasPrefix("A") }))
  }

  @Test("and their qualifiers stay in the cells beside them")
  func qualifiers() throws {
    let rows = [
      "健康増進計画", "", "指標||策定時|目標値", "||平成29年度|令和11年度", "朝食を欠食する人|男性|31.2%|20.0%", "|女性|24.0%|15.0%",
      "運動習慣者|65歳以上|41.7%|50.0%", "日常の歩数|男性|6820歩|8000歩", "|女性|5914歩|7000歩",
    ]
    let merges = ["A3:B4", "A5:A6", "A8:A9"]
    let looks = try filled(rows, merges, into: (rows, merges))
    #expect(looks.filled == looks.wanted)
  }

  @Test("a name that only the return has merged is merged, and every row keeps what is its own")
  func onlyReturn() throws {
    let head = ["指標一覧", "", "指標名|区分|単位|目標値（R5）|実績値（R5）", "受診率|男|%|50|48", "相談件数|計|件|20|22"]
    let form = head + ["参加者数|男|人|100|110", "利用者数|女|人|90|80"]
    let rows = head + ["参加者数|男|人|100|110", "|女|人|90|80"]
    let looks = try filled(rows, ["A6:A7"], into: (form, []))
    #expect(looks.filled == looks.wanted)
  }
}
