import Grid
import Notation
import Testing

@Suite struct RatioTextTests {
  @Test(
    "part and whole are found",
    arguments: [
      ("市内全27校中25校に地域コーディネーターの配置が完了した。", "25", "27", "校", "全27校中25校"),
      ("申請した191自治会に補助(全216自治会)", "191", "216", "自治会", "191自治会に補助(全216自治会"),
      ("１１地区のうち９地区で実施", "9", "11", "地区", "１１地区のうち９地区"), ("25/27校", "25", "27", "校", "25/27校"),
      ("全体の27校中、25校", "25", "27", "校", "27校中、25校"),
      ("25校中27校", "27", "25", "校", "25校中27校"),
    ])
  func found(_ text: String, _ part: String, _ whole: String, _ unit: String, _ place: String)
    throws
  {
    let ratios = RatioText.find(in: text)
    #expect(ratios.count == 1)
    let ratio = try #require(ratios.first)
    #expect(ratio.part.value.description == part)
    #expect(ratio.whole.value.description == whole)
    #expect(ratio.unit == unit)
    #expect(slice(text, ratio.range) == place)
  }

  @Test(
    "other pairs of numbers are no ratio",
    arguments: [
      "4/10に開催した", "令和4年度中25校", "30校中25人", "3校と5校", "25校/20校", "30人中5校", "全10中学校区に設置した", "2022/4/1",
      "5年中",
    ])
  func none(_ text: String) {
    #expect(RatioText.find(in: text).isEmpty)
  }

  @Test(
    "a share beside its counts is known in either order, and nothing else",
    arguments: [
      ("12人/40人 (30.0%)", "30.0"), ("12人／40人⏎（３０．０％）", "30.0"), ("30.0%（12/40）", "30.0"),
      ("40人中12人（30%）", "30"), ("12人/40人", nil), ("12件/40人 (30.0%)", nil), ("12/40 うち30%", nil),
    ])
  func shares(text: String, share: String?) {
    let found = RatioText.withShare(text.replacing("⏎", with: "\n"))
    #expect(found?.share.value.description == share)
  }

  @Test("the share is rounded half up")
  func percent() {
    #expect(RatioText.find(in: "全27校中25校").first?.percent(decimals: 0)?.description == "93")
    #expect(
      RatioText.find(in: "191自治会に補助(全216自治会)").first?.percent(decimals: 1)?.description == "88.4")
  }
}
