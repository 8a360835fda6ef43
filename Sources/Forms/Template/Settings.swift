/// The `設定` sheet: everything about a form that is not a place in it.
package struct Settings: Hashable, Sendable {
  package private(set) var values: [String: String]

  package init(_ values: [String: String] = [:]) { self.values = values }

  /// The value of a key, nil where it is missing or empty.
  package func string(_ key: String) -> String? {
    guard let text = values[key], !text.isEmpty else { return nil }
    return text
  }

  package func integer(_ key: String) -> Int? { string(key).flatMap { Int($0) } }

  /// A list written with 、 or , between its entries.
  package func list(_ key: String) -> [String] {
    (string(key) ?? "").split { "、,，".contains($0) }
      .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
  }

  package var missingMark: String? { string("欠損記号") }
  package var evaluationYear: Int? {
    get { integer("評価年度") }
    set { values["評価年度"] = newValue.map(String.init) }
  }
  package var baselineYear: Int? { integer("基準年度") }
  package var targetYear: Int? { integer("目標年度") }
  package var gradeTop: [String] { list("評価の最上位") }
  package var gradeMiddle: [String] { list("評価の中位") }
  package var gradeBottom: [String] { list("評価の下位") }
  package var unitStyle: String? { string("値の書き方") }
  package var groupPattern: String { string("集計の単位") ?? "" }
  package var indicatorPattern: String { string("指標の呼び名") ?? "{{指標.名称}}" }

  /// The direction an indicator takes where nothing else says one, nil for none.
  package var defaultDirection: Direction? {
    switch string("指標の方向の既定") {
    case "up", "増": .up
    case "down", "減": .down
    case "keep", "維持": .keep
    default: nil
    }
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
