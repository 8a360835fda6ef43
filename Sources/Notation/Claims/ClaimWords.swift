/// The words by which sentences tell what a number stands for. Longer words stand before those they
/// end with or begin with.
enum ClaimWords {
  /// What a number is, said before it.
  enum Cue: Hashable {
    case value(Claim.Quantity)
    case rate, spent, budget
    case period(Int)
    case name(Int)
  }

  static let cues: [(words: [String], cue: Cue)] = [
    (["達成率", "達成度", "達成割合", "進捗率", "進捗度"], .rate),
    (finalTarget, .value(.finalTarget)),
    (["目標値", "目標数値", "目標数", "目標人数", "目標件数", "目標額", "目標", "計画値", "計画数"], .value(.target)),
    (["実績値", "実績数", "実績", "現状値", "現在値", "結果は", "結果が"], .value(.actual)),
    (["基準値", "策定時点", "策定時", "策定当初", "計画当初", "当初値", "基準年度", "基準年"], .value(.baseline)),
    (
      [
        "決算額", "決算", "事業費", "支出済額", "支出額", "執行額", "歳出額", "歳出", "コスト", "交付額", "補助額", "補助金額", "助成額",
        "支給額",
      ], .spent
    ),
    (["予算現額", "予算額", "予算"], .budget),
  ]

  static let money = cues.filter { $0.cue == .spent || $0.cue == .budget }.flatMap(\.words)

  /// What may stand between such a word and the number.
  static let glue = [
    "としていた", "としている", "として掲げた", "に掲げた", "に掲げる", "と定めた", "に設定した", "とした", "とする", "である",
    "については", "に関しては", "について", "として", "時点", "現在", "値", "末", "は", "が", "の", "を", "も", "、", ":",
  ]

  /// What may stand before a value without changing what it is.
  static let fillers = [
    "全体では", "全体で", "計画期間中の合計で", "合計で", "合わせて", "累計では", "累計で", "累計", "延べ", "合計", "総数", "総計",
    "本市は", "本市では", "当市は", "当市では", "本町は", "本町では", "年間で", "年間", "単年度", "平均", "計", "、", "約", "最大",
    "わずか",
  ]

  /// Before a value that is the one of now, whatever it is held against.
  static let current = [
    "増の", "減の", "横ばいの", "最高の", "最多の", "最低の", "最少の", "微増の", "微減の", "と同じ", "と同数の", "と同水準の", "と同率の",
    "と並ぶ", "並みの", "を上回る", "を下回る", "を超える", "に届かない", "に及ばない", "に対して", "に対し",
  ]

  /// Behind a value that came about.
  static let results = [
    "となっ", "となり", "となる", "とな", "になっ", "になり", "にとどま", "に留ま", "に止ま", "であ", "でし", "だった", "で、", "です",
    "と、", "に達し",
    "に到達", "に増", "に減", "に上昇", "に低下", "に伸び", "に上が", "に下が", "に回復", "に改善", "に落ち", "に悪化", "へ増", "へ減",
    "へと", "まで増", "まで減", "まで落", "まで上", "まで低", "まで回復", "まで伸び", "まで改善", "を記録", "という結果", "で目標", "と目標",
    "と未達",
    "と過去", "と低下", "と上昇", "と増", "と減", "と推移", "と計画", "を維持", "を確保", "の整備にとどま", "の実施にとどま", "の参加があ",
    "の利用があ", "の参加者があ", "の来場があ",
    "の申込みがあ", "の登録があ",
  ]

  /// Behind a number that is only near the value, or what it is counted by: 「40歳代」, 「5点満点中」,
  /// 「3億円を突破した」, 「1回当たり」.
  static let marksPassed = [
    "代", "満点", "平均", "の大台", "規模", "を突破", "を割", "を切", "に迫", "に近", "近く", "当たり", "あたり", "につき",
  ]

  typealias Passed = (particle: String, verbs: [String], endings: [String], bound: String)

  /// How a clause ends that tells a mark which the value lies beyond, and on which side of it; 台 is
  /// from the mark to the next one.
  static let passed: [Passed] = [
    ("を", ["超え"], ["", "て", "ており", "ている", "ています", "た", "ました", "たが", "たものの"], "超"),
    ("を", ["上回"], godan, "超"), ("を", ["下回"], godan, "未満"),
    ("を", ["割り込"], ["み", "んで", "んでおり", "んでいる", "んでいます", "んだ", "みました"], "未満"),
    (
      "に", ["届かな", "届いていな", "達しな", "達していな", "及ばな", "満たな"], ["い", "かった", "かったが", "かったものの"],
      "未満"
    ),
    ("に", ["届か", "届いておら", "達せ", "達しておら", "及ば", "満た"], ["ず"], "未満"),
    ("台", [""], ["で", "となった", "となり", "となっている", "にとどまった", "にとどまり", "にとどまっている"], "台"),
    ("台", ["に乗"], ["り", "った", "っている", "りました"], "台"),
    ("台", ["を維持"], ["し", "した", "している", "しています"], "台"),
  ]
  private static let godan = [
    "り", "って", "っており", "っている", "っています", "った", "りました", "ったが", "ったものの",
  ]

  /// How far or when a mark was passed or missed.
  static let adverbs = [
    "大きく", "大幅に", "はるかに", "わずかながら", "わずかに", "僅かに", "やや", "若干", "少し", "惜しくも", "あとわずかで", "あと一歩", "遠く",
    "既に", "すでに", "初めて", "ついに", "いまだ", "まだ",
  ]

  /// Behind a number that was not reached, whatever the verb ends in.
  static let missing = [
    "届", "至ら", "至って", "達しませ", "達することが", "達することは", "到達しな", "到達しませ", "到達せ", "到達でき", "及んでいな", "及びませ",
    "満たして", "達成でき", "達成しな", "達成せ", "達成に至",
  ]

  /// Before a mark that was passed by more than one year's value.
  static let runningTotals = ["累計", "延べ", "平均", "最大", "合計", "総計"]

  /// Behind what was before, where the sentence goes on to what it came to.
  static let formerly = ["あったが、", "いたが、", "だったが、", "であったが、", "でしたが、", "ありましたが、", "いましたが、"]
  static let becoming = ["となり、", "となっ", "になった", "に減", "に増", "まで減", "まで増"]
  /// Behind those who were counted: 「48人が参加した」.
  static let counting = [
    "が参加", "が利用", "が受講", "が来場", "が来館", "が加入", "が登録", "が受診", "が相談に", "が訪れ", "があ", "が該当",
  ]

  /// Behind a number that is a target.
  static let targetAfter = [
    "を目標", "の目標", "という目標", "としていた目標", "としている目標", "とする目標", "とした目標", "が目標", "を目指", "をめざ", "を目途",
    "を達成目標",
    "の達成を図", "の達成を目指", "の達成をめざ", "の達成に向け", "を達成する", "を達成します",
  ]

  /// Places and groups that are not the one the form is about.
  static let foreign = [
    "全国平均", "国平均", "県平均", "府平均", "都平均", "道平均", "県内平均", "市平均", "町平均", "県全体", "全国", "国", "県", "県内",
    "他市", "近隣市", "類似団体", "類似団体平均", "政令市", "中核市", "他自治体", "全国の平均", "国の平均", "県の平均", "の市の平均",
    "の町の平均", "市町の平均", "市町村の平均", "自治体の平均", "都市の平均", "市町平均", "市町村平均", "自治体平均", "都市平均",
  ]

  /// Parts of those who were counted or asked.
  static let groups = [
    "男性", "女性", "男子", "女子", "大人", "子ども", "高齢者", "若者", "外国人", "日本人", "小学生", "中学生", "高校生", "市内", "市外",
    "県内", "県外", "町内", "町外", "平日", "休日", "上半期", "下半期", "上期", "下期", "四半期", "地区", "地域", "支所",
  ]

  /// A part of them is held against all.
  static let ofAll = ["全体を", "全体より", "全体に比", "全体と比"]

  /// Those of whom a rate is a share.
  static let everyone = ["回答者の", "回答者全体の", "対象者の", "対象者全体の", "全世帯の", "全市民の"]

  /// Behind the share of a target.
  static let shareEnds = ["に達し", "にとどま", "に相当", "の水準", "の達成", "となっ", "となり", "であ", "まで"]
  /// Whose targets are others.
  static let foreignOwners = [
    "国が", "国の", "国で", "県が", "県の", "県で", "府が", "府の", "都が", "都の", "道が", "道の",
  ]

  /// Before a name whose number is a target.
  static let targetBefore = [
    "目標値である", "目標である", "目標値とする", "目標とする", "目標に掲げる", "目標に掲げた", "目標値の",
  ]
  static let finalTarget = ["最終目標値", "最終目標", "最終年度目標値", "最終年度目標", "最終年度の目標値", "最終年度の目標"]
  /// Between names of which one thing is told.
  static let joints = [
    "、及び", "、並びに", "及び", "および", "並びに", "ならびに", "、", "・", ",", "と", "や",
  ]
  static let arrows = ["→", "⇒", "➡", "⇨"]
  /// To pass the target of one of these is to go further down.
  static let reductions = ["削減", "減少", "縮減", "低減", "圧縮"]

  static let target = ["目標", "計画値", "計画を", "計画より", "計画に"]
  static let baseline = ["基準値", "策定時", "策定当初", "計画当初", "基準年"]
  /// Before a difference that was not the whole of it: 「毎年2人増」.
  static let spread = ["平均", "毎年", "毎年度", "毎月", "各年度"]
  /// Behind a number of years over which something changed.
  static let spans = ["間で", "間に", "間の", "年間で", "年間に", "年間の", "か年で", "か年の"]
  /// Behind a number by which a target was missed.
  static let lacking = ["届か", "届い", "及ば", "及んで", "足り", "不足", "の不足", "満た"]
  /// 「目標達成には37団体の新規登録が必要である」: before and behind what is lacking to it.
  static let untilTarget = [
    "目標達成には", "目標の達成には", "目標達成まで", "目標達成までに", "目標達成までには", "目標の達成までに", "目標の達成までには",
  ]
  static let nearing = ["目標まで", "目標値まで"]
  static let othersNearing = (foreignOwners + earlier.map { $0 + "の" }).flatMap { owner in
    nearing.map { owner + $0 }
  }
  static let wanted = ["が必要", "の増", "の上積", "の上乗せ", "の新規", "を増や", "が足り"]
  /// Behind a number that is to come about.
  static let resolves = ["引き上げ", "引上げ", "引き下げ", "引下げ", "の引き上げ", "の引上げ", "の引き下げ", "の引下げ"]
  /// What is to be done to a value, not yet done.
  static let raising = [
    "引き上げる", "引上げる", "引き下げる", "引下げる", "引き上げます", "引き下げます", "増やす", "増やし、", "増やして", "増やします", "増加させる",
    "減らす",
    "減らして", "減らします", "減少させる", "高める", "高めて", "高めます", "上げる", "伸ばす", "伸ばして", "伸ばします", "拡大する", "拡大します",
    "倍増する", "倍増します", "倍増させ", "増員する", "増員します", "拡充する", "拡充します", "向上させる", "向上させます", "改善する", "改善します",
    "改善させる",
  ]
  static let raised = ["増やし", "減らし", "引き上げ", "引上げ", "引き下げ", "引下げ", "高め", "伸ばし", "拡大し", "改善し"]
  /// How a sentence on what is to be ends.
  static let resolved = ["とする", "とします", "目指す", "目指します", "めざす", "めざします", "に増やします", "に減らします"]
  static let intentions = [
    "必要", "目指", "めざ", "見込", "予定", "図る", "図り", "努め", "増やす", "減らす", "させる",
  ]
  /// Beginnings that tie what follows to the number before.
  static let links = ["から", "を", "に比", "と比", "より", "に対", "との差", "との開き"]
  /// Before the share of a target, and before and behind what is lacking to it.
  static let againstTarget = ["目標に対して", "目標に対し", "目標値に対して", "目標値に対し"]
  static let gapBefore = ["目標との差は", "目標値との差は", "目標との差が", "目標値との差が"]
  static let gapAfter = ["の開き", "の差があ", "の差が生"]
  /// Behind a number by which a value stands above or below another place's.
  static let standing = ["上回", "下回", "高い", "高く", "低い", "低く", "多い", "多く", "少な", "の差"]
  /// Before a number that other things are counted in.
  static let sums = [
    "を含め", "を含めて", "を含む", "を加え", "を加えて", "を合わせ", "を合わせて", "を足し", "を除き", "を除いて", "を除く", "を除くと",
    "を除けば", "を加えると", "を含めると", "を合わせると", "に限ると", "に限れば",
  ]
  /// Behind one event or place whose number is no sum.
  static let alone = ["だけ", "のみ", "単独"]
  /// Ends of a clause after which its subject no longer rules.
  static let clauseEnds = ["ものの", "たが", "るが", "いが", "けれども", "一方で", "一方", "反面"]
  /// What may be said of besides an indicator without changing the subject.
  static let transparentTopics = [
    "目標", "目標値", "実績", "実績値", "達成率", "達成度", "進捗率", "結果", "年度", "今年", "本年", "昨年", "前年", "年", "値",
    "数値", "決算額", "予算額", "予算現額", "決算", "予算", "現状", "計画", "状況", "全体", "指標", "事業費", "支出額", "執行額",
    "との差", "達成", "本市", "当市", "本町",
  ]
  static let rateTopics = ["達成率は", "達成率が", "達成率:", "達成度は", "達成度:"]
  /// Where a line that ends so has not ended its sentence.
  static let unended = ["、", "に対し", "に対して", "は", "が", "を", "に", "で", "と", "の", "より", "から"]
  /// Before は these make no topic: では, または, これは.
  static let noTopics = [
    "に", "で", "と", "の", "て", "も", "へ", "まで", "から", "より", "また", "あるい", "もしく", "ため", "さら", "れ", "か",
    "ず", "ば",
    "など", "だけ",
  ]
  /// Numbers taken into or out of something count a part of it.
  static let partVerbs = ["を加え", "を除", "を含", "を足し", "を引", "のうち", "の内", "うち"]

  static let earlier = [
    "前期基本計画", "前期計画", "前計画", "前の計画", "旧計画", "前期の", "前回調査", "前回", "コロナ禍前", "コロナ前", "感染拡大前", "従前",
    "従来",
  ]
}
