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
}
