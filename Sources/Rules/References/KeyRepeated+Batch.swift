import Forms
import Grid

/// One code at the head of two forms about different things.
enum KeyRepeatedAmongForms {
  static func check(_ context: BatchContext) -> [Finding] {
    let taken = context.sameCodes
    return context.planEntries.joined().compactMap { entry in
      guard entry.isInnermost, let earlier = taken[entry.submission], let code = entry.codes.last,
        let location = context.place(code.location, in: entry.submission)
      else { return nil }
      let (name, other) = (Wording.line(entry.name.text), Wording.line(earlier.name.text))
      let file = context.name(earlier.submission)
      return context.finding(
        at: location, key: code.key, owner: entry.writtenCode + entry.plainName,
        Message(
          ja: "コード \(entry.writtenCode) が別の「\(other)」にも使われています",
          en: "The code \(entry.writtenCode) also stands for \"\(other)\""),
        detail: [
          .written(
            ja: "「\(name)」　\(file.ja)「\(other)」", en: "\"\(name)\", in \(file.en) \"\(other)\""),
          .cause(ja: "ほかの様式を写した、または打ち間違い", en: "another form was copied, or a typing error"),
          .remedy(
            ja: "\(code.location.cell) のコードを確かめ、「\(name)」のコードに直す",
            en: "find out the code of \"\(name)\" and write it in \(code.location.cell)"),
        ],
        evidence: [Evidence("code", entry.writtenCode), Evidence("name", name)],
        related: [context.place(earlier.codes.last?.location, in: earlier.submission)])
    }
  }

  static let examples = [
    BatchExample(
      "2つの課の別の施策に同じ番号", "one code for the measures of two offices",
      files: [
        .init("01.xlsx", form("02", "農業の振興", "農政課")),
        .init("02.xlsx", form("↓02", "商工業の振興", "商工課")),
      ]),
    BatchExample(
      "2つの課が分担する1つの施策", "one measure that two offices share",
      files: [
        .init("01.xlsx", form("02", "農業の振興", "農政課")),
        .init("02.xlsx", form("02", "農業の振興", "農地課")),
      ]),
    BatchExample(
      "別の年度", "another year",
      files: [
        .init("01.xlsx", form("02", "農業の振興", "農政課")),
        .init("02.xlsx", form("02", "商工業の振興", "商工課", year: "令和3年度")),
      ]),
  ]

  private static func form(
    _ code: String, _ name: String, _ office: String, year: String = "令和4年度"
  ) -> String {
    ExampleLayout.submitted(
      code, name, office, year: year, rows: "\(office)の事業数|事業|24|25|25|")
  }
}
