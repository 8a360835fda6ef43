import Forms
import Grid

/// One name at the head of two forms that have different codes.
enum NameUnderTwoCodesAmongForms {
  static func check(_ context: BatchContext) -> [Finding] {
    context.planEntries.flatMap { entries in
      var first: [String: PlanEntry] = [:]
      return entries.compactMap { entry -> Finding? in
        guard entry.isInnermost else { return nil }
        guard let earlier = first[entry.plainName] else {
          first[entry.plainName] = entry
          return nil
        }
        return earlier.code == entry.code ? nil : finding(entry, earlier, context)
      }
    }
  }

  private static func finding(
    _ entry: PlanEntry, _ earlier: PlanEntry, _ context: BatchContext
  ) -> Finding? {
    guard let location = context.place(entry.name.location, in: entry.submission) else {
      return nil
    }
    let name = Wording.line(entry.name.text)
    let file = context.name(earlier.submission)
    return context.finding(
      at: location, key: entry.name.key, owner: entry.plainName + entry.writtenCode,
      Message(
        ja: "「\(name)」に別のコードもあります（\(earlier.writtenCode) と \(entry.writtenCode)）",
        en: "\"\(name)\" has two codes (\(earlier.writtenCode) and \(entry.writtenCode))"),
      detail: [
        Message(
          ja: "もう1つ: \(file.ja) \(earlier.name.location.cell)",
          en: "The other one: \(file.en) \(earlier.name.location.cell)"),
        .remedy(
          ja: "どちらかのコードか名称が誤りでないか、主管課に確かめる",
          en: "ask the offices which code, or which name, is wrong"),
      ],
      evidence: [Evidence("code", earlier.writtenCode), Evidence("code", entry.writtenCode)],
      related: [context.place(entry.codes.last?.location, in: entry.submission)]
        + [earlier.name.location, earlier.codes.last?.location].map {
          context.place($0, in: earlier.submission)
        })
  }

  static let examples = [
    BatchExample(
      "2つのファイルに同じ施策名", "one measure in two files",
      files: [
        .init("01.xlsx", form("02", "健康づくり", "健康課")),
        .init("02.xlsx", form("03", "↓健康づくり", "福祉課")),
      ]),
    BatchExample(
      "別の施策", "two measures",
      files: [
        .init("01.xlsx", form("02", "健康づくり", "健康課")),
        .init("02.xlsx", form("03", "地域福祉", "福祉課")),
      ]),
  ]

  private static func form(_ code: String, _ name: String, _ office: String) -> String {
    ExampleLayout.submitted(code, name, office, rows: "\(office)の事業数|事業|24|25|25|")
  }
}
