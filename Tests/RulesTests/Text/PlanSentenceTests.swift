import Testing

/// A baseline and a target, and nothing that has come about.
@Suite("Sentences of plans")
struct PlanSentenceTests {
  private static let table = SentenceTable(
    [("基準値(R5)", "基準@R5"), ("目標値(R10)", "目標@R10")], year: "",
    rows: """
      市道舗装延長|km|412.5|440.0
      家庭ごみ排出量|t|21800|19600
      リサイクル率|%|19.4|25.0
      空き家バンク登録件数（累計）|件|56|120
      路線バス利用者数|人|184000|200000
      水洗化世帯数|世帯|15240|16800
      """)

  @Test(
    "that are right are left alone",
    arguments: [
      "令和10年度までに市道舗装延長440kmを目指します。",
      "家庭ごみ排出量は年々減少しているものの、１人１日当たりの排出量は県平均を３２ｇ上回っている。",
      "リサイクル率25％以上の達成に向け、分別区分を8種14分別に見直します。",
      "空き家バンクへの登録は累計56件（うち成約31件）となっている。",
      "路線バスの利用者は、令和元年度の23万人から令和5年度の18.4万人へと2割減少している。",
      "毎年度約300世帯ずつ水洗化世帯を増やし、令和10年度に16,800世帯とする。",
      "家庭ごみ排出量を令和10年度に19,600t以下とします。",
      "路線バス利用者数は減少傾向にあるため、現状の184,000人から16,000人の増加を目標とする。",
      "空き家バンク登録件数は目標120件（現状56件）。",
      "市道舗装延長の伸びは年5.5kmを見込む。",
      "家庭ごみ排出量は平成30年度の24,300tから2,500t減少しているが、近年は横ばいである。",
      "市道舗装延長は令和10年度に440.0km、令和15年度に465.0kmを目標とする。",
    ])
  func right(_ sentence: String) throws {
    #expect(try Self.table.rules(sentence) == [])
  }

  @Test(
    "that are wrong are told by their rule",
    arguments: [
      ("水洗化世帯数を16,800人に増やす。", ["TXT-011"]),
      ("家庭ごみ排出量を令和10年度に16,900t以下とします。", ["TXT-001"]),
      ("リサイクル率（令和5年度：14.9％）を25.0％まで高める。", ["TXT-001"]),
    ])
  func wrong(_ sentence: String, _ expected: [String]) throws {
    #expect(try Self.table.rules(sentence) == expected)
  }
}
