import Forms
import Grid
import Testing

@Suite("Conditions of classes")
struct ScoringConditionTests {
  @Test(
    "are read as planners write them",
    arguments: [
      ("90以上100未満", "90以上100未満"), ("９０％以上１００％未満", "90以上100未満"), ("110超", "110超"),
      ("50未満", "50未満"), ("18～16", "16以上18以下"), ("16～18点", "16以上18以下"), ("100", "100"),
      ("目標超", "目標超"), ("基準と同じ", "基準と同じ"), ("基準±10%", "基準±10%"),
      ("基準±3未満", "基準±3未満"), ("測定不可", "測定不可"), ("その他", "その他"), ("", "人が選ぶ"),
      ("目標未満かつ70以上", "目標未満かつ70以上"), ("0以上1.5以下", "0以上1.5以下"),
    ])
  func read(_ text: String, _ plain: String) throws {
    #expect(ScoringCondition(text, basis: .rate)?.description == plain)
  }

  @Test(
    "are refused where they say nothing",
    arguments: ["100未満90以上", "大体90", "目標くらい", "90以上以下", "基準±", "A", "90～"])
  func refused(_ text: String) {
    #expect(ScoringCondition(text, basis: .rate) == nil)
  }

  @Test("of a choice are its words")
  func words() {
    let basis = ScoringScheme.Basis.field("判定.取組方針")
    #expect(ScoringCondition("全て達成", basis: basis) == .text("全て達成"))
  }
}
