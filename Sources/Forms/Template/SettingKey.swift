package import Grid

/// A key of the `設定` sheet with what it says: the planner's guide and `kensan form test` list these.
package struct SettingKey: Hashable, Sendable {
  package var key: String
  package var meaning: Message
  /// The whole numbers the value may be, nil where it is free.
  package var numbers: ClosedRange<Int>?

  private init(_ key: String, _ ja: String, _ en: String, numbers: ClosedRange<Int>? = nil) {
    self.key = key
    meaning = Message(ja: ja, en: en)
    self.numbers = numbers
  }

  private static let weights = 1...99

  package static let all: [SettingKey] = [
    SettingKey("様式ID", "コマンドで様式を指すときの名前（半角英数）", "the name commands use (--form)"),
    SettingKey("様式名", "様式の題名", "the form's title"),
    SettingKey("団体", "市町村の名前", "the municipality"),
    SettingKey("団体コード", "全国地方公共団体コード（6桁。公開データに書く）", "the municipality's code of six digits"),
    SettingKey("計画名", "公開データに書く計画の名前（なければ様式名）", "the plan's name in open data"),
    SettingKey("公開の施策", "公開データの「施策」にあたる欄（例 節）", "the level published as 施策, such as 節"),
    SettingKey(
      "公開の基本事業", "公開データの「基本事業」にあたる欄（例 基本方針）",
      "the level published as 基本事業, such as 基本方針"),
    SettingKey("版", "いつの様式か（例 R4）", "the edition, such as R4"),
    SettingKey("対象年度", "様式に出てくる年度（西暦、「,」で区切る）", "fiscal years in the form, with commas"),
    SettingKey("評価年度", "実績を評価する年度（西暦）", "the fiscal year evaluated"),
    SettingKey("基準年度", "計画の基準年度（西暦）", "the plan's baseline year"),
    SettingKey("目標年度", "計画の目標年度（西暦）", "the plan's target year"),
    SettingKey("集計の単位", "集計や抽出で指標をまとめる単位（タグで書く）", "how indicators are grouped, in tags"),
    SettingKey("指標の呼び名", "集計や抽出での指標の名前（タグで書く）", "how indicators are called, in tags"),
    SettingKey(
      "指標の方向の既定", "ほかで決まらないときの望ましい方向（up・down・keep・空欄）",
      "the direction where nothing else says one (up, down, keep, empty)"),
    SettingKey("少ないほどよい語", "名前にあれば減少が望ましいとみなす語", "words whose indicators should fall"),
    SettingKey("多いほどよい語", "名前にあれば増加が望ましいとみなす語", "words whose indicators should rise"),
    SettingKey("欠損記号", "値がないときに書く記号", "the mark for a missing value"),
    SettingKey("値の書き方", "1つのセルに値と単位などを続けて書く様式のときの書き方", "how value cells are composed"),
    SettingKey("評価の最上位", "評価区分の最上位", "the best grades"),
    SettingKey("評価の中位", "評価区分の中位", "the middle grades"),
    SettingKey("評価の下位", "改善策の記入が要る評価区分", "the grades that need a remedy"),
    SettingKey(
      "判定の記号", "チェックの記号（例 ■,□。なければ様式にある記号）",
      "the signs of ticked and empty boxes, such as ■,□"),
    SettingKey("協働の相手の記号", "協働の相手を表す記号", "the partners' symbols"),
    SettingKey("方向の語彙", "「使わない」で、指標名の語から方向を決めない", "使わない: names tell no direction"),
    SettingKey(
      "組織", "課の名前（「、」で区切る。旧称は「旧課名→新課名」。課名の検査 REF-006 に使う）",
      "the departments, former names as old→new"),
    SettingKey("達成率の計算", "達成率の計算方法（A1～A7）", "the method of achievement rates (A1–A7)"),
    SettingKey("達成率の上限", "100 と書くと100%で頭打ち", "the cap of achievement rates"),
    SettingKey("達成率の下限", "0 と書くと負の達成率を0%とする", "the floor of achievement rates"),
    SettingKey("未達成の100%", "「許す」で、未達成なのに100%と丸めてよい", "許す: an unmet target may round to 100%"),
    SettingKey("達成率の小数桁", "達成率の小数点以下の桁数", "decimals of achievement rates"),
    SettingKey("達成率の端数処理", "四捨五入・切り捨て・切り上げ", "rounding of achievement rates"),
    SettingKey(
      "記入値の重み", "あやしいセルを決めるときの、手で書いた値の疑われにくさ（なければ2）",
      "how little a typed value is suspected (2)", numbers: weights),
    SettingKey(
      "裏付けのある値の重み", "文章と合っている、手で書いた値の疑われにくさ（なければ3）",
      "how little a typed value is suspected that a sentence bears out (3)", numbers: weights),
    SettingKey(
      "数式の重み", "数式の結果の疑われにくさ（なければ4）",
      "how little the result of a formula is suspected (4)", numbers: weights),
    SettingKey(
      "文章の重み", "文章の中の数値1つの疑われにくさ（なければ2）",
      "how little each number of a sentence is suspected (2)", numbers: weights),
  ]
}
