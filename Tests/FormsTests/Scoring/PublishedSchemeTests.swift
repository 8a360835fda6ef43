import Grid
import Notation
import Testing

@testable import Forms

/// The schemes that municipalities have published, with the numbers they published them with.
///
/// Source: scoring.md, section 1.
@Suite("Published rating schemes")
struct PublishedSchemeTests {
  private func scheme(_ name: String, _ rating: String = "評価.区分") throws -> ScoringScheme {
    let sheet = try #require(Fixtures.book("templates/examples/\(name).csv").sheets.first)
    let schemes = try TemplateTables.schemes(sheet, template: name)
    return try #require(schemes.first { $0.rating == rating })
  }

  private func label(
    _ scheme: ScoringScheme, _ actual: String, _ target: String, baseline: String? = nil,
    _ direction: Direction = .up, elapsed: (Int, Int)? = nil
  ) throws -> String? {
    let indicator = try Rates.indicator(
      actual, target, baseline: baseline, direction: direction, period: elapsed?.0)
    let settings = Settings(
      elapsed.map { ["基準年度": "2020", "目標年度": "\(2020 + $0.1)"] } ?? [:])
    let subject = ScoringSubject(
      indicators: [indicator], convention: RateConvention(), settings: settings)
    return scheme.result(for: subject).only?.label
  }

  @Test("of 佐野: seven steps, closed below and open above")
  func sano() throws {
    let templates = try Fixtures.templates()
    let sano = try #require(templates.first { $0.id == "sano" }?.scheme(of: "評価.点数"))
    for (actual, points) in [
      ("100", "7"), ("250", "7"), ("99.9", "6"), ("90", "6"), ("89.9", "5"), ("80", "5"),
      ("70", "4"), ("60", "3"), ("50", "2"), ("49.9", "1"), ("0", "1"),
    ] {
      #expect(try label(sano, actual, "100") == points, "\(actual)")
    }
  }

  @Test("of 佐野, on its own sheet: the points that it would publish")
  func sanoSheet() throws {
    let form = try Fixtures.form("fixtures/sano.xlsx")
    let scheme = try #require(form.template.scheme(of: "評価.点数"))
    let convention = RateConvention(form)
    var points: [String: String] = [:]
    for record in form.allRecords where !record.indicators.isEmpty {
      let result = scheme.result(for: ScoringSubject(record, in: form, convention: convention))
      points[record.indicators[0].name] = result.only?.label
    }
    #expect(
      points == [
        "外国人と交流している市民の割合": "5", "連携している自治体、企業数（単年度）": "7",
        "連携している大学・短大数（単年度）": "7", "外国人による市民生活相談の件数": "1",
        "交流事業参加者数（単年度）": "7", "通訳・翻訳ボランティア数": "7",
        "自治体連携事業数（単年度）": "7", "企業連携事業数（単年度）": "7", "連携している事業数（単年度）": "6",
      ])
  }

  @Test("of 長与: by the place between baseline and target")
  func nagayo() throws {
    let scheme = try scheme("nagayo")
    #expect(try label(scheme, "201", "200", baseline: "100") == "S")
    #expect(try label(scheme, "200", "200", baseline: "100") == "A")
    #expect(try label(scheme, "111", "200", baseline: "100") == "A")
    #expect(try label(scheme, "110", "200", baseline: "100") == "B")
    #expect(try label(scheme, "90", "200", baseline: "100") == "B")
    #expect(try label(scheme, "89", "200", baseline: "100") == "C")
    #expect(try label(scheme, "40", "50", baseline: "100", .down) == "S")
    #expect(try label(scheme, "集計中", "200", baseline: "100") == "−")
    #expect(try label(scheme, "120", "200") == nil, "no baseline, no class")
  }

  @Test("of 多摩: against the part of the target that the years give")
  func tama() throws {
    let scheme = try scheme("tama")
    // Two of five years: 40 of the 100 steps from 100 to 200.
    #expect(try label(scheme, "140", "200", baseline: "100", elapsed: (2022, 5)) == "着実")
    #expect(try label(scheme, "139", "200", baseline: "100", elapsed: (2022, 5)) == "概ね")
    #expect(try label(scheme, "124", "200", baseline: "100", elapsed: (2022, 5)) == "概ね")
    #expect(try label(scheme, "123", "200", baseline: "100", elapsed: (2022, 5)) == "改善や工夫")
    #expect(try label(scheme, "200", "200", baseline: "100", elapsed: (2025, 5)) == "着実")
  }

  @Test("of 多摩, where the form states nothing but what the plan is to reach in the end")
  func tamaFinalTarget() throws {
    let scheme = try scheme("tama")
    var indicator = try Rates.indicator("140", "200", baseline: "100", period: 2022)
    let target = try #require(indicator.values.firstIndex { $0.role == .target })
    indicator.values[target].role = .finalTarget
    indicator.values[target].period = Period.parse("2025年度")
    let subject = ScoringSubject(
      indicators: [indicator], convention: RateConvention(),
      settings: Settings(["基準年度": "2020", "目標年度": "2025"]), year: 2022)
    #expect(scheme.result(for: subject).only?.label == "着実")
    #expect(try self.scheme("ebina").result(for: subject) == .open, "no target of the year")
  }

  @Test("of 富士: 57, 12, 6, 0 and 3 of 78")
  func fuji() throws {
    let scheme = try scheme("fuji")
    var counts: [String: Int] = [:]
    let progress = (0..<57).map { 80 + $0 } + (0..<12).map { 50 + $0 } + (0..<6).map { 20 + $0 }
    for percent in progress {
      let label = try label(scheme, "\(100 + percent)", "200", baseline: "100")
      counts[label ?? "?", default: 0] += 1
    }
    #expect(counts == ["80%以上": 57, "50%以上80%未満": 12, "20%以上50%未満": 6])
    #expect(try label(scheme, "119", "200", baseline: "100") == "20%未満")
    #expect(scheme.written(as: "その他")?.standing == .outside)
    #expect(counts.values.reduce(3, +) == 78)
  }

  @Test("of 福岡 (health): less than three points from the baseline is no change")
  func fukuoka() throws {
    let scheme = try scheme("fukuoka-health")
    #expect(try label(scheme, "70", "70", baseline: "60") == "a")
    #expect(try label(scheme, "57.1", "70", baseline: "60") == "a")
    #expect(try label(scheme, "63", "70", baseline: "60") == "b")
    #expect(try label(scheme, "57.0", "70", baseline: "60") == "c")
  }

  @Test("of 海老名 and 大阪府立図書館: bands on the rate")
  func bands() throws {
    let ebina = try scheme("ebina")
    for (actual, label) in [
      ("100", "A"), ("99.9", "B"), ("75", "B"), ("74", "C"), ("49.9", "D"),
      ("25", "D"), ("24", "E"),
    ] {
      #expect(try self.label(ebina, actual, "100") == label, "\(actual)")
    }
    let osaka = try scheme("osaka-library")
    for (actual, label) in [
      ("110", "A"), ("109.9", "B"), ("80", "B"), ("79", "C"), ("50", "C"),
      ("49", "D"),
    ] {
      #expect(try self.label(osaka, actual, "100") == label, "\(actual)")
    }
    #expect(try !scheme("osaka-library", "評価.総合").isCalculated)
  }

  @Test("of the 地方創生交付金: place and rate together")
  func grant() throws {
    let scheme = try scheme("chiho-sosei")
    #expect(try label(scheme, "101", "100", baseline: "50") == "非常に効果的")
    #expect(try label(scheme, "100", "100", baseline: "50") == "相当程度効果")
    #expect(try label(scheme, "70", "100", baseline: "50") == "相当程度効果")
    #expect(try label(scheme, "69", "100", baseline: "50") == "効果があった")
    #expect(try label(scheme, "50", "100", baseline: "50") == "効果なし")
  }

  @Test("of あきる野, 各務原: states beside the scale, and the direction since the plan began")
  func states() throws {
    let akiruno = try scheme("akiruno")
    #expect(try label(akiruno, "11", "10") == "S")
    #expect(try label(akiruno, "10", "10") == "A")
    #expect(try label(akiruno, "9", "10") == nil, "B and C are chosen by people")
    #expect(try label(akiruno, "集計中", "10") == "Z")
    #expect(akiruno.written(as: "Ｙ")?.standing == .outside)
    let kakamigahara = try scheme("kakamigahara")
    #expect(try label(kakamigahara, "51", "100", baseline: "50") == "順調")
    #expect(try label(kakamigahara, "50", "100", baseline: "50") == "順調でない")
  }

  @Test("of citizens in 福岡 and 足立: a target that is too low scores less than one reached")
  func citizens() throws {
    let scheme = try scheme("citizen-score", "評価.点数")
    func points(_ actual: String, _ target: String) throws -> String? {
      let indicator = try Rates.indicator(actual, target)
      let subject = ScoringSubject(indicators: [indicator], convention: RateConvention())
      return scheme.result(for: subject).only?.points?.description
    }
    for (actual, score) in [
      ("151", "0.8"), ("150", "1.0"), ("100", "1.0"), ("99", "0.7"),
      ("80", "0.7"), ("79", "0.4"), ("60", "0.4"), ("59", "0.1"), ("集計中", "0.1"),
    ] {
      #expect(try points(actual, "100") == score, "\(actual)")
    }
    #expect(try points("50", "") == "0.5")
    #expect(scheme.allWritten(as: "0.1").map(\.label) == ["未達", "集計中"])
  }

  @Test("of 川崎, 習志野: chosen by people, nothing to calculate")
  func chosen() throws {
    let kawasaki = try scheme("kawasaki", "評価.達成度")
    let narashino = try scheme("narashino")
    #expect(!kawasaki.isCalculated && !narashino.isCalculated)
    #expect(kawasaki.classes.map(\.label) == ["1", "2", "3", "4", "5"])
    #expect(narashino.classes.map(\.standing) == [.top, .top, .middle, .bottom])
    #expect(try label(narashino, "10", "5") == nil)
  }

  @Test("of 帯広: points add up to a class, and another one needs a reason")
  func obihiro() throws {
    let scheme = try scheme("obihiro")
    #expect(scheme.reason == "本文.理由")
    func label(_ points: String...) -> String? {
      let tags = ["評価.指標点", "評価.実感点"]
      let fields = zip(tags, points).map { tag, text in
        Field(
          key: tag,
          location: Location(sheetIndex: 0, sheet: "表", cell: CellReference(row: 0, column: 0)),
          raw: text)
      }
      let record = Record(group: "施策", fields: fields)
      let subject = ScoringSubject(
        record: record, indicators: [], convention: RateConvention())
      return scheme.result(for: subject).only?.label
    }
    #expect(label("3", "3") == "A")
    #expect(label("3", "1") == "B")
    #expect(label("1", "0") == "C")
    #expect(label("0", "0") == "D")
    #expect(label("3", "未") == nil, "a part that is no number leaves the class open")
  }

  @Test("a rate shown on one side of a limit and exact on the other leaves both classes open")
  func limit() throws {
    let scheme = try scheme("ebina")
    let indicator = try Rates.indicator("7499", "10000", rate: "75.0%")
    let subject = ScoringSubject(indicators: [indicator], convention: RateConvention())
    guard case .classes(let classes) = scheme.result(for: subject) else {
      Issue.record("no classes")
      return
    }
    #expect(classes.map(\.label) == ["C", "B"])
  }

  @Test(
    "mistakes of a planner are told with their cell",
    arguments: [
      ("評価.区分,達成率,A,くらい,,,,", "D2"), ("評価.区分,売上,A,100以上,,,,", "B2"),
      ("得点,達成率,A,100以上,,,,", "A2"), ("評価.区分,達成率,A,100以上,多,,,", "E2"),
      ("評価.区分,達成率,A,100以上,,並,,", "F2"), ("評価.区分,達成率,A,100以上,,,備考,", "G2"),
    ])
  func mistakes(_ row: String, _ cell: String) throws {
    let headings = "評価,もとになる値,区分,条件,点,段,理由の欄,備考"
    let cells = [headings, row].enumerated().flatMap { row, line in
      line.split(separator: ",", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.element.isEmpty }
        .map { Cell(CellReference(row: row, column: $0.offset), .text(String($0.element))) }
    }
    let error = #expect(throws: TemplateError.self) {
      try TemplateTables.schemes(Sheet(name: "評価区分", cells: cells), template: "例")
    }
    #expect(error?.cell?.description == cell)
  }
}
