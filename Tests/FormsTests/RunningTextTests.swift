import Forms
import Grid
import Notation
import Testing
import Workbook

/// Tables that stand in running text, as text copied out of printed pages holds them.
@Suite("tables in running text")
struct RunningTextTests {
  private func form(_ text: String) throws -> Form {
    let book = try Workbook(.bytes(Array(text.utf8)), name: "page.tsv").book()
    return try FormReader.read(
      book, templates: Fixtures.templates(), formID: nil)
  }

  /// `role@period=value` of each indicator, in reading order.
  private func values(_ form: Form) -> [String: [String]] {
    var all: [String: [String]] = [:]
    for indicator in form.allIndicators {
      all[indicator.name] = indicator.values.filter { $0.status != .blank }.map { value in
        "\(value.role.rawValue)@\(value.period?.fiscalYear.map(String.init) ?? "-")="
          + (value.value?.description ?? value.raw)
      }
    }
    return all
  }

  @Test("are read where they stand, and the text around them is left alone")
  func aPage() throws {
    let form = try form(
      """
      第2次総合計画

      市民と行政が力を合わせ、暮らしやすいまちをつくります。相談の窓口を広げます。
      指標名\t現状値 (平成30年度)\t目標値 (令和6年度)\t解説・算出方法など
      相談会の参加者数\t118人\t130人\t相談会に来た人の数
      窓口の利用率\t86.2%\t90%\t利用した人の割合
      ※市の調べによる。
      年度\t人口
      令和元年度\t1,000
      """)
    #expect(form.template.id == "isesaki")
    #expect(
      values(form) == [
        "相談会の参加者数": ["baseline@2018=118", "final_target@2024=130"],
        "窓口の利用率": ["baseline@2018=86.2", "final_target@2024=90"],
      ])
    let first = try #require(form.allIndicators.first?.values.first)
    #expect("\(first.location.cell)" == "B5")
    // The table that is none of the form's is told by its first cell.
    #expect(form.uncovered.map { "\($0.cell)" } == ["A8"])
  }

  @Test("rows that got a field too many are read in the columns of the others")
  func shiftedRows() throws {
    let head =
      "節\t目標指標\t単位\t指標のめざす方向\t前期基本計画 H23～H26\t\t\t後期基本計画 H27～H30\t\t\n"
      + "\t\t\t\t第5次所沢市総合計画策定時(H22)\t前期計画終了時(H26) 上段:目標値 下段:実績値\t達成率(H26)"
      + "\t実績(H30) 上段:目標値 下段:実績値\t達成率(H30)\t目標値(H30)\n"
    let rows = [
      "第1節 交流\t講座の数\t件\t↗\t7\t9 4\t44.4%\t10 8\t80.0%\t10",
      "\t参加率\t%\t↗\t66\t70 64\t91.4%\t69 62\t89.9%\t69",
      "\t登録者数\t人\t↗\t20\t30 31\t100%\t40 41\t100%\t40",
      "達成状況\t第2節 活動\t団体数\t団体\t↗\t10\t22 26\t100%\t30 31\t100%\t30",
    ]
    let form = try form("計画の総括\n\n" + head + rows.joined(separator: "\n") + "\n\n以上\n")
    let moved = try #require(form.allIndicators.first { $0.name == "団体数" })
    #expect(
      moved.values.map { "\($0.location.cell) \($0.role.rawValue) \($0.value?.description ?? "")" }
        == [
          "F8 baseline 10", "G8 target 22", "G8 actual 26", "H8 rate 100", "I8 target 30",
          "I8 actual 31", "J8 rate 100", "K8 final_target 30",
        ])
    #expect(form.uncovered.map { "\($0.cell)" } == ["A8"])
  }

  @Test("are not looked for where the whole file is one table")
  func oneTable() throws {
    let text = "指標名\t現状値(平成30年度)\t目標値(令和6年度)\t解説・算出方法など\n参加者数\t118人\t130人\t人の数\n"
    #expect(throws: FormError.self) { try form(text) }
  }

  // MARK: the text dumps

  private static let seeds = [
    "001_7e07c6802d9d37ad", "002_51198bfcc010072b", "003_c5ba7c188aa2e83b",
    "004_e6f7b0e9b8562824",
  ]
  static let hasSeeds = (try? Fixtures.bytes("../shared/seeds/\(seeds[0]).txt")) != nil

  private func dump(_ name: String) throws -> Form {
    try form(String(decoding: Fixtures.bytes("../shared/seeds/\(name).txt"), as: UTF8.self))
  }

  /// The truth of the workbooks made from the dumps, by indicator as `role@period=value`. Spaces are
  /// left out of names: the dumps wrap them.
  private func truth(_ name: String) throws -> [String: Set<String>] {
    var all: [String: Set<String>] = [:]
    for line in try Fixtures.lines("fixtures/truth/\(name).values.jsonl").map(TruthLine.init)
    where line["status"] != "blank" && line["status"] != "none" {
      let name = Self.plain(line["indicator"] ?? "")
      all[name, default: []].insert(
        "\(line["role"] ?? "")=\(line["value"].flatMap { ExactDecimal($0) }?.normalized.description ?? "")"
      )
    }
    return all
  }

  private static func plain(_ name: String) -> String { name.filter { !$0.isWhitespace } }

  @Test(
    "of the text dumps: the indicator tables are recovered",
    .enabled(if: hasSeeds, "needs ../shared/seeds"),
    arguments: zip(seeds, ["tokorozawa", "chuo", "nasushiobara", "isesaki"]))
  func dumps(seed: String, form id: String) throws {
    let form = try dump(seed)
    #expect(form.template.id == id)
    var found: [String: Set<String>] = [:]
    for indicator in form.allIndicators {
      for value in indicator.values where value.status != .blank && value.status != .none {
        found[Self.plain(indicator.name), default: []].insert(
          "\(value.role.rawValue)=\(value.value?.normalized.description ?? "")")
      }
    }
    let truth = try truth(id)
    let wrong = truth.keys.filter { name in
      found[name].map { !$0.isSubset(of: truth[name] ?? []) } ?? false
    }
    #expect(wrong == [])
    #expect(Set(truth.keys.filter { found[$0] != truth[$0] }) == Self.damaged(id))
  }

  /// Indicators that the dump itself does not keep whole: a value out of its column, names misread,
  /// two names in one cell.
  private static func damaged(_ id: String) -> Set<String> {
    switch id {
    case "tokorozawa": ["男女共同参画に関する施策への満足度"]
    case "chuo": ["シティブランディング基本指針（仮称）の策定", "出生数", "合計特殊出生率"]
    case "nasushiobara": ["自主防災組織結成促進・支援事業／世帯カバー率"]
    default: []
    }
  }

  @Test(
    "of the damaged dump nothing is guessed", .enabled(if: hasSeeds, "needs ../shared/seeds"))
  func damagedDump() throws {
    #expect(throws: FormError.self) { try dump("000_19c2976c1043578a") }
  }
}
