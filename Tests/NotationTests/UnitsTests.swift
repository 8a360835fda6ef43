import Grid
import Notation
import Testing

@Suite struct UnitsTests {
  @Test(
    "spellings lead to one canonical unit",
    arguments: [
      ("名", "人"), ("％", "%"), ("ﾊﾟｰｾﾝﾄ", "%"), ("箇所", "か所"), ("ヶ所", "か所"), ("㏊", "ha"), ("ｈａ", "ha"),
      ("m²", "㎡"), ("m2", "㎡"), ("㎞", "km"), ("ｋ㎡", "km²"), ("m³", "㎥"), ("㎥／日", "㎥/日"),
      ("トン／日", "t/日"),
      ("ヵ月", "か月"), ("番目", "位"), ("（人）", "人"), ("人／年", "人"), ("フォロワー（人）", "人"), ("mm", "mm"),
      ("kL", "kl"), ("個", "個"), ("％ポイント", "ポイント"), ("パーセントポイント", "ポイント"), ("tCO₂", "t-CO2"),
      ("団体/年", "団体"), ("百万世帯", "百万世帯"),
    ])
  func canonical(_ spelling: String, _ canonical: String) {
    #expect(Units.canonicalSpelling(spelling) == canonical)
  }

  @Test(
    "a unit is shown in half width, but not taken apart",
    arguments: [("％", "%"), ("㎡", "㎡"), ("㎥／日", "㎥/日"), ("m2", "m2"), ("箇所", "箇所"), ("㍉", "ミリ")])
  func folded(_ written: String, _ shown: String) {
    #expect(Units.folded(written) == shown)
  }

  @Test(
    "what the table does not know is unknown",
    arguments: ["件（人）", "15校", "事業所数", "", "　", "0", "行", "にん"])
  func unknown(_ text: String) {
    #expect(Units.lookup(text) == nil)
  }

  @Test("suffixes and prefixes are split off")
  func split() throws {
    #expect(Units.lookup("人/年")?.qualifier == "年間")
    #expect(Units.lookup("件/月")?.period == "月")
    #expect(Units.lookup("延べ人")?.qualifier == "延べ")
    #expect(Units.lookup("回以上")?.bound == "以上")
    #expect(Units.lookup("校以上")?.bound == "以上")
    let thousands = try #require(Units.lookup("千世帯"))
    #expect(thousands.scaleFactor == ExactDecimal(1000))
    #expect(!thousands.integerOnly)
    #expect(thousands.dimension == "count:世帯")
  }

  @Test("the two meanings of 点 and ポイント go by the name")
  func homographs() {
    #expect(Units.lookup("点", indicator: "貸出点数")?.family == "documents")
    #expect(Units.lookup("点", indicator: "満足度")?.family == "score")
    #expect(Units.lookup("点")?.integerOnly == false)
    #expect(Units.lookup("ポイント")?.family == "point")
  }

  @Test("values are converted within a dimension only")
  func conversion() throws {
    let thousand = try #require(Units.lookup("千円"))
    let hundredMillion = try #require(Units.lookup("億円"))
    let person = try #require(Units.lookup("人"))
    #expect(
      thousand.convert(try #require(ExactDecimal("250000")), to: hundredMillion)
        == ExactDecimal("2.5"))
    #expect(thousand.convert(ExactDecimal(1), to: person) == nil)
    #expect(thousand.dimension == hundredMillion.dimension)
    #expect(!thousand.isSame(as: hundredMillion))
    #expect(Units.lookup("社")?.dimension != Units.lookup("事業所")?.dimension)
  }

  @Test("every canonical spelling is known and is its own canonical form")
  func table() {
    #expect(Units.canonicalSpellings.count > 110)
    for spelling in Units.canonicalSpellings {
      #expect(Units.canonicalSpelling(spelling) == spelling)
    }
  }
}
