import Grid
import Notation
import Testing

@Suite struct CompositeTextTests {
  @Test(
    "name and number are told apart",
    arguments: [
      ("補助金活用自治会 88.4%", "補助金活用自治会", "88.4", "%"), ("未設置地区\n4地区", "未設置地区", "4", "地区"),
      ("118,383人", nil, "118383", "人"), ("加入率58.2%", "加入率", "58.2", "%"),
      ("整備率 約 80%", "整備率", "80", "%"), ("回数：\n2回", "回数", "2", "回"),
      ("年間3回以上参加した人の割合 45%", "年間3回以上参加した人の割合", "45", "%"), ("世帯カバー率\r\n73％", "世帯カバー率", "73", "％"),
      ("登録団体数　１４２団体", "登録団体数", "142", "団体"),
    ] as [(String, String?, String, String)])
  func numbers(_ raw: String, _ name: String?, _ value: String, _ unit: String) throws {
    let parsed = CompositeText.parse(raw)
    #expect(parsed.status == .value)
    #expect(parsed.name == name)
    let number = try #require(parsed.number)
    #expect(number.value.description == value)
    #expect(number.unit == unit)
    #expect(slice(raw, number.range) == number.text)
    if let range = parsed.nameRange { #expect(slice(raw, range) == name) }
  }

  @Test("levels of a scale, with a name or a period")
  func levels() {
    let shared = CompositeText.parse("情報の集約・提供\n実施")
    #expect(shared.name == "情報の集約・提供")
    #expect(shared.qualitative?.level == "実施")
    #expect(shared.status == .qualitative)
    let noted = CompositeText.parse("策定 (2020年度)")
    #expect(noted.qualitative?.level == "策定")
    #expect(noted.periodNote == .fiscal(2020))
    let partly = CompositeText.parse("保険制度\n一部実施").qualitative
    let fully = CompositeText.parse("保険制度\n充実").qualitative
    #expect(partly?.rank == 1)
    #expect(fully?.rank == 3)
    #expect(QualitativeScale.level("策定中") == nil)
    #expect(QualitativeScale.level("策定済み")?.level == "策定")
  }

  @Test("missing marks, alone and behind a name")
  func missing() {
    #expect(CompositeText.parse("-").status == ValueStatus.none)
    #expect(CompositeText.parse("登録団体数\n－").missing?.token == "－")
    #expect(CompositeText.parse("登録団体数\n集計中").status == .pending)
    #expect(CompositeText.parse("整備後に利用者数を設定").status == .undefined)
    #expect(CompositeText.parse(" \n　").status == .blank)
  }

  @Test(
    "what cannot be read has no status but keeps its place",
    arguments: [
      "33.2.%", "29（4）", "197人 (2018年度)\n1.46 (2015年度)", "16,068人 (2016年) → 16,400人", "220人\n1.72",
    ])
  func unread(_ raw: String) {
    let parsed = CompositeText.parse(raw)
    #expect(parsed.status == nil)
    #expect(parsed.valueRange != nil)
    #expect(parsed.name == nil)
  }

  @Test("a name stays known above a value that cannot be read")
  func nameOverMalformed() {
    let parsed = CompositeText.parse("加入率\n58..2%")
    #expect(parsed.name == "加入率")
    #expect(parsed.status == nil)
  }

  @Test("no text traps and every range slices it")
  func anyText() {
    var random = SeededRandom(6)
    for _ in 0..<20_000 {
      let text = random.text()
      let parsed = CompositeText.parse(text)
      for range in [parsed.nameRange, parsed.valueRange, parsed.number?.range].compactMap({ $0 }) {
        #expect(slice(text, range) != nil)
      }
      if let number = parsed.number { #expect(slice(text, number.range) == number.text) }
    }
  }
}
