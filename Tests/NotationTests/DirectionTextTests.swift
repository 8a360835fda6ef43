import Grid
import Notation
import Testing

@Suite struct DirectionTextTests {
  @Test("the lexicons know better and worse")
  func lexicon() {
    #expect(DirectionText.lexicon("待機児童数") == .down)
    #expect(DirectionText.lexicon("未設置地区") == .down)
    #expect(DirectionText.lexicon("１人１日当たりのごみ排出量") == .down)
    #expect(DirectionText.lexicon("隣保館・集会所利用者数") == .up)
    #expect(DirectionText.lexicon("人権法律行政相談件数") == nil)
    #expect(DirectionText.lexicon("交通事故防止教室の回数") == nil)
    #expect(DirectionText.lexicon("火災報知器設置率") == nil)
    #expect(DirectionText.lexicon("参加者数") == nil)
    #expect(DirectionText.lexicon("刑法犯認知件数") == .down)
    #expect(DirectionText.lexicon("遊休農地の面積") == .down)
    #expect(DirectionText.lexicon("遊休農地の活用面積") == nil)
    #expect(DirectionText.lexicon("未設置率") == .down)
    #expect(DirectionText.lexicon("むし歯のない子の割合") == nil)
    #expect(DirectionText.lexicon("滞納整理件数") == nil)
    #expect(DirectionText.lexicon("調査した空き家数") == .down)
    #expect(DirectionText.lexicon("時間外窓口の利用者数（延べ）") == .up)
    #expect(DirectionText.lexicon("登録団体数") == nil)
    #expect(DirectionText.lexicon("登録団体数", largerIsBetter: ["登録団体"]) == .up)
  }

  @Test("notes tell the direction or the range")
  func notes() {
    #expect(DirectionText.note("公債費負担の健全度を判断する指標\n※比率が低いほど健全性が高いことを表す。") == .down)
    #expect(
      DirectionText.note("純剰余から財政運営の状況を判断する指標\n※一般的に3%から5%が望ましい範囲とされている。")
        == .range(ExactDecimal(3), ExactDecimal(5)))
    #expect(DirectionText.note("絣の郷を利用した人数") == nil)
  }

  @Test("the bound of a target tells the direction")
  func bounds() {
    #expect(DirectionText.bound(["15店舗以下"]) == .down)
    #expect(DirectionText.bound(["80%以上", "85%以上"]) == .up)
    #expect(DirectionText.bound(["80%程度", "75%以上", "3件以下"]) == nil)
    #expect(
      DirectionText.bound(["98.0～100.0", "98.0％から100.0％"])
        == .range(ExactDecimal("98.0")!, ExactDecimal("100.0")!))
    #expect(DirectionText.bound(["98～100", "99～100"]) == nil)
  }

  @Test(
    "a target between two numbers is no span of years, no pair and no sentence",
    arguments: ["R4～R6", "令和4～6年度", "2022～2024年度", "29（4）", "5～3", "年3～5回", "3～5回実施", "12/15", "3"])
  func noRange(_ text: String) {
    #expect(DirectionText.range(text) == nil)
  }

  @Test("arrows and words of a direction column")
  func column() {
    #expect(DirectionText.column("↗") == .up)
    #expect(DirectionText.column("↘") == .down)
    #expect(DirectionText.column(" → ") == .keep)
    #expect(DirectionText.column("減少") == .down)
    #expect(["⇗", "⇘", "➡"].map(DirectionText.column) == [.up, .down, .keep])
    #expect(DirectionText.column("３～５％") == .range(ExactDecimal(3), ExactDecimal(5)))
    #expect(DirectionText.column("3%以上、5%以下") == .range(ExactDecimal(3), ExactDecimal(5)))
    #expect(DirectionText.column("3人、5人") == nil)
    #expect(DirectionText.column("") == nil)
  }
}
