import Forms
import Grid
import Notation
import Testing

@Suite("Rates of achievement")
struct RateJudgementTests {
  @Test("each method gives the rate its formula says")
  func methods() throws {
    func rate(_ method: AchievementMethod, _ inputs: RateInputs) -> String? {
      ExactRate(method, inputs).value(inputs)?.rounded(1)?.description
    }
    #expect(rate(.ratioUp, try Rates.inputs("31.6", "32")) == "98.8")
    #expect(rate(.ratioDown, try Rates.inputs("4.9", "5.8", .down)) == "118.4")
    #expect(rate(.ratioDown, try Rates.inputs("5.3", "5.8", .down)) == "109.4")
    #expect(rate(.progress, try Rates.inputs("10", "70", baseline: "△35")) == "42.9")
    #expect(rate(.progress, try Rates.inputs("80", "50", baseline: "100", .down)) == "40.0")
    #expect(rate(.progress, try Rates.inputs("90", "200", baseline: "100")) == "-10.0")
    #expect(rate(.mirror, try Rates.inputs("6", "5", .down)) == "80.0")
    #expect(rate(.keep, try Rates.inputs("4.9", "5.0", baseline: "5.2", .keep)) == "100.0")
    #expect(rate(.keep, try Rates.inputs("5.5", "5.0", baseline: "5.2", .keep)) == "90.9")
    let range = Direction.range(ExactDecimal(3), ExactDecimal(5))
    #expect(rate(.range, try Rates.inputs("4.2", "5", range)) == "100.0")
    #expect(rate(.range, try Rates.inputs("1.5", "5", range)) == "50.0")
    #expect(rate(.range, try Rates.inputs("6.25", "5", range)) == "80.0")
    let second = try Rates.inputs("124", "200", baseline: "100", elapsed: (2, 5))
    #expect(rate(.proRata, second) == "60.0")
  }

  @Test("what has no rate has none")
  func undefined() throws {
    let convention = RateConvention()
    func reason(_ inputs: RateInputs, _ method: AchievementMethod) -> RateJudgement.Undefined {
      convention.undefined(inputs, by: method)
    }
    #expect(
      ExactRate(.ratioUp, try Rates.inputs("0", "0")).value(try Rates.inputs("0", "0")) == nil)
    #expect(reason(try Rates.inputs("3", "0"), .ratioUp) == .targetIsZero)
    #expect(reason(try Rates.inputs("0", "3"), .ratioDown) == .actualIsZero)
    #expect(reason(try Rates.inputs("5", "5", baseline: "5"), .progress) == .targetIsBaseline)
    #expect(reason(try Rates.inputs("5", "5"), .progress) == .noBaseline)
    #expect(reason(try Rates.inputs("10", "70", baseline: "△35"), .ratioUp) == .signsDiffer)
    #expect(reason(try Rates.inputs("5", "6", baseline: "1"), .proRata) == .noElapsedShare)
  }

  @Test(
    "are judged in the order of the specification",
    arguments: [
      ("85.8", "correct"), ("85.80", "correct"), ("86", "roundedOtherwise"),
      ("85.9", "roundedOtherwise"), ("85.83", "roundedOtherwise"), ("85", "roundedOtherwise"),
      ("86.4", "withinInputs"), ("85.1", "withinInputs"), ("86.7", "wrong"), ("116.5", "wrong"),
    ])
  func order(_ stated: String, _ outcome: String) throws {
    let inputs = try Rates.inputs("51.5", "60", unit: "%")
    let judgement = RateConvention().judge(try #require(ExactDecimal(stated)), inputs)
    #expect("\(judgement.outcome)".hasPrefix(outcome))
    #expect(judgement.expected?.description == "85.8")
  }

  @Test("the printed digits of the inputs leave the room that the specification works out")
  func interval() throws {
    let inputs = try Rates.inputs("10.7", "12", unit: "%")
    let range = try #require(ExactRate(.ratioUp, inputs).interval(inputs))
    #expect(range.lowerBound.rounded(1)?.description == "85.2")
    #expect(range.upperBound.rounded(1)?.description == "93.5")
    let counts = try Rates.inputs("11", "12", unit: "人")
    let exact = try #require(ExactRate(.ratioUp, counts).interval(counts))
    #expect(exact.lowerBound == exact.upperBound, "counts are exact")
    let small = try Rates.inputs("0.4", "0", unit: "%")
    #expect(ExactRate(.ratioUp, small).interval(small) == nil, "the divisor may be zero")
  }

  @Test("a missed target is not shown as 100, unless the form allows it")
  func sparesHundred() throws {
    let exact = try #require(
      ExactFraction(ExactDecimal(9996)).flatMap {
        $0.divided(by: ExactFraction(100))
      })
    #expect(RateConvention().shown(exact, unmet: true)?.description == "99.9")
    #expect(RateConvention().shown(exact, unmet: false)?.description == "100.0")
    let lenient = RateConvention(Settings(["未達成の100%": "許す"]))
    #expect(lenient.shown(exact, unmet: true)?.description == "100.0")
    let inputs = try Rates.inputs("9996", "10000", unit: "人")
    let convention = RateConvention()
    let judged = convention.judge(try #require(ExactDecimal("100.0")), inputs)
    #expect(judged.steps(convention, inputs).ja.contains("99.96 → 99.9%（小数1桁・四捨五入・未達成は100%としない"))
  }

  @Test("cap, floor, decimals and rounding come from the settings")
  func settings() throws {
    let convention = RateConvention(
      Settings([
        "達成率の計算": "Ａ３", "達成率の上限": "100", "達成率の下限": "0", "達成率の小数桁": "0",
        "達成率の端数処理": "切り捨て",
      ]))
    #expect(convention.method == .progress)
    func shown(_ text: String) throws -> String? {
      let exact = try #require(ExactDecimal(text).flatMap { ExactFraction($0) })
      return convention.shown(exact)?.description
    }
    #expect(try shown("118.2") == "100")
    #expect(try shown("85.8") == "85")
    #expect(try shown("-3") == "0")
    #expect(convention.inferred.isEmpty)
  }

  @Test("amounts in 千円 and 円 are compared in one unit")
  func units() throws {
    let inputs = try Rates.inputs("1,500,000円", "2,000千円", unit: "")
    #expect(ExactRate(.ratioUp, inputs).value(inputs)?.rounded(1)?.description == "75.0")
  }
}
