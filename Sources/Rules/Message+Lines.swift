package import Grid

extension Message {
  /// The line that guesses why.
  package static func cause(ja: String, en: String) -> Message {
    Message(ja: "考えられる原因: " + ja, en: "Likely cause: " + en)
  }

  /// The line that says what to do.
  package static func remedy(ja: String, en: String) -> Message {
    Message(ja: "直し方: " + ja, en: "Remedy: " + en)
  }

  /// The line that repeats what stands in the form.
  package static func written(ja: String, en: String) -> Message {
    Message(ja: "記載 " + ja, en: "Written: " + en)
  }

  /// The lines of several faults as those of one: what was written first, then all causes, then all
  /// remedies, nothing twice.
  static func joined(_ lines: [Message]) -> [Message] {
    func rest(_ line: Message, _ head: Message) -> Message? {
      guard line.ja.hasPrefix(head.ja), line.en.hasPrefix(head.en) else { return nil }
      return Message(
        ja: String(line.ja.dropFirst(head.ja.count)), en: String(line.en.dropFirst(head.en.count)))
    }
    func unlike(_ lines: [Message]) -> [Message] {
      var seen: Set<String> = []
      return lines.filter { seen.insert($0.ja).inserted }
    }
    let (cause, remedy) = (cause(ja: "", en: ""), remedy(ja: "", en: ""))
    let causes = unlike(lines.compactMap { rest($0, cause) })
    let remedies = unlike(lines.compactMap { rest($0, remedy) })
    var joined = unlike(lines.filter { rest($0, cause) == nil && rest($0, remedy) == nil })
    if !causes.isEmpty {
      joined.append(
        .cause(
          ja: causes.map(\.ja).joined(separator: "。"), en: causes.map(\.en).joined(separator: "; "))
      )
    }
    if !remedies.isEmpty {
      joined.append(
        .remedy(
          ja: remedies.map(\.ja).joined(separator: "。"),
          en: remedies.map(\.en).joined(separator: "; ")))
    }
    return joined
  }
}
