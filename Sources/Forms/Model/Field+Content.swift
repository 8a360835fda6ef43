extension Field {
  /// Sentences that somebody wrote.
  package var isNarrative: Bool { type == .longText }

  /// The name of a person: who filled the form in, who answers for it.
  ///
  /// Of an office's fields (所管) those named after a part that somebody plays, such as 記入者.
  package var isPersonName: Bool {
    let parts = key.split(separator: ".")
    let words = [parts.last.map(String.init) ?? key, heading.filter { !$0.isWhitespace }]
    if words.contains(where: { $0.contains("氏名") }) { return true }
    guard parts.first == "所管" || parts.first == "office" else { return false }
    return words[0].hasSuffix("者") || words[0].hasSuffix("長") || words[0].hasSuffix("者名")
  }
}
