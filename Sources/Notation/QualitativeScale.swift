/// An ordered set of words that stand for values.
///
/// Source: values.md 3.2.
package struct QualitativeScale: Hashable, Sendable, Codable {
  package var name: String
  /// Low to high.
  package var levels: [String]

  package init(name: String, levels: [String]) {
    self.name = name
    self.levels = levels
  }

  package static let standard: [QualitativeScale] = [
    QualitativeScale(name: "策定", levels: ["未策定", "策定"]),
    QualitativeScale(name: "実施", levels: ["未実施", "一部実施", "実施", "充実"]),
    QualitativeScale(name: "着手", levels: ["未着手", "検討", "着手", "実施", "完了"]),
  ]

  /// The level a word names on the first scale that has it; 策定済 and 検討中 count as their word.
  package static func level(
    _ text: String, in scales: [QualitativeScale] = standard
  ) -> QualitativeLevel? {
    let plain = Normalization.n2(text)
    guard !plain.isEmpty, plain.utf8.count <= 60 else { return nil }
    for word in [plain] + bases(plain) {
      for (index, scale) in scales.enumerated() {
        for (rank, level) in scale.levels.enumerated() where Normalization.n2(level) == word {
          return QualitativeLevel(scale: scale, level: level, rank: rank, scaleIndex: index)
        }
      }
    }
    return nil
  }

  private static func bases(_ word: String) -> [String] {
    // 策定中 is not yet 策定, so 中 is taken off only where the word itself names a state.
    let doing = ["検討中": "検討", "実施中": "実施", "着手済": "着手", "着手済み": "着手"]
    if let base = doing[word] { return [base] }
    for suffix in ["済み", "済"] where word.hasSuffix(suffix) {
      return [String(word.dropLast(suffix.count))]
    }
    return []
  }
}

/// One step of a scale.
package struct QualitativeLevel: Hashable, Sendable, Codable {
  package var scale: QualitativeScale
  package var level: String
  /// 0 is the lowest.
  package var rank: Int
  package var scaleIndex: Int
}
