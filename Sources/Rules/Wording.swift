import Forms
import Grid
import Notation

/// How rules speak of cells and values.
enum Wording {
  /// A cell's text on one line.
  static func line(_ text: String) -> String {
    let bare = trimmed(text)
    guard bare.hasLineBreak else { return bare }
    return bare.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A cell's text with its line breaks to be seen.
  static func marked(_ text: String) -> String {
    String(trimmed(text).map { $0.isNewline ? "⏎" : $0 })
  }

  /// In brackets that the text itself does not hold.
  static func quoted(_ text: String) -> String {
    text.contains("「") ? "『\(text)』" : "「\(text)」"
  }

  /// `「全て達成」「一部未達成」`, `"全て達成", "一部未達成"`
  static func quoted(_ texts: [String]) -> Message {
    Message(
      ja: texts.map { quoted($0) }.joined(),
      en: texts.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  /// `全て達成・一部未達成`, `全て達成, 一部未達成`
  static func list(_ texts: [String]) -> Message {
    Message(ja: texts.joined(separator: "・"), en: texts.joined(separator: ", "))
  }

  /// A value as it is shown in the form, without the name or other values that may stand in its cell.
  static func shown(_ value: IndicatorValue) -> String {
    guard value.name != nil || value.location.range != nil else { return line(value.shown) }
    return line(value.parsed?.text ?? value.qualitative?.level ?? value.shown)
  }

  /// The name of a value inside its indicator, for stable ids.
  static func key(_ value: some ValueInWords) -> String {
    value.role.rawValue + (value.period.map { "@" + $0.label } ?? "")
  }

  static func role(_ role: Role) -> Message {
    switch role {
    case .baseline: Message(ja: "基準", en: "baseline")
    case .target: Message(ja: "目標", en: "target")
    case .actual: Message(ja: "実績", en: "actual")
    case .plan: Message(ja: "計画", en: "plan")
    case .finalTarget: Message(ja: "最終目標", en: "final target")
    case .rate: Message(ja: "達成率", en: "achievement rate")
    }
  }

  /// `基準 4地区・目標 2地区` in both languages; `令和4年度目標 12・令和5年度目標 13` where a role comes twice.
  static func inputs(_ values: [some ValueInWords]) -> Message {
    let repeated = Set(Frequency(values.map(\.role)).ordered.filter { $0.count > 1 }.map(\.value))
    func year(_ value: some ValueInWords) -> String {
      repeated.contains(value.role) ? value.period?.label ?? "" : ""
    }
    return Message(
      ja: values.map { year($0) + role($0.role).ja + " " + $0.words }.joined(separator: "・"),
      en: values.map { value in
        let label = year(value)
        return role(value.role).en + (label.isEmpty ? " " : " (\(label)) ") + value.words
      }.joined(separator: ", "))
  }

  static func evidence(_ values: [IndicatorValue]) -> [Evidence] {
    values.map { Evidence($0.role.rawValue, $0.value?.description ?? shown($0)) }
  }

  static func direction(_ direction: Direction) -> Message {
    switch direction {
    case .up: Message(ja: "増加が望ましい", en: "larger is better")
    case .down: Message(ja: "減少が望ましい", en: "smaller is better")
    case .keep: Message(ja: "維持が望ましい", en: "to be kept")
    case .range: Message(ja: "範囲に収まるのが望ましい", en: "to stay within a range")
    case .unknown: Message(ja: "望ましい方向は不明", en: "direction unknown")
    }
  }
}

/// What messages say of a value.
protocol ValueInWords {
  var role: Role { get }
  var period: Period? { get }
  var words: String { get }
}

extension IndicatorValue: ValueInWords {
  var words: String { Wording.shown(self) }
}
