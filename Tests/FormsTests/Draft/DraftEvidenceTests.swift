import Forms
import Grid
import Notation
import Testing
import Workbook

/// Tables whose cells might be taken for something else.
@Suite("drafts by evidence")
struct DraftEvidenceTests {
  private struct Read {
    var values: [String] = []
    var fields: [String] = []
  }

  private func read(_ rows: [String], merges: [String] = []) throws -> Read {
    let sheet = NewSheet(name: "様式", rows: rows, merges: merges)
    let book = try InventedForm(name: "x", sheets: [sheet], truth: []).book()
    let template = try #require(FormDraft(book, id: "x", title: "x").template(book, name: "x"))
    let form = try FormReader.read(book, templates: [template], formID: "x")
    let values = form.allIndicators.flatMap { indicator in
      indicator.values.map { value in
        "\(indicator.name) \(value.unit ?? indicator.unit) \(value.period?.fiscalYear ?? 0) "
          + "\(value.role.rawValue) \(value.raw)"
      }
    }
    let fields = form.allFields.filter { !$0.key.hasPrefix("指標.") && !$0.filledDown }
    return Read(values: values, fields: fields.map { "\($0.key) \($0.text)" })
  }

  @Test(
    "numbers that run on like years are values below other years, names or beside a unit",
    arguments: [
      ["評価", "指標名|単位|2021|2022|2023", "利用者数|人|2001|2002|2003", "相談件数|人|5|6|7"],
      ["評価", "指標名|単位|令和3年度|令和4年度|令和5年度", "相談件数|人|5|6|7", "利用者数|人|2001|2002|2003"],
      ["評価", "成果|2021|2022|2023|単位", "利用者数|2001|2002|2003|人", "相談件数|5|6|7|人"],
      ["(1) 利用者数（人）", "年度|実績", "令和3年度|2001", "令和4年度|2002", "令和5年度|2003", "", "相談"],
      ["評価", "年度|利用者数（人）|相談件数（人）", "2021|2001|5", "2022|2002|6", "2023|2003|7"],
    ])
  func likeYears(rows: [String]) throws {
    let read = try read(rows)
    #expect(
      read.values.filter { $0.hasPrefix("利用者数") } == [
        "利用者数 人 2021 actual 2001", "利用者数 人 2022 actual 2002", "利用者数 人 2023 actual 2003",
      ])
    #expect(read.values.count == (rows[0] == "評価" ? 6 : 3))
  }

  @Test("the year before a project is its baseline, and comparisons are no values")
  func start() throws {
    let read = try read([
      "評価", "指標名|単位|事業開始前（令和3年度）|令和4年度|令和5年度|基準年度比（％）|前年度比（％）",
      "利用者数|人|200|210|220|10.0|4.8", "相談件数|件|50|45|54|8.0|20.0",
    ])
    #expect(
      read.values == [
        "利用者数 人 2021 baseline 200", "利用者数 人 2022 actual 210", "利用者数 人 2023 actual 220",
        "相談件数 件 2021 baseline 50", "相談件数 件 2022 actual 45", "相談件数 件 2023 actual 54",
      ])
  }

  @Test("years alone at the top of a table head it, with rows or words or nothing before them")
  func years() throws {
    for first in ["", "成果", "指標名"] {
      #expect(
        try read(["\(first)|2022|2023", "|目標|目標", "利用者数|1990|1991", "相談件数|5|6"]).values == [
          "利用者数  2022 target 1990", "利用者数  2023 target 1991", "相談件数  2022 target 5",
          "相談件数  2023 target 6",
        ])
    }
  }

  @Test("rows are named by the words before the values where no heading says so")
  func unnamedColumns() throws {
    let read = try read([
      "施設の利用", "|||令和4年度|令和5年度", "社会教育|図書館|人|12402|13003", "|公民館|人|7200|7300",
      "スポーツ|体育館|件|301|302",
    ])
    #expect(
      read.values == [
        "図書館 人 2022 actual 12402", "図書館 人 2023 actual 13003", "公民館 人 2022 actual 7200",
        "公民館 人 2023 actual 7300", "体育館 件 2022 actual 301", "体育館 件 2023 actual 302",
      ])
    #expect(read.fields == ["項目.名称 社会教育", "項目.名称 スポーツ"])
  }

  @Test(
    "marks and small numbers under 評価 or 達成度 are neither numbers of rows nor rates",
    arguments: [
      ("評価", "評価.区分", ["5", "1", "2", "1"]), ("達成度", "評価.区分", ["3", "5", "5", "2"]),
      ("達成度", "任意.達成度", ["◎", "△", "○", "◎"]),
    ])
  func grades(heading: String, key: String, grades: [String]) throws {
    let names = ["受診率", "参加者数", "相談件数", "講座数"]
    let read = try read(
      ["施策評価", "指標名|単位|R5目標|R5実績|" + heading]
        + zip(names, grades).map { "\($0)|件|20|22|\($1)" })
    #expect(
      read.values
        == names.flatMap { ["\($0) 件 2023 target 20", "\($0) 件 2023 actual 22"] })
    #expect(read.fields == grades.map { "\(key) \($0)" })
  }

  @Test("whole rates under 達成率 are rates, however small")
  func smallRates() throws {
    let read = try read(["指標名|R5目標|R5実績|達成率", "受診率|50|2|4", "相談件数|100|3|3"])
    #expect(read.values.filter { $0.contains(" rate ") }.count == 2)
  }

  @Test("a share under each year is the actual beside a target, numbers it is made of are none")
  func shares() throws {
    let read = try read(
      [
        "登用状況調査", "No.|会議の名称|担当課|令和4年度|||令和5年度|||目標|比率の増減（ポイント）",
        "|||総数（人）|うち女性（人）|女性比率（％）|総数（人）|うち女性（人）|女性比率（％）|令和7年度|",
        "1|防災会議|危機管理課|38|4|10.5|38|6|15.8|30|5.3",
        "2|環境審議会|環境課|15|5|33.3|14|5|35.7|40|2.4",
      ], merges: ["D2:F2", "G2:I2", "A2:A3", "B2:B3", "C2:C3", "K2:K3"])
    #expect(
      read.values == [
        "防災会議 % 2022 actual 10.5", "防災会議 % 2023 actual 15.8", "防災会議 % 2025 target 30",
        "環境審議会 % 2022 actual 33.3", "環境審議会 % 2023 actual 35.7", "環境審議会 % 2025 target 40",
      ])
  }

  @Test("a school's answers of two terms: the later one is held against the target")
  func terms() throws {
    let read = try read(
      [
        "令和5年度　学校評価書", "領域|評価項目|回答者|肯定的回答の割合（％）||目標（％）|自己評価|関係者評価|改善の方策",
        "|||前期|後期", "学力|授業がよく分かる|児童|84.2|86.5|80|A|A|継続する",
        "||保護者|79.0|81.3", "|家庭学習に取り組む|児童|70.1|73.2|75|B|C|手引きを配る", "||保護者|62.5|64.1",
      ],
      merges: ["A2:A3", "B2:B3", "C2:C3", "D2:E2"] + ["F", "G", "H", "I"].map { "\($0)2:\($0)3" }
        + ["B", "F", "G", "H", "I"].flatMap { ["\($0)4:\($0)5", "\($0)6:\($0)7"] } + ["A4:A7"])
    #expect(
      read.values.filter { $0.contains("actual") } == [
        "授業がよく分かる（児童） % 2023 actual 86.5", "授業がよく分かる（保護者） % 2023 actual 81.3",
        "家庭学習に取り組む（児童） % 2023 actual 73.2", "家庭学習に取り組む（保護者） % 2023 actual 64.1",
      ])
    #expect(
      read.fields.filter { $0.hasPrefix("評価.") } == [
        "評価.自己 A", "評価.関係者 A", "評価.自己 B", "評価.関係者 C",
      ])
  }

  @Test("what stood there at first, halfway and in the end, with years and without")
  func threeTimes() throws {
    let body = ["受診率|%|41.2|45.3|52.1|50|A", "参加者数|人|1200|1350|1480|1500|B"]
    let bare = try read(["最終評価書（令和5年度）", "指標名|単位|当初値|中間値|最終値|目標値|判定"] + body)
    #expect(
      bare.values.filter { $0.hasPrefix("受診率") } == [
        "受診率 % 0 baseline 41.2", "受診率 % 2023 actual 52.1", "受診率 % 2023 target 50",
      ])
    let dated = try read(
      ["最終評価書", "指標名|単位|当初値（H27）|中間値（R1）|最終値（R5）|目標値（R5）|判定"] + body)
    #expect(
      dated.values.filter { $0.hasPrefix("受診率") } == [
        "受診率 % 2015 baseline 41.2", "受診率 % 2019 actual 45.3", "受診率 % 2023 actual 52.1",
        "受診率 % 2023 target 50",
      ])
  }
}
