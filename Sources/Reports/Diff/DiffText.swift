package import Forms
package import Grid

/// The differences between two editions of a form, for a terminal.
package struct DiffText: Sendable {
  package var language: Language
  package var colored: Bool

  package init(language: Language, colored: Bool) {
    self.language = language
    self.colored = colored
  }

  /// The differences under the headings of the plan, and a line that counts them.
  package func report(_ changes: [FormChange]) -> String {
    var text = ""
    var heading: [String]?
    for change in changes {
      if change.path != heading {
        heading = change.path
        if !change.path.isEmpty { text += OneLine.of(change.path.joined(separator: "／")) + "\n" }
      }
      text += line(change)
    }
    return text + Self.count(changes, language) + "\n"
  }

  private func line(_ change: FormChange) -> String {
    let place = [change.old?.location, change.new?.location].map {
      $0.map { OneLine.of("\($0)") } ?? "–"
    }
    let places = place[0] == place[1] ? place[0] : place.joined(separator: " → ")
    let mark = painted(change.kind.mark, change.kind)
    let head =
      "\(mark) \(change.kind.title.text(language))  "
      + OneLine.of(change.title.text(language)) + "  (\(places))\n"
    var details = ""
    switch change.kind {
    case .added: details = "    + " + OneLine.of(change.new?.text ?? "") + "\n"
    case .removed: details = "    - " + OneLine.of(change.old?.text ?? "") + "\n"
    default:
      let (old, new) = (OneLine.of(change.old?.text ?? ""), OneLine.of(change.new?.text ?? ""))
      details =
        TextWidth.of(old) + TextWidth.of(new) <= 70
        ? "    \(old) → \(new)\n" : "    - \(old)\n    + \(new)\n"
    }
    return head + details
  }

  /// `変更 3・追加 1・削除 0・移動 0・改名 1・表記 0`
  package static func count(_ changes: [FormChange], _ language: Language) -> String {
    let counts = FormChange.Kind.listed.map { kind in
      "\(kind.title.text(language)) \(changes.count { $0.kind == kind })"
    }
    return counts.joined(separator: language == .ja ? "・" : ", ")
  }

  private func painted(_ text: String, _ kind: FormChange.Kind) -> String {
    guard colored else { return text }
    let code =
      switch kind {
      case .added: "32"
      case .removed: "31"
      case .changed: "33"
      case .moved, .renamed: "36"
      case .respelled: "2"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension FormChange.Kind {
  /// In the order in which people want them counted.
  static let listed: [FormChange.Kind] = [
    .changed, .added, .removed, .moved, .renamed, .respelled,
  ]

  var mark: String {
    switch self {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    case .moved: ">"
    case .renamed: "="
    case .respelled: "·"
    }
  }

  var title: Message {
    switch self {
    case .added: Message(ja: "追加", en: "added")
    case .removed: Message(ja: "削除", en: "removed")
    case .changed: Message(ja: "変更", en: "changed")
    case .moved: Message(ja: "移動", en: "moved")
    case .renamed: Message(ja: "改名", en: "renamed")
    case .respelled: Message(ja: "表記", en: "respelled")
    }
  }
}

extension FormChange.Subject {
  /// A word for programs.
  var name: String {
    switch self {
    case .value: "value"
    case .indicator: "indicator"
    case .unit: "unit"
    case .record: "record"
    case .text: "text"
    }
  }
}
