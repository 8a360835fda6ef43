import Compile
import Forms
import Grid
import Notation
import Review
import Rules
import Testing
import Workbook

@Suite("Open data")
struct ExportTests {
  private static func export(
    _ files: [Reviewed], code: String? = nil, name: String? = nil,
    profile: ExportProfile = .standard, encoding: ExportEncoding = .utf8BOM,
    isWorkbook: Bool = false
  ) throws -> Exported {
    try Export.export(
      files,
      Export.Options(
        code: code, name: name, profile: profile, encoding: encoding, isWorkbook: isWorkbook,
        toolVersion: "0"))
  }

  private static func texts(_ row: ExportRow) -> [String] {
    ExportColumn.published.map { row[$0].text }
  }

  @Test("the columns are those of the specification, in their order")
  func columns() throws {
    let data = try Self.export([try Fixture.reviewed("isesaki.xlsx")]).tables[0]
    #expect(data.name == "data")
    #expect(
      data.headings == [
        "全国地方公共団体コード", "地方公共団体名", "計画名", "施策コード", "施策名", "基本事業コード", "基本事業名", "担当課",
        "指標コード", "指標名", "期間区分(単年度/累計)", "単位", "望ましい方向", "年度(西暦)", "年度(和暦)",
        "値区分(基準/目標/実績/見込)", "値", "値の状態", "達成率(%)", "達成判定", "備考",
      ])
    #expect(data.records.allSatisfy { $0.count == 21 })
  }

  @Test("a value with its unit in one cell becomes a number and a unit")
  func values() throws {
    let exported = try Self.export([try Fixture.reviewed("isesaki.xlsx")])
    #expect(exported.rows.count == 28)
    #expect(
      Self.texts(exported.rows[0]) == [
        "102041", "群馬県伊勢崎市", "総合計画 まちづくりの指標", "1", "協働まちづくり", "", "", "", "", "絣の郷利用者数", "",
        "人", "up", "2018", "平成30年度", "基準", "118383", "value", "", "", "",
      ])
    #expect(
      Self.texts(exported.rows[1]).suffix(10) == [
        "人", "up", "2024", "令和6年度", "目標", "130000", "value", "", "", "計画の最終目標",
      ])
    let change = try #require(exported.changes.first)
    #expect(change.kind == .number)
    #expect(change.location?.cell == CellReference("B10"))
    #expect([change.file, change.before, change.after] == ["isesaki.xlsx", "118,383人", "118383"])
  }

  @Test("a value on another scale is told in the unit of its indicator")
  func scales() throws {
    let reviewed = try Fixture.reviewed("isesaki.xlsx", changing: ["C10": "130千人"])
    #expect(reviewed.form?.valueRows[1].unit == "人")
    #expect(reviewed.form?.valueRows[1].value == ExactDecimal(130_000))
    #expect(
      Self.texts(try Self.export([reviewed]).rows[1]).suffix(10) == [
        "人", "up", "2024", "令和6年度", "目標", "130000", "value", "", "", "計画の最終目標",
      ])
  }

  @Test("rate and verdict stand in the rows of actual values, levels in the remarks")
  func rates() throws {
    let rows = try Self.export([try Fixture.reviewed("nasushiobara.xlsx")]).rows
    let joined = rows.filter { $0[.indicator].text == "加入率" }
    #expect(
      joined.map { Self.texts($0).suffix(10) } == [
        ["%", "up", "2015", "平成27年度", "基準", "66.1", "value", "", "", ""],
        ["%", "up", "2022", "令和4年度", "目標", "70.0", "value", "", "", ""],
        ["%", "up", "2022", "令和4年度", "実績", "58.2", "value", "83.1", "unmet", ""],
      ])
    #expect(
      Self.texts(rows[2]) == [
        "092134", "栃木県那須塩原市", "協働のまちづくり行動計画 実施状況", "",
        "(1)市民の組織機能を強化するための支援", "", "各種助成制度の情報提供", "市民協働推進課", "", "情報の集約・提供", "",
        "", "up", "2022", "令和4年度", "実績", "", "qualitative", "", "met", "記載は「充実」",
      ])
  }

  @Test("a text as long as a cell takes, where a number is due, stands whole in the log of changes")
  func longest() throws {
    let text = String(repeating: "あ", count: 32_767)
    let exported = try Self.export([try Fixture.reviewed("isesaki.xlsx", changing: ["C10": text])])
    let remark = exported.rows[1][.remark].text
    #expect(remark.hasSuffix("記載は「\(text.prefix(500))…（全文は変更履歴）」"))
    #expect(exported.changes.contains { $0.kind == .mark && $0.before == text })
    _ = try exported.workbook()
  }

  @Test("every row has a code of its column, and no value but a number")
  func codes() throws {
    for file in ["nasushiobara.xlsx", "isesaki.xlsx"] {
      let exported = try Self.export([try Fixture.reviewed(file)])
      let known = Dictionary(
        grouping: exported.tables[2].records, by: { $0[0].text }
      ).mapValues { Set($0.map { $0[1].text }) }
      #expect(known.count == 5)
      for row in exported.rows {
        for (heading, codes) in known {
          let text = row[try #require(ExportColumn(rawValue: heading))].text
          #expect(text.isEmpty || codes.contains(text), "\(heading) \(text)")
        }
        if case .text = row[.value] { Issue.record("a text among the values") }
        #expect((row[.value] == .blank) == (row[.status].text != "value"))
      }
    }
  }

  @Test("characters that not every computer shows are replaced and logged")
  func characters() throws {
    let file = try Fixture.reviewed("isesaki.xlsx", changing: ["A10": "面積㎡の利用者数①"])
    let exported = try Self.export([file])
    #expect(exported.rows[0][.indicator].text == "面積m2の利用者数(1)")
    let log = exported.tables[3]
    #expect(
      log.records.filter { $0[0].text == "機種依存文字を置き換えた" }.map { $0.suffix(3).map(\.text) }
        == [["指標名", "(U+33A1)", "m2"], ["指標名", "(U+2460)", "(1)"]])
  }

  @Test("unseen characters and voicing marks apart are put right", arguments: [true, false])
  func unseen(isPlain: Bool) throws {
    let file = try Fixture.reviewed("isesaki.xlsx", changing: ["A10": "か\u{3099}いこく\u{200B}の方･ﾊﾟｽ"])
    let exported = try Self.export([file], encoding: isPlain ? .utf8 : .cp932)
    let text = exported.rows[0][.indicator].text
    #expect(Array(text.unicodeScalars) == Array("がいこくの方・パス".unicodeScalars))
    #expect(exported.unwritable.isEmpty)
  }

  @Test(
    "for CP932 other characters are replaced, and what has no replacement is told with its cell")
  func cp932() throws {
    let file = try Fixture.reviewed("isesaki.xlsx", changing: ["A10": "〜の率—한"])
    let utf8 = try Self.export([file])
    #expect(utf8.rows[0][.indicator].text == "〜の率—한")
    #expect(utf8.unwritable.isEmpty)
    let exported = try Self.export([file], encoding: .cp932)
    #expect(exported.rows[0][.indicator].text == "～の率―한")
    let first = try #require(exported.unwritable.first)
    #expect(first.character == "한")
    #expect(first.column == .indicator)
    #expect(first.location.cell == CellReference("B10"))
  }

  @Test("the municipality comes from the template, else from the user, and is checked")
  func municipality() throws {
    var file = try Fixture.reviewed("isesaki.xlsx")
    #expect(throws: CompileError(.wrongMunicipalityCode("102042", .checkDigit(expected: 1)))) {
      try Self.export([file], code: "102042")
    }
    let other = try Self.export([file], code: "13101", name: "千代田区")
    #expect(Self.texts(other.rows[0]).prefix(2) == ["131016", "東京都千代田区"])
    #expect(other.changes.first?.kind == .code)
    file.form?.template.settings = Settings()
    #expect(throws: CompileError(.noMunicipalityCode(form: "isesaki"))) {
      try Self.export([file])
    }
  }

  @Test("the same rows twice are one, and rows that contradict each other are both told")
  func twice() throws {
    let one = try Fixture.reviewed("isesaki.xlsx")
    let again = try Fixture.reviewed("isesaki.xlsx", as: "b/again.xlsx")
    let both = try Self.export([one, again])
    #expect(both.rows.count == 28)
    #expect(both.changes.filter { $0.kind == .repeated }.count == 28)
    let other = try Fixture.reviewed(
      "isesaki.xlsx", as: "other.xlsx", changing: ["B10": "118,384人"])
    let differing = try Self.export([one, other])
    #expect(differing.rows.count == 29)
    let pair = try #require(differing.contradictions.first)
    #expect([pair.first[.value].text, pair.second[.value].text] == ["118383", "118384"])
  }

  @Test("a list of columns is followed, and an unknown one is refused with the nearest")
  func profile() throws {
    func book(_ lines: [[String]]) -> Book {
      let cells = lines.enumerated().flatMap { row, line in
        line.enumerated().map {
          Cell(CellReference(row: row, column: $0.offset), .text($0.element))
        }
      }
      return Book(kind: .csv, sheets: [Sheet(name: "列", cells: cells)])
    }
    let wanted = try ExportProfile(
      book([["列", "見出し"], ["値", "value"], ["指標名"]]), file: "列.csv")
    let data = try Self.export([try Fixture.reviewed("isesaki.xlsx")], profile: wanted).tables[0]
    #expect(data.headings == ["value", "指標名"])
    #expect(data.records[0].map(\.text) == ["118383", "絣の郷利用者数"])
    let error = #expect(throws: CompileError.self) {
      try ExportProfile(book([["列"], ["指標の名"]]), file: "列.csv")
    }
    #expect(error?.message.ja == "列.csv: 2 行目の「指標の名」という列はありません。「指標名」のことですか。")
  }

  @Test("kensan finds nothing wrong with its own open data", arguments: [true, false])
  func ownRules(_ isWorkbook: Bool) throws {
    for file in ["nasushiobara.xlsx", "isesaki.xlsx", "nasushiobara.csv", "isesaki.csv"] {
      let exported = try Self.export([try Fixture.reviewed(file)], isWorkbook: isWorkbook)
      let books: [(String, Book)] =
        isWorkbook
        ? [("指標.xlsx", try Workbook(.bytes(exported.workbook()), name: "指標.xlsx").book())]
        : try exported.tables.enumerated().map { index, table in
          let name = index == 0 ? "指標.csv" : "指標-\(table.name).csv"
          let bytes = try Exported.csv(table, .utf8BOM)
          return (name, try Workbook(.bytes(bytes), name: name).book())
        }
      for (name, book) in books {
        let findings = Checker.check(
          openData: book, name: name, beside: books.map(\.0), asCP932: false)
        #expect(findings.map { "\($0.location) \($0.message.ja)" } == [], "\(file) \(name)")
      }
    }
  }
}
