import Grid
import Testing

@testable import Notation

@Suite struct NormalizationTests {
  @Test("N1 takes out layout and keeps words apart")
  func n1() {
    #expect(Normalization.n1("　目標\n値 ") == "目標値")
    #expect(Normalization.n1("open  data\nbook") == "open data book")
    #expect(Normalization.n1("姓　 名") == "姓 名")
    #expect(trimmed("\u{3000}\t値\n") == "値")
    #expect(trimmed("\u{202A}値\u{200B}\u{202C}") == "値")
    #expect(Normalization.n1("国際\u{200B}交\u{2060}流 の\u{FEFF} 推進") == "国際交流 の 推進")
    #expect(Normalization.n1("葛\u{E0100}城") == "葛城")
  }

  @Test(
    "N2 makes look-alikes one",
    arguments: [
      ("チェック項⽬", "チェック項目"), ("⻄暦", "西暦"), ("⻑さ", "長さ"), ("㎡", "m2"), ("％", "%"), ("ﾊﾟｰｾﾝﾄ", "パーセント"),
      ("１〜３", "1~3"), ("１～３", "1~3"), ("a—b", "a-b"), ("−5", "-5"), ("①", "1"),
      ("コミュニティー", "コミュニティー"), ("か\u{200B}\u{3099}い", "がい"), ("団\u{200B}体", "団体"),
    ])
  func n2(_ from: String, _ to: String) {
    #expect(Normalization.n2(from) == to)
  }

  @Test(
    "what looks alike is read alike",
    arguments: [
      ("補助金活用自治会\u{200B} 88.4%", "88.4"), ("1\u{200B}27人", "127"),
      ("\u{202D}5,0\u{2060}00人", "5000"),
      ("ク\u{3099}ルーフ\u{309A} 8団体", "8"), ("ｸﾞﾙｰﾌﾟ数 8団\u{200D}体", "8"),
    ])
  func folded(_ text: String, _ number: String) {
    #expect(CompositeText.parse(text).number?.value.description == number)
  }

  @Test("names of one look are found in a text")
  func foldedNames() {
    #expect(FoldedText.plain("ｸﾞﾙｰﾌﾟ､｢か\u{3099}｣ か\u{309A}") == "グループ、「が」か\u{309A}")
    let folded = FoldedText("a\u{200B}か\u{3099}人")
    #expect(folded.text(0..<3) == "aが人")
    #expect(folded.raw(1..<2) == 4..<10)
  }

  @Test("voicing marks apart")
  func voicingMarks() {
    let found = VoicingMark.apart(in: "か\u{3099}は\u{309A}か\u{309A}あ\u{3099}がﾊﾟ")
    #expect(found.map(\.whole) == ["が", "ぱ"])
    let joined = VoicingMark.joined(in: "①か\u{3099}か\u{309A}﨑ﾊﾟ")
    #expect(Array(joined.unicodeScalars) == Array("①がか\u{309A}﨑ﾊﾟ".unicodeScalars))
  }

  @Test("labels keep their circled numbers apart")
  func circles() {
    #expect(Normalization.n2KeepingCircles("①ｱﾝｹｰﾄ②") == "①アンケート②")
    #expect(Normalization.n2KeepingCircles("①") != Normalization.n2KeepingCircles("②"))
    #expect(Normalization.n2KeepingCircles("①") != Normalization.n2KeepingCircles("1"))
  }

  @Test("N3 forgets particles, qualifiers and usual spellings")
  func n3() {
    #expect(Normalization.n3("自治会への加入率（単年度）") == Normalization.n3("自治会の加入率"))
    #expect(Normalization.n3("取り組み箇所") == Normalization.n3("取組みか所"))
    #expect(Normalization.withoutQualifier("参加者数(延べ(人))") == "参加者数")
    #expect(Normalization.withoutQualifier("(参考)") == "(参考)")
  }

  @Test("every level is stable when applied again")
  func idempotent() {
    var random = SeededRandom(4)
    for _ in 0..<10_000 {
      let text = random.text()
      let n2 = Normalization.n2(text)
      #expect(Normalization.n2(n2) == n2, "\(text.debugDescription)")
      #expect(Normalization.n1(Normalization.n1(text)) == Normalization.n1(text))
      _ = Normalization.n3(text)
    }
  }

  @Test("a text folded at sight is what the tables of Unicode make of it")
  func foldedAtSight() {
    for scalar in (UInt32(0x20)...0xFFFF).compactMap(Unicode.Scalar.init) {
      let text = "a\(Character(scalar))b"
      if let found = Normalization.foldedAtSight(text, false) {
        #expect(found == Normalization.foldedAtLength(text, false), "\(text)")
      }
    }
    var random = SeededRandom(8)
    let stock = Array("指標の、・々《割合ーガか%A~- \n\t\r　（）％～－Ａ｀．①⑳※→■○ｦ゛㉑é".unicodeScalars)
    var folded = 0
    for _ in 0..<20_000 {
      // The last four are left to the tables, so they are rare.
      let known = Int.random(in: 0..<4, using: &random) == 0 ? stock.count : stock.count - 4
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        view.append(stock[Int.random(in: 0..<known, using: &random)])
      }
      let text = String(view)
      for keeping in [false, true] {
        guard let found = Normalization.foldedAtSight(text, keeping) else { continue }
        #expect(found == Normalization.foldedAtLength(text, keeping), "\(text.debugDescription)")
        folded += 1
      }
    }
    #expect(folded > 30_000)
  }

  @Test("names are matched in the order of the tests")
  func names() {
    #expect(NameMatch.of("加入率", "加入率 ") == .exact)
    #expect(
      NameMatch.of("自治会・町内会の加入率", "自治会・町内会への加入率") == .variant(particleReplaced: true))
    #expect(
      NameMatch.of("市民活動支援センターの登録団体数", "市民活動支援センター登録団体数")
        == .variant(particleReplaced: false))
    #expect(NameMatch.of("日本語学習支援ボランティア養成講座", "日本語学習支援ボランティア養成講座の定員に対する参加率") == .shortForm)
    #expect(NameMatch.of("国際交流フォーラム参加者数", "国際交流フォーラム参加数") == .near)
    #expect(NameMatch.of("火災件数", "自治会加入率") == .none)
    #expect(NameMatch.of("待機児童数（4月1日現在）", "就学前児童数（4月1日現在）") == .none)
    #expect(NameMatch.of("国際交流フォーラム参加者数（累計）", "国際交流フォーラム参加数（累計）") == .near)
  }

  @Test("Dice and edit distance are symmetric and know equality")
  func similarity() {
    #expect(Similarity.dice("night", "nacht") == 0.25)
    #expect(Similarity.dice("あ", "あ") == 1)
    #expect(Similarity.dice("", "あ") == 0)
    #expect(Similarity.editDistance("kitten", "sitting") == 3)
    #expect(Similarity.editDistance("", "あい") == 2)
    #expect(Similarity.editDistance("chekc", "check") == 2)
    #expect(Similarity.editDistance("chekc", "check", swaps: true) == 1)
    #expect(Similarity.editDistance("ca", "abc", swaps: true) == 3)
    var random = SeededRandom(5)
    for _ in 0..<500 {
      let (one, other) = (random.text(), random.text())
      #expect(Similarity.dice(one, other) == Similarity.dice(other, one))
      #expect(Similarity.editDistance(one, other) == Similarity.editDistance(other, one))
      #expect(Similarity.editDistance(one, one) == 0)
    }
  }
}
