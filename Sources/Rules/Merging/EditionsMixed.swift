import Forms
import Grid
import Notation

extension Rule {
  /// Some of the files are filled in on another edition of the form than the others.
  static let editionsMixed = Rule(
    id: "MRG-003",
    title: Message(ja: "様式版の混在", en: "Editions mixed"),
    severity: .error,
    why: Message(
      ja: "年度の違う様式が混じると、違う年の値が同じ列に並びます。",
      en: "With forms of two years the values of different years stand in one column."),
    condition: Message(
      ja: "様式に書かれた評価年度、または年度の見出しが、ほかのファイルとずれている。",
      en: "The year a form states, or the years in its headings, differ from the other files'."),
    remedy: Message(
      ja: "今年度の様式で出し直してもらってください。",
      en: "Ask for it on this year's form."),
    source: "MRG-003（統合）",
    batchExamples: [
      BatchExample(
        "1つだけ前年度の様式", "one file on last year's form",
        files: [
          .init("01.xlsx", form("01", "令和4年度")), .init("02.xlsx", form("02", "令和4年度")),
          .init("03.xlsx", form("03", "↓令和3年度")),
        ]),
      BatchExample(
        "同じ版", "one edition",
        files: [
          .init("01.xlsx", form("01", "令和4年度")), .init("02.xlsx", form("02", "令和４年度")),
        ]),
    ],
    checkBatch: EditionsMixed.check)

  private static func form(_ code: String, _ year: String) -> String {
    ExampleLayout.submitted(
      "\"\(code)\"", "健康づくり", "健康課", year: year, rows: "受診率|%|24|25.3|25|")
  }
}

private enum EditionsMixed {
  private struct Edition: Hashable {
    var form: String
    var year: Int?
  }

  static func check(_ context: BatchContext) -> [Finding] {
    let editions = editions(context)
    let forms = Frequency(editions.map(\.form)).ordered.map(\.value)
    return forms.flatMap { form -> [Finding] in
      let own = editions.indices.filter { editions[$0].form == form }
      // Files are counted in the order of their names: the first of two equally frequent ones.
      let frequency = Frequency(own.compactMap { editions[$0].year })
      guard frequency.ordered.count > 1, let usual = frequency.mostFrequent else { return [] }
      return frequency.ordered.map(\.value).filter { $0 != usual }.compactMap { year in
        finding(
          year, of: own.filter { editions[$0].year == year }, usual: usual,
          others: own.filter { editions[$0].year == usual }, context)
      }
    }
  }

  private static func finding(
    _ year: Int, of files: [Int], usual: Int, others: [Int], _ context: BatchContext
  ) -> Finding? {
    guard let first = files.first, let location = title(first, context) else { return nil }
    let (own, common) = (Period.fiscal(year).label, Period.fiscal(usual).label)
    let names = files.map { context.name($0) }
    return context.finding(
      at: location, key: "edition", owner: own,
      Message(
        ja: "\(own)の様式が混じっています（ほかの \(others.count) ファイルは\(common)）",
        en: "A form of \(own) among \(others.count) files of \(common)"),
      detail: [
        Message(
          ja: "\(own)の様式: \(names.map(\.ja).joined(separator: "、"))",
          en: "Of \(own): \(names.map(\.en).joined(separator: ", "))"),
        .cause(ja: "前年度のファイルに上書きして作った", en: "last year's file was taken again"),
        .remedy(ja: "\(common)の様式で出し直してもらう", en: "ask for it on the form of \(common)"),
      ],
      evidence: [Evidence("edition", "\(year)"), Evidence("usual", "\(usual)")],
      related: files.map { context.place(context.submissions[$0].keyLocation, in: $0) }
        + files.dropFirst().map { title($0, context) }
        + [others.first.flatMap { title($0, context) }])
  }

  private static func title(_ submission: Int, _ context: BatchContext) -> Location? {
    let one = context.submissions[submission]
    return context.place(one.identity.yearField?.location ?? one.keyLocation, in: submission)
  }

  /// The year each form is of: the one it states, else by how far its headings are shifted.
  private static func editions(_ context: BatchContext) -> [Edition] {
    let spans = context.submissions.map(\.headingYears)
    return context.submissions.enumerated().map { index, submission in
      let form = submission.template.id
      if let year = submission.identity.statedYear { return Edition(form: form, year: year) }
      let own = context.submissions.indices.filter {
        context.submissions[$0].template.id == form
      }
      guard let usual = Frequency(own.compactMap { spans[$0] }).mostFrequent,
        let base = submission.identity.evaluationYear ?? usual.last, let span = spans[index],
        span.count == usual.count, let shift = shift(from: usual, to: span)
      else { return Edition(form: form, year: submission.identity.evaluationYear) }
      return Edition(form: form, year: base + shift)
    }
  }

  /// By how many years all headings differ alike; nil where they do not.
  private static func shift(from one: [Int], to other: [Int]) -> Int? {
    let shifts = Set(zip(one, other).map { $1 - $0 })
    return shifts.count == 1 ? shifts.first : nil
  }
}
