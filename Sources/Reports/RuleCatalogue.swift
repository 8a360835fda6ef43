package import Grid
package import Rules

/// The list of rules and the explanation of one.
package enum RuleCatalogue {
  /// Id, severity, fix and title, one rule a line.
  package static func text(_ rules: [Rule], _ language: Language) -> String {
    let labels = rules.map { $0.severity.label.text(language) }
    let widest = labels.map { TextWidth.of($0) }.max() ?? 0
    var text = ""
    for (rule, label) in zip(rules, labels) {
      let padding = String(repeating: " ", count: widest - TextWidth.of(label))
      let fix = rule.fixSafety.map { mark($0).text(language) } ?? ""
      let asked = rule.isOnRequest ? onRequest.text(language) : ""
      text += "\(rule.id)  \(label)\(padding)  \(rule.title.text(language))\(fix)\(asked)\n"
    }
    return text
  }

  private static let onRequest = Message(ja: "（求めたときだけ）", en: " (on request)")

  private static func mark(_ safety: FixSafety) -> Message {
    switch safety {
    case .safe: Message(ja: "（自動修正: 安全）", en: " (fix: safe)")
    case .unsafe: Message(ja: "（自動修正: 要確認）", en: " (fix: to confirm)")
    }
  }

  package static func json(_ rules: [Rule], version: String) -> String {
    JSON.object([
      ("version", .string(version)),
      (
        "rules",
        .array(
          rules.map { rule in
            .object([
              ("id", .string(rule.id)),
              ("severity", .string(rule.severity.rawValue)),
              ("title", message(rule.title)),
              ("why", message(rule.why)),
              ("condition", message(rule.condition)),
              ("remedy", message(rule.remedy)),
              ("fix", .optional(rule.fixSafety?.rawValue)),
              ("scope", .string(rule.scope.rawValue)),
              ("source", .string(rule.source)),
            ])
          })
      ),
    ]).line + "\n"
  }

  private static func message(_ message: Message) -> JSON {
    .object([("ja", .string(message.ja)), ("en", .string(message.en))])
  }

  /// What a rule looks for, why, what to do, and its examples.
  package static func explanation(_ rule: Rule, _ language: Language) -> String {
    let ja = language == .ja
    var text =
      "\(rule.id)  \(rule.severity.label.text(language))  \(rule.title.text(language))\n\n"
    for (heading, sentence) in parts(rule, language) { text += "\(heading): \(sentence)\n" }
    for example in rule.examples {
      let kind =
        example.isFlagged
        ? (ja ? "指摘する例" : "Flagged") : (ja ? "指摘しない例" : "Not flagged")
      text += "\n\(kind)（\(example.title.text(language))）\n"
      text += table(example.book(), flagged: example.flagsFile ? [] : example.flagged)
      if let corrected = example.correctedBook() {
        text += (ja ? "修正後\n" : "Corrected\n") + table(corrected)
      }
    }
    return text + rule.batchExamples.map { block($0, ja) }.joined()
      + rule.tableExamples.map { block($0, ja) }.joined()
  }

  /// What is said of a rule, part by part.
  static func parts(_ rule: Rule, _ language: Language) -> [(heading: String, text: String)] {
    let parts: [(Message, String)] = [
      (Message(ja: "調べること", en: "What"), rule.condition.text(language)),
      (Message(ja: "理由", en: "Why"), rule.why.text(language)),
      (Message(ja: "直し方", en: "Remedy"), rule.remedy.text(language)),
      (Message(ja: "自動修正", en: "Fix"), fixSentence(rule.fixSafety).text(language)),
      (Message(ja: "根拠", en: "Source"), rule.source),
    ]
    return parts.map { ($0.0.text(language), $0.1) }
  }

  /// The whole table of an example about open data.
  private static func block(_ example: TableExample, _ ja: Bool) -> String {
    let kind =
      example.isFlagged ? (ja ? "指摘する例" : "Flagged") : (ja ? "指摘しない例" : "Not flagged")
    var text = "\n\(kind)（\(example.title.text(ja ? .ja : .en))）\n"
    text += table(
      example.book(), flagged: example.flagged.filter { $0.sheet == 0 }.map(\.cell))
    if let corrected = example.corrected {
      var right = example
      right.grid = corrected
      text += (ja ? "修正後\n" : "Corrected\n") + table(right.book())
    }
    return text
  }

  /// The files of an example over several forms, one below the other.
  private static func block(_ example: BatchExample, _ ja: Bool) -> String {
    let kind =
      example.isFlagged ? (ja ? "指摘する例" : "Flagged") : (ja ? "指摘しない例" : "Not flagged")
    var text = "\n\(kind)（\(example.title.text(ja ? .ja : .en))）\n"
    for file in example.files {
      text += "  \(file.name)\n" + table(example.book(file), flagged: example.flagged(in: file))
    }
    if let roster = example.roster, let book = example.rosterBook {
      text += "  \(roster.name)\n" + table(book, flagged: example.flagged(in: roster))
    }
    for file in example.lastYear {
      text += "  \(file.name)（\(ja ? "前年度" : "last year")）\n" + table(example.book(file))
    }
    return text
  }

  private static func fixSentence(_ safety: FixSafety?) -> Message {
    switch safety {
    case nil: Message(ja: "なし", en: "none")
    case .safe: Message(ja: "安全（kensan fix）", en: "safe (kensan fix)")
    case .unsafe:
      Message(ja: "要確認（kensan fix --unsafe）", en: "to confirm (kensan fix --unsafe)")
    }
  }

  /// A small sheet as it is shown, with an arrow before the cells that are meant.
  private static func table(_ book: Book, flagged: [CellReference] = []) -> String {
    guard let sheet = book.sheets.first, let extent = sheet.extent else { return "" }
    let last = flagged.reduce(extent.last) { last, cell in
      CellReference(row: max(last.row, cell.row), column: max(last.column, cell.column))
    }
    let rows = (0...last.row).map { row in
      (0...last.column).map { column in
        let place = CellReference(row: row, column: column)
        return (flagged.contains(place) ? "→" : "") + OneLine.of(sheet[place]?.shown ?? "")
      }
    }
    let widths = (0...last.column).map { column in
      rows.map { TextWidth.of($0[column]) }.max() ?? 0
    }
    let lines = rows.map { row in
      "  "
        + zip(row, widths).map { text, width in
          text + String(repeating: " ", count: width - TextWidth.of(text))
        }.joined(separator: " | ")
    }
    return lines.map { $0.trimmingTrailingSpaces + "\n" }.joined()
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
