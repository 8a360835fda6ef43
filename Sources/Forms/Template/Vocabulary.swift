import Grid
import Notation

/// The first parts of tag names, Japanese with an English alias.
///
/// Source: templates.md, section "Vocabulary".
package enum Vocabulary {
  /// Everything a tag may speak of. `任意` carries a field that no rule knows.
  package static let subjects: [(japanese: String, english: String)] = [
    ("基本目標", "goal"), ("目標", "aim"), ("政策", "policy"), ("基本政策", "base_policy"),
    ("施策", "measure"), ("基本事業", "program"), ("事業", "project"), ("章", "chapter"),
    ("節", "section"), ("基本方針", "principle"), ("分野", "field"), ("項目", "item"),
    ("プロセス", "process"), ("所管", "office"), ("対象", "subject"), ("意図", "intent"),
    ("指標", "indicator"), ("判定", "verdict"), ("評価", "evaluation"), ("本文", "text"),
    ("一覧", "list"), ("順位", "rank"), ("金額", "amount"), ("計画期間", "plan_period"),
    ("計画", "plan"), ("協働", "partnership"), ("用語", "term"), ("様式", "form"),
    ("任意", "custom"),
  ]

  /// The Japanese name of a tag's first part, nil for a word the vocabulary lacks.
  static func subject(_ word: String) -> String? {
    subjects.first { $0.japanese == word || $0.english == word }?.japanese
  }

  /// The second parts that rules, summaries or the reading know, by the first part in Japanese; the
  /// parts that name a value's role are `Role`'s. Others are carried along all the same.
  package static let attributes: [String: [String]] = [
    "指標": [
      "名称", "番号", "修飾", "単位", "方向", "種別", "取得方法", "備考", "解説", "注", "基準", "目標", "実績", "計画",
      "最終目標", "達成率", "基準年度", "目標年度", "実績年度", "最終目標年度",
    ],
    "所管": ["主管課", "主管課長", "関係課", "担当課", "記入者", "記入日"],
    "判定": ["取組方針", "成果指標", "総合"],
    "評価": ["区分", "点数", "理由"],
    "一覧": ["取り組み", "成果", "課題", "今後の方針", "参照する方針"],
    "順位": ["要望率", "全節中順位", "分野中順位"],
    "様式": ["評価年度", "団体名", "団体コード"],
    "協働": ["相手"],
    "用語": ["定義"],
    "計画期間": ["期間", "始期", "終期"],
  ]

  /// English for the second parts; the roles of values have theirs in `Role`.
  private static let aliases: [String: String] = [
    "name": "名称", "number": "番号", "code": "番号", "qualifier": "修飾", "unit": "単位",
    "direction": "方向", "kind": "種別", "method": "取得方法", "remarks": "備考", "explanation": "解説",
    "note": "注", "lead": "主管課", "head": "主管課長", "related": "関係課", "section": "担当課",
    "writer": "記入者", "written": "記入日", "policy": "取組方針", "indicators": "成果指標",
    "overall": "総合", "grade": "区分", "score": "点数", "reason": "理由", "year": "評価年度",
    "activity": "取り組み", "result": "成果", "issue": "課題", "plans": "今後の方針",
    "principle": "参照する方針", "achievement": "達成状況", "summary": "総括", "outlook": "方向性",
    "request_rate": "要望率", "rank_in_all": "全節中順位", "rank_in_field": "分野中順位",
    "municipality": "団体名", "municipality_code": "団体コード", "partner": "相手", "definition": "定義",
    "period": "期間", "start": "始期", "end": "終期", "baseline_year": "基準年度",
    "target_year": "目標年度", "actual_year": "実績年度", "final_target_year": "最終目標年度",
  ]

  /// The Japanese name of a tag's second part; a word without one stays as it is.
  static func attribute(_ word: String, of subject: String) -> String {
    guard let japanese = aliases[word] else { return word }
    let known = known(of: subject)
    return known.isEmpty || known.contains(japanese) ? japanese : word
  }

  /// The parts of the plan's tree: each has a number and a name.
  package static let levels = [
    "基本目標", "政策", "基本政策", "施策", "基本事業", "事業", "章", "節", "基本方針", "分野", "項目", "プロセス",
  ]

  /// Every name a tag of the subject may have that something is known about; empty where anything
  /// goes.
  static func known(of subject: String) -> [String] {
    if let attributes = attributes[subject] { return attributes }
    return levels.contains(subject) ? ["名称", "番号"] : []
  }

  /// What to write instead of a word the vocabulary lacks.
  static func remedy(_ word: String, otherwise: String) -> Message {
    let near = Similarity.nearest(word, among: subjects.map(\.japanese))
    return Message(
      ja: (near.map { "「\($0)」のことですか。" } ?? "") + "語彙の名前に直すか、{{\(otherwise)}} と書いてください。",
      en: (near.map { "Did you mean “\($0)”? " } ?? "")
        + "Use a name of the vocabulary, or write {{\(otherwise)}}.")
  }
}
