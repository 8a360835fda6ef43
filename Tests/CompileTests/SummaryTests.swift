import Compile
import Forms
import Foundation
import Grid
import Review
import Testing
import Workbook

@testable import Rules

/// Small forms made on the spot, so that every figure can be worked out by hand.
enum HandmadeForm {
  static let layout = ExampleLayout(
    name: "例", headings: "施策評価シート",
    tags: "{{様式.評価年度}}\n基本目標|{{基本目標.番号}}|{{基本目標.名称}}\n"
      + "施策|{{施策.番号}}|{{施策.名称}}|主管課|{{所管.主管課}}|方針|"
      + "{{判定.取組方針:択一(全て達成,一部未達成,全て未達成)}}\n"
      + "指標名|単位|目標値(R3)|実績値(R3)|目標値(R4)|実績値(R4)|未達成の理由\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R3}}|{{指標.実績@R3}}|{{指標.目標@R4}}"
      + "|{{指標.実績@R4}}|{{本文.未達成の理由}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up"), ("方向の語彙", "使わない")])

  /// - Parameter rows: name, unit, target and actual of R3, target and actual of R4, reason.
  static func reviewed(
    _ path: String, goal: String = "1|暮らし", measure: String, office: String = "福祉課",
    verdict: String = "全て達成", schemes: String = "", _ rows: String
  ) throws -> Reviewed {
    var layout = layout
    layout.schemes = schemes
    let grid =
      "施策評価シート\n令和4年度\n基本目標|\(goal)\n施策|\(measure)|主管課|\(office)|方針|\(verdict)\n"
      + "指標名|単位|目標値(R3)|実績値(R3)|目標値(R4)|実績値(R4)|未達成の理由\n" + rows
    let book = layout.book(grid, kind: .xlsx)
    let form = try FormReader.read(
      book, templates: [try layout.template()], formID: nil)
    return Reviewed(path: path, form: form)
  }
}

@Suite("Summaries")
struct SummaryTests {
  private func three() throws -> [Reviewed] {
    [
      try HandmadeForm.reviewed(
        "a.xlsx", measure: "01|健康づくり",
        """
        受診率|%|60|50|60|66|
        参加者数|人|100|90|200|150|講座の一部を中止した。
        満足度|%|||70|集計中|
        協力店数|店|||-|12|
        """),
      try HandmadeForm.reviewed(
        "b.xlsx", measure: "02|子育て支援", office: "こども課", verdict: "一部未達成",
        "利用者数|人|10|30|40|10|"),
      try HandmadeForm.reviewed(
        "c.xlsx", goal: "2|産業", measure: "01|農業", office: "農政課", verdict: "全て未達成",
        "農家数|戸|50|50|100|100|"),
    ]
  }

  private func group(_ summary: Summary, _ level: String, _ label: String) throws -> Figures {
    let level = try #require(summary.levels.first { $0.subject == level })
    return try #require(level.groups.first { $0.label == label }).figures
  }

  @Test("met, unmet, pending and not measurable are counted in every level of the plan")
  func levels() throws {
    let summary = try Summary(try three())
    #expect(summary.levels.map(\.subject) == ["基本目標", "施策", "主管課"])
    func counts(_ figures: Figures) -> [Int] { Outcome.allCases.map { figures.count($0) } }
    #expect(counts(summary.total) == [2, 2, 1, 1, 0])
    #expect(summary.levels[0].groups.map(\.label) == ["1 暮らし", "2 産業"])
    #expect(counts(try group(summary, "基本目標", "1 暮らし")) == [1, 2, 1, 1, 0])
    #expect(
      summary.levels[1].groups.map(\.label) == ["1-1 健康づくり", "1-2 子育て支援", "2-1 農業"])
    #expect(counts(try group(summary, "施策", "1-1 健康づくり")) == [1, 1, 1, 1, 0])
    #expect(counts(try group(summary, "主管課", "こども課")) == [0, 1, 0, 0, 0])
    #expect(
      summary.indicators.map(\.outcome) == [.met, .unmet, .pending, .notMeasurable, .unmet, .met])
    #expect(summary.indicators[2].whyNot?.ja == "実績は集計中")
    #expect(summary.indicators[3].whyNot?.ja == "目標は未設定")
  }

  @Test("rates, their mean, bands, and rank")
  func rates() throws {
    let summary = try Summary(try three())
    // 66÷60, 150÷200, 10÷40, 100÷100.
    #expect(
      summary.indicators.map { $0.rate?.description } == [
        "110.0", "75.0", nil, nil, "25.0", "100.0",
      ])
    #expect(summary.total.meanRate?.description == "77.5")
    #expect(summary.total.metShare?.description == "50.0")
    #expect(summary.bands.indices.map { summary.total.bands[$0] ?? 0 } == [1, 1, 0, 2])
    #expect(try group(summary, "施策", "1-1 健康づくり").meanRate?.description == "92.5")
    #expect(summary.levels[1].groups.map(\.figures.rank) == [2, 3, 1])
    #expect(summary.unmet.map(\.name) == ["利用者数", "参加者数"])
    #expect(summary.unmet.map(\.reasonText) == ["", "講座の一部を中止した。"])
  }

  @Test("the movement since the year before, from the form itself and from last year's file")
  func movement() throws {
    let summary = try Summary(try three())
    #expect(
      summary.indicators.map(\.movement) == [.better, .better, nil, nil, .worse, .better])
    // Last rates: 50÷60 = 83.3, 90, 300, 100; now 110, 75, 25, 100.
    #expect(summary.total.lastMean?.description == "143.3")
    #expect(summary.total.meanChange?.description == "-65.8")
    let lastYear = try HandmadeForm.reviewed(
      "last.xlsx", measure: "01|健康づくり", "受診率|%|55|66|||")
    var earlier = lastYear
    earlier.form?.evaluationYear = 2021
    let against = try Summary(try three(), lastYear: [earlier])
    #expect(against.indicators[0].last?.value == ExactDecimal(66))
    #expect(against.indicators[0].last?.rate?.description == "120.0")
    #expect(against.indicators[0].movement == .same)
    #expect(against.indicators[4].last?.value == ExactDecimal(30))
  }

  @Test("two offices that name nothing of the plan and answer alike are both counted")
  func unnamedOffices() throws {
    let summary = try Summary(
      ["福祉課", "農政課"].map {
        try HandmadeForm.reviewed(
          "\($0).xlsx", goal: "|", measure: "|", office: $0, verdict: "全て達成", "\($0)の件数|件|||60|66|")
      })
    #expect(summary.rated.map(\.office) == ["福祉課", "農政課"])
  }

  @Test("points, their total and its class by the template's own scheme")
  func points() throws {
    let schemes =
      "評価.点数|達成率|3|100以上|3\n||2|70以上100未満|2\n||1|70未満|1\n"
      + "評価.方針点|判定.取組方針|3|全て達成|3\n||2|一部未達成|2\n||1|全て未達成|1\n"
      + "評価.合計区分|合計(評価.点数,評価.方針点)|良|7以上\n||可|7未満"
    let rows = "受診率|%|||60|66|\n参加者数|人|||200|150|"
    let summary = try Summary([
      try HandmadeForm.reviewed("a.xlsx", measure: "01|健康", schemes: schemes, rows),
      try HandmadeForm.reviewed(
        "b.xlsx", measure: "02|子育て", verdict: "全て未達成", schemes: schemes,
        rows + "\n待機|人|||5|集計中|"),
    ])
    #expect(summary.bands.map(\.title.ja) == ["1点（70未満）", "2点（70以上100未満）", "3点（100以上）"])
    #expect(summary.indicators.map { $0.points?.description } == ["3", "2", "3", "2", nil])
    #expect(summary.total.pointSum == ExactDecimal(10))
    #expect(summary.rated.map { $0.indicatorPoints?.description } == ["5", "5"])
    #expect(summary.rated.map { $0.answerPoints?.description } == ["3", "1"])
    // One indicator has no actual yet: the second total cannot be told.
    #expect(summary.rated.map { $0.total?.description } == ["8", nil])
    let question = try #require(summary.questions.first { $0.isCalculated })
    #expect(question.title == "合計区分")
    #expect(summary.total.answers[question.id] == ["良": 1, "未定": 1])
  }

  @Test("a form without a scheme has no points, and counts the verdicts that people gave")
  func withoutScheme() throws {
    let summary = try Summary(try three())
    #expect(!summary.hasPoints)
    #expect(summary.questions.map(\.title) == ["取組方針"])
    #expect(
      summary.total.answers[summary.questions[0].id] == ["全て達成": 1, "一部未達成": 1, "全て未達成": 1])
  }

  @Test("an indicator for which the form asks no target is listed, and judged by nobody")
  func outOfScope() throws {
    let files = try BatchFixture.reviewed()
    let summary = try Summary(files)
    #expect(Outcome.allCases.map { summary.total.count($0) } == [32, 15, 0, 1, 21])
    #expect(summary.levels.map(\.subject) == ["基本目標", "政策", "施策", "基本事業", "主管課"])
    // The office of 施策-01-02-02 has sent two files that disagree on one indicator.
    let health = try group(summary, "施策", "01-02-02 健康づくりの推進")
    #expect(Outcome.allCases.map { health.count($0) } == [3, 1, 0, 1, 2])
    #expect(summary.conflictCount == 1)
    #expect(summary.total.pointSum == ExactDecimal(308))
    for level in summary.levels {
      #expect(level.groups.reduce(0) { $0 + $1.figures.total } == 69, "\(level.subject)")
    }
  }

  @Test("grades are those of the form, and rates as the form would show them")
  func grades() throws {
    let summary = try Summary([try Fixture.reviewed("nasushiobara.xlsx")])
    let first = try group(summary, "項目", "(1)市民の組織機能を強化するための支援")
    #expect(Outcome.allCases.map { first.count($0) } == [4, 5, 0, 0, 0])
    let question = try #require(summary.questions.first)
    #expect(question.options == ["A", "B", "C", "D", "E"])
    #expect(first.answers[question.id] == ["B": 3, "C": 4, "D": 2])
    func rate(_ name: String) -> String? {
      summary.indicators.first { $0.name.contains(name) }?.rate?.description
    }
    #expect(rate("補助金活用自治会") == "93.1")
    #expect(rate("加入率") == "83.1")
    #expect(rate("未設置地区") == "100.0")
    #expect(rate("保険制度") == nil)
  }

  @Test("a form without actuals is not measurable, and says why")
  func withoutActuals() throws {
    let summary = try Summary([try Fixture.reviewed("isesaki.xlsx")])
    #expect(summary.total.total > 0)
    #expect(summary.total.count(.notMeasurable) == summary.total.total)
    #expect(summary.questions.isEmpty)
    #expect(Set(summary.indicators.map { $0.whyNot?.ja }) == ["実績なし"])
    #expect(summary.total.meanRate == nil)
  }

  @Test("the findings are counted by office and by rule")
  func quality() throws {
    var files = try three()
    let place = Location(sheetIndex: 0, sheet: "例", cell: CellReference(row: 5, column: 5))
    let message = Message(ja: "誤り", en: "wrong")
    files[0].findings = [.error, .warning, .warning].enumerated().map { index, severity in
      Finding(
        rule: ["ACH-001", "NUM-001", "NUM-001"][index], severity: severity, location: place,
        message: message, id: "\(index)")
    }
    let summary = try Summary(files)
    #expect(summary.quality.map(\.office) == ["福祉課", "こども課", "農政課"])
    #expect([Severity.error, .warning, .info].map { summary.quality[0].count($0) } == [1, 2, 0])
    #expect(summary.rules.map(\.id) == ["ACH-001", "NUM-001"])
    #expect(summary.rules.map(\.count) == [1, 2])
  }

  @Test("nothing readable is an error, one unreadable file among others is named")
  func unreadable() throws {
    let broken = Reviewed(path: "x.xlsx", failure: Message(ja: "壊れています。", en: "Broken."))
    #expect(throws: CompileError(.nothingReadable(files: ["x.xlsx"]))) { try Summary([broken]) }
    #expect(throws: CompileError(.nothingReadable(files: []))) { try Summary([]) }
    let summary = try Summary(try three() + [broken])
    #expect(summary.files == ["a.xlsx", "b.xlsx", "c.xlsx"])
    #expect(summary.unreadFiles.map(\.file) == ["x.xlsx"])
    #expect(summary.total.total == 6)
  }
}
