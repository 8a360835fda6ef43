import Forms
import Grid
import Notation
import Testing

@Suite("the forms against the truth files")
struct TruthTests {
  @Test(
    "every value of the truth file is read, and nothing else",
    arguments: [
      ("nasushiobara.xlsx", "nasushiobara"), ("nasushiobara.csv", "nasushiobara-csv"),
      ("isesaki.xlsx", "isesaki"), ("isesaki.csv", "isesaki-csv"), ("chuo.xlsx", "chuo"),
      ("tokorozawa.xlsx", "tokorozawa"), ("sano.xlsx", "sano"),
    ])
  func truth(file: String, truth: String) throws {
    let form = try Fixtures.form("fixtures/" + file)
    let expected = try Fixtures.lines("fixtures/truth/\(truth).values.jsonl").map(TruthLine.init)
    let values = form.allIndicators.flatMap { indicator in
      indicator.values.map { (indicator, $0) }
    }
    #expect(values.count == expected.count)
    for line in expected {
      let found = values.first { _, value in
        "\(value.location.cell)" == line["cell"] && value.role.rawValue == line["role"]
          && (line["sheet"] == nil || value.location.sheet == line["sheet"])
          && value.value == line["value"].flatMap { ExactDecimal($0) }
      }
      guard let (indicator, value) = found else {
        Issue.record("\(line["cell"] ?? "") was not read")
        continue
      }
      let place = Comment(rawValue: "\(value.location)")
      // sano.xlsx: the truth file calls the measure's own indicators 施策.
      if line["group"] != "施策" {
        #expect(indicator.group.plain == line["group"]?.plain, place)
      }
      #expect(indicator.name == line["indicator"], place)
      // A rate is a percentage whatever the indicator counts.
      #expect((value.role == .rate ? indicator.unit : value.unit ?? "") == line["unit"], place)
      #expect(value.period.map(Self.text) == line["period"], place)
      #expect(value.raw == line["raw"], place)
      #expect(value.status.rawValue == line["status"], place)
      #expect(value.display == line["display"], place)
    }
  }

  private static func text(_ period: Period) -> String {
    switch period.json {
    case .number(let year): String(year)
    case .text(let text): text
    }
  }

  @Test(
    "a clean workbook costs next to nothing and leaves no cell uncovered",
    arguments: [
      "nasushiobara.xlsx", "nasushiobara.csv", "isesaki.xlsx", "isesaki.csv", "chuo.xlsx",
      "tokorozawa.xlsx", "sano.xlsx",
    ])
  func clean(file: String) throws {
    let form = try Fixtures.form("fixtures/" + file)
    #expect(form.alignment.normalizedCost < 0.1)
    #expect(form.alignment.headings.allSatisfy { $0.similarity == 1 })
    #expect(form.uncovered.map(\.description) == [])
    #expect(form.unreadSheets == [])
    #expect(!form.alignment.steps.contains { $0.kind == .inserted || $0.kind == .deleted })
  }

  @Test("decimals of a value stay as they were written")
  func decimals() throws {
    let form = try Fixtures.form("fixtures/nasushiobara.xlsx")
    let rate = try #require(form.allIndicators.first { $0.shortName == "加入率" })
    #expect(rate.value(.target)?.value?.description == "70.0")
  }

  @Test("directions come from the note, the lexicon and the form's default, in this order")
  func directions() throws {
    let isesaki = try Fixtures.form("fixtures/isesaki.xlsx").allIndicators
    func direction(_ name: String) -> (Direction, DirectionSource)? {
      isesaki.first { $0.name == name }.map { ($0.direction, $0.directionSource) }
    }
    #expect(try #require(direction("実質公債費比率")) == (.down, .note))
    #expect(
      try #require(direction("実質収支比率")) == (.range(ExactDecimal(3), ExactDecimal(5)), .note))
    #expect(try #require(direction("隣保館・集会所利用者数")) == (.up, .lexicon))
    #expect(try #require(direction("人権法律行政相談件数")) == (.unknown, .none))
    let other = try Fixtures.form("fixtures/nasushiobara.xlsx").allIndicators
    #expect(other.first { $0.shortName == "未設置地区" }?.direction == .down)
    #expect(other.first { $0.shortName == "加入率" }?.directionSource == .formDefault)
  }

  @Test("fields of a row carry their type, and filled-down ones their origin")
  func fields() throws {
    let form = try Fixtures.form("fixtures/nasushiobara.xlsx")
    let records = form.allRecords.filter { $0.group == "事業" }
    #expect(records.count == 16)
    #expect(form.evaluationYear == 2022)
    let second = records[1]
    #expect(second["評価.区分"]?.text == "D")
    #expect(second["評価.区分"]?.type == .choice(["A", "B", "C", "D", "E"]))
    #expect(second["協働.相手"]?.type.options.count == 7)
    #expect(second["項目.名称"]?.filledDown == true)
    #expect(second["項目.名称"]?.location.cell == CellReference("A6"))
    #expect(records[9]["項目.名称"]?.text == "(2)相互交流のネットワーク化")
    #expect(form.root["プロセス.番号"]?.text == "3")
    #expect(form.root["プロセス.名称"]?.text == "夢を描く(集う)")
    #expect(form.root["計画.ページ"]?.text == "8～10")
  }
}

extension String {
  fileprivate var plain: String { filter { !$0.isWhitespace } }
}
