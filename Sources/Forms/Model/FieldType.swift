package import Grid

/// What kind of content a field takes.
package enum FieldType: Hashable, Sendable, Codable {
  case text
  case longText
  case number
  case choice([String])
  case multipleChoice([String])
  case code
  case date
  case period
  /// An indicator's value: number, level, or mark, with or without a unit.
  case value

  /// The choices, where the field has any.
  package var options: [String] {
    switch self {
    case .choice(let options), .multipleChoice(let options): options
    default: []
    }
  }

  /// As the `項目` sheet writes it.
  package var title: Message {
    switch self {
    case .text: Message(ja: "文字", en: "text")
    case .longText: Message(ja: "長文", en: "long text")
    case .number: Message(ja: "数値", en: "number")
    case .choice(let options): Self.choices("択一", "one of", options)
    case .multipleChoice(let options): Self.choices("複数", "any of", options)
    case .code: Message(ja: "番号", en: "code")
    case .date: Message(ja: "日付", en: "date")
    case .period: Message(ja: "年度", en: "period")
    case .value: Message(ja: "値", en: "value")
    }
  }

  private static func choices(_ ja: String, _ en: String, _ options: [String]) -> Message {
    let list = options.joined(separator: ",")
    return Message(ja: "\(ja)(\(list))", en: "\(en) (\(list))")
  }
}
