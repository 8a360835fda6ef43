import Notation

/// Spellings of one word that a document should not mix.
///
/// Source: rule TXT-015.
struct SpellingGroup {
  /// Longer spellings before those they begin with.
  var spellings: [String]
  /// Words in which a spelling is part of something else.
  var exceptions: [String] = []
  /// What must stand before, empty for anything.
  var after: [String] = []

  static let all = [
    SpellingGroup(spellings: ["取り組み", "取組み", "取組"], exceptions: ["取組方針", "取組状況", "取組内容"]),
    SpellingGroup(spellings: ["箇所", "か所", "ヶ所", "カ所", "ヵ所", "ケ所"]),
    SpellingGroup(
      spellings: ["子供", "子ども", "こども"],
      exceptions: ["子ども食堂", "子ども・子育て", "こども園", "こども家庭", "こども課", "こども支援", "こども未来", "子供会", "子ども会"]),
    SpellingGroup(spellings: ["及び", "および"]),
    SpellingGroup(
      spellings: ["等", "など"],
      exceptions: [
        "等級", "平等", "均等", "高等", "同等", "中等", "対等", "等し", "上等", "優等", "初等", "何等", "等分", "1等", "一等",
        "なども",
        "などと",
      ]),
    SpellingGroup(spellings: ["達成した", "達した"], after: ["目標は", "目標を", "目標値は"]),
  ]

  /// Whether any of the spellings stands in a text.
  func mayStand(in text: String) -> Bool { spellings.contains { text.contains($0) } }

  /// Where each of the spellings stands in a text, in order; the longest one counts.
  func uses(in text: String) -> [(range: Range<Int>, spelling: String)] {
    guard mayStand(in: text) else { return [] }
    let masked = exceptions.flatMap { TextSearch.places(of: $0, in: text) }
    var taken = masked
    var result: [(range: Range<Int>, spelling: String)] = []
    let bytes = Array(text.utf8)
    for spelling in spellings {
      for range in TextSearch.places(of: spelling, in: text)
      where !taken.contains(where: { $0.overlaps(range) }) {
        let isLed =
          after.isEmpty
          || after.contains { word in
            bytes[..<range.lowerBound].reversed().starts(with: word.utf8.reversed())
          }
        guard isLed else { continue }
        taken.append(range)
        result.append((range, spelling))
      }
    }
    return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
