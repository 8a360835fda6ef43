import Forms
import Grid
import Notation
import Testing

@Suite("The mistake behind a wrong rate")
struct RateMistakeTests {
  private func mistake(
    _ actual: String, _ target: String, _ rate: String, baseline: String? = nil,
    _ direction: Direction = .up, _ settings: [String: String] = [:]
  ) throws -> RateMistake? {
    let settings = Settings(settings)
    let indicator = try Rates.indicator(
      actual, target, baseline: baseline, rate: rate, direction: direction)
    let value = try #require(indicator.values.last)
    let stated = StatedRate(indicator, value, settings: settings)
    let convention = RateConvention(settings)
    let inputs = try #require(stated.inputs)
    let judgement = convention.judge(try #require(stated.percent()), inputs)
    #expect(judgement.outcome == .wrong)
    return RateMistake.behind(stated, judgement, convention, settings: settings)
  }

  @Test("is named")
  func named() throws {
    #expect(try mistake("61", "69", "113.1%") == .swapped)
    #expect(try mistake("80", "50", "160.0%", .down) == .otherDirection)
    #expect(
      try mistake("150", "200", "75.0%", baseline: "100", .up, ["達成率の計算": "A3"])
        == .otherMethod(.ratioUp))
    #expect(try mistake("150", "200", "150.0%", baseline: "100") == .baselineForTarget)
    #expect(try mistake("150", "200", "50.0%", baseline: "100") == .otherMethod(.progress))
    #expect(try mistake("46", "48", "0.958") == .slip(.shifted(-2)))
    #expect(try mistake("46", "48", "59.8%") == .slip(.transposed))
    #expect(try mistake("46", "48", "95833.3%") == .unitFactor)
    #expect(try mistake("46", "48", "-2") == .difference)
    #expect(
      try mistake("26", "22", "118.2%", .up, ["達成率の上限": "100"]) == .capForgotten)
    #expect(
      try mistake("26", "22", "100%", .up, ["達成率の上限": "なし"]) == .capWithoutRule)
    #expect(try mistake("46", "48", "12.3%") == nil)
  }
}
