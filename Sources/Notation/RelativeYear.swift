/// Years told by their distance from the year under evaluation: 前年度, 翌年度.
package enum RelativeYear {
  /// The words with how many years they lie behind that year, longer ones before those they end with.
  static let words: [(words: [String], offset: Int)] = [
    (["前々年度", "一昨年度", "前々年", "一昨年"], -2), (["前年度", "昨年度", "前年", "昨年"], -1),
    (["今年度", "本年度", "当年度", "本年", "今年"], 0), (["来年度", "次年度", "翌年度", "来年", "翌年"], 1),
  ]

  /// 「前年度実績」, 「次年度目標」; nil where a text names no such year.
  package static func offset(in text: String) -> Int? {
    words.first { $0.words.contains(where: text.contains) }?.offset
  }
}
