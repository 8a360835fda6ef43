import Forms
import Grid
import Testing

@Suite("A form's own way with rates")
struct RateConventionTests {
  private static let plain = [
    ("46", "48", "95.8%"), ("2", "3", "66.7%"), ("26", "22", "118.2%"), ("1", "2", "50.0%"),
  ]

  @Test("is told from the rates that fit")
  func plain() throws {
    let convention = try Rates.convention(Self.plain)
    #expect(convention.method == .ratioUp)
    #expect(convention.decimals == 1)
    #expect(convention.rounding == .halfUp)
    #expect(convention.cap == RateConvention.Cap.none)
    #expect(convention.inferred == [.method, .cap, .decimals, .rounding])
    #expect(convention.fittingRates == 4)
    #expect(convention.message.ja.contains("ほかの達成率4件から推定"))
  }

  @Test("one wrong rate among them changes nothing")
  func oneWrong() throws {
    let convention = try Rates.convention(Self.plain + [("3", "4", "133.3%"), ("1", "3", "34%")])
    #expect(convention.decimals == 1)
    #expect(convention.rounding == .halfUp)
    #expect(convention.fittingRates == 5, "34% is a rounding of 33.3 upwards")
  }

  @Test("rounding down, whole percents, a cap")
  func other() throws {
    let convention = try Rates.convention([
      ("2", "3", "66%"), ("4", "7", "57%"), ("26", "22", "100%"), ("31", "30", "100%"),
      ("5", "6", "83%"),
    ])
    #expect(convention.rounding == .floor)
    #expect(convention.decimals == 0)
    #expect(convention.cap == .hundred)
  }

  @Test("progress from the baseline")
  func progress() throws {
    let convention = try Rates.convention(
      [
        ("150", "200", "50.0%"), ("120", "180", "25.0%"), ("90", "200", "0.0%"),
        ("80", "300", "0.0%"),
      ],
      baseline: "100")
    #expect(convention.method == .progress)
    #expect(convention.floor == .zero)
  }

  @Test("shares without a percent sign")
  func shares() throws {
    let convention = try Rates.convention([("46", "48", "0.958"), ("2", "3", "0.667")])
    #expect(convention.writesShares)
    #expect(convention.decimals == 1)
    let percents = try Rates.convention([("46", "48", "95.8"), ("2", "3", "66.7")])
    #expect(!percents.writesShares)
  }

  @Test("what the template says stands, whatever the rates look like")
  func stated() throws {
    let convention = try Rates.convention(
      [("2", "3", "66%"), ("26", "22", "118%")],
      ["達成率の計算": "A1", "達成率の小数桁": "1", "達成率の端数処理": "四捨五入", "達成率の上限": "100"])
    #expect(convention.decimals == 1)
    #expect(convention.rounding == .halfUp)
    #expect(convention.cap == .hundred)
  }

  @Test("without any rate the usual way is taken, and nothing is said to be told")
  func nothing() throws {
    let convention = try Rates.convention([])
    #expect(convention == RateConvention())
    #expect(convention.inferred.isEmpty)
  }
}
