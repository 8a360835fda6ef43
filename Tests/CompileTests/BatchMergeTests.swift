import Compile
import Forms
import Foundation
import Grid
import Review
import Rules
import Testing
import Workbook

/// The returned forms of one city under fixtures/batch.
enum BatchFixture {
  static let names: [String] = {
    let folder = URL(filePath: Fixture.root + "/fixtures/batch").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  static func reviewed() throws -> [Reviewed] {
    let template = try Template.read(
      Workbook(.bytes(Fixture.bytes("templates/sano.xlsx")), name: "sano.xlsx").book(),
      name: "sano")
    let options = ReviewOptions(check: CheckOptions(select: ["MRG"]))
    let files = try names.map { name in
      Review.check(
        InputFile(
          path: name, name: name, source: .bytes(try Fixture.bytes("fixtures/batch/" + name))),
        templates: [template], options: options)
    }
    return Review.checkTogether(
      files, against: BatchReferences(roster: files.lazy.compactMap(\.roster).first),
      options: options)
  }

  static func open(_ path: String) -> Workbook? {
    (try? Fixture.bytes("fixtures/batch/" + path)).flatMap {
      try? Workbook(.bytes($0), name: path)
    }
  }
}

@Suite("A batch of one city's forms")
struct BatchMergeTests {
  private struct Truth: Decodable {
    struct Place: Decodable {
      var file: String
      var cell: String
    }
    var rule: String
    var file: String?
    var cell: String?
    var severity: String?
    var level: String?
    var alt: [Place]?
  }

  @Test("gives exactly the findings that are known")
  func truth() throws {
    let text = String(
      decoding: try Fixture.bytes("fixtures/truth/batch.findings.jsonl"), as: UTF8.self)
    let truth = try text.split(separator: "\n").map {
      try JSONDecoder().decode(Truth.self, from: Data($0.utf8))
    }
    var found: [(rule: String, file: String, cell: String, severity: String)] = []
    for file in try BatchFixture.reviewed() {
      for finding in file.findings where finding.severity > .info {
        found.append(
          (finding.rule, file.path, finding.location.cell.description, finding.severity.rawValue))
      }
    }
    let must = truth.filter { $0.level == "must" }
    #expect(found.count == must.count)
    for one in must {
      let places = [(one.file, one.cell)] + (one.alt ?? []).map { ($0.file, $0.cell) }
      #expect(
        found.contains { finding in
          finding.rule == one.rule && finding.severity == one.severity
            && places.contains { $0.0 == finding.file && $0.1 == finding.cell }
        }, "\(one.rule) \(one.file ?? "") \(one.cell ?? "")")
    }
  }

  @Test("becomes a book with an index, a sheet for each form in plan order, and links to them")
  func sheetwise() throws {
    let files = try BatchFixture.reviewed()
    let merged = try Merge.merge(files)
    #expect(merged.copies.count == 13)
    let bytes = try merged.bytes(reading: BatchFixture.open)
    let book = try Workbook(.bytes(bytes), name: "out.xlsx").book()
    #expect(book.sheets.map(\.name).prefix(5) == ["目次", "一覧", "不一致", "提出状況", "全データ"])
    #expect(book.sheets[5].name == "01-01-01 子育て支援の充実")
    #expect(book.sheets[7].name == "01-02-02 健康づくりの推進 (2)")
    let index = book.sheets[0]
    #expect(index["A5"]?.shown == "01-01-01")
    #expect(index.hyperlinks.count == 13)
    #expect(index.hyperlinks[0].location?.contains("01-01-01 子育て支援の充実") == true)
    let copy = book.sheets[5]
    let original = try #require(BatchFixture.open("施策-01-01-01.xlsx")).book().sheets[0]
    #expect(copy.cells.map(\.shown) == original.cells.map(\.shown))
    #expect(Set(copy.merges) == Set(original.merges))
  }

  @Test("has every value with its file, sheet and cell in the long table")
  func longTable() throws {
    let files = try BatchFixture.reviewed()
    let merged = try Merge.merge(files)
    let values = files.compactMap(\.form).reduce(0) { $0 + $1.valueRows.count }
    #expect(merged.values.count == values)
    let bytes = try merged.bytes(reading: { _ in nil })
    let sheet = try #require(Workbook(.bytes(bytes), name: "out.xlsx").book().sheet(named: "全データ"))
    let row = try #require(
      sheet.cells.first { $0.shown == "市民アンケートで住み続けたいと答えた市民の割合" })
    let texts = sheet.texts(row: row.reference.row + 1)
    #expect(Array(texts.prefix(3)) == ["施策-01-01-01.xlsx", "施策マネジメントシート", "O16"])
    #expect(sheet.cells(inRow: values).count > 5)
    #expect(sheet.cells(inRow: values + 1).isEmpty)
  }

  @Test("says of each row of the roster what came of it")
  func roster() throws {
    let files = try BatchFixture.reviewed()
    let roster = files.lazy.compactMap(\.roster).first
    let merged = try Merge.merge(files, against: BatchReferences(roster: roster))
    let sheet = try Fixture.shown(merged.book, "提出状況")
    #expect(sheet["A2"]?.shown == "名簿との照合: 提出済 11・二重提出 1・未提出 1")
    let missing = try #require(sheet.firstRow(containing: "06-02-02"))
    #expect(sheet.texts(row: missing).contains("未提出"))
    let old = try #require(sheet.firstRow(containing: "04-01-01"))
    #expect(sheet.texts(row: old).contains("令和3年度"))
  }

  @Test("settles nothing unless it is asked to, and then writes down what")
  func resolving() throws {
    let files = try BatchFixture.reviewed()
    let open = try Merge.merge(files)
    #expect(open.decisions.isEmpty)
    #expect(open.conflicts.contains { $0.column == "提出ファイル" })
    let latest = try Merge.merge(files, resolving: .latest)
    #expect(latest.copies.count == 12)
    // Two units cannot be settled by which came later.
    #expect(latest.conflicts.map(\.column) == ["単位"])
    #expect(latest.decisions.map(\.conflict.column) == ["提出ファイル", "実績値（令和4年度）"])
    #expect(
      latest.decisions.map { $0.conflict.statements[$0.chosen].file } == [
        "施策-01-02-02（再提出）.xlsx", "施策-05-02-02.xlsx",
      ])
    let log = try Fixture.shown(latest.book, "決定の記録")
    #expect(log.texts(row: 5).contains("76.9"))
    let list = try Fixture.shown(latest.book, "一覧")
    let rows = list.cells.filter { $0.shown == "市民アンケートで住み続けたいと答えた市民の割合" }
      .map { list.texts(row: $0.reference.row + 1) }
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.contains("76.9") && !$0.contains("78.4") })
    #expect(
      latest.values.first { $0.row.raw == "78.4" }?.remark.hasPrefix("不採用（施策-05-02-02.xlsx")
        == true)
    let first = try Merge.merge(files, resolving: .first)
    #expect(
      first.decisions.map { $0.conflict.statements[$0.chosen].file } == [
        "施策-01-02-02.xlsx", "施策-01-01-01.xlsx",
      ])
  }

  @Test("takes the planner's decisions from the sheet of conflicts")
  func decisions() throws {
    let files = try BatchFixture.reviewed()
    let open = try Merge.merge(files)
    var book = open.book
    let place = try #require(book.sheets.firstIndex { $0.name == "不一致" })
    let row = try #require(
      (3..<60).first { book.sheets[place][$0, 2]?.value == .text("単位") })
    book.sheets[place][row, 3] = NewCell(.number(1))
    let read = try Workbook(.bytes(book.bytes()), name: "決定.xlsx").book()
    let resolution = try #require(Resolution.decisions(in: read, source: "決定.xlsx"))
    let merged = try Merge.merge(files, resolving: resolution)
    #expect(merged.decisions.map(\.conflict.column) == ["単位"])
    #expect(merged.decisions.first?.reason.ja == "決定.xlsx の指定")
    #expect(merged.conflicts.count == open.conflicts.count - 1)
  }

  @Test("the same files give the same bytes in any order")
  func deterministic() throws {
    let files = try BatchFixture.reviewed()
    let one = try Merge.merge(files).bytes(reading: BatchFixture.open)
    #expect(one == (try Merge.merge(files).bytes(reading: BatchFixture.open)))
    let findings = files.flatMap(\.findings).map(\.id).sorted()
    #expect(Set(findings).count == findings.count)
  }
}
