package import Forms
import Notation

/// One returned form of a batch: what the rules over several forms look at, and no more, for a batch
/// may be of thousands of files.
package struct Submission: Sendable {
  /// The path as the user wrote it.
  package let file: String
  package let template: Template
  package let identity: FormIdentity
  /// When the file says it was last saved: `2023-05-08T09:00:00Z`.
  package let savedAt: String?
  /// Of the file's bytes, where it is known.
  package let digest: String?
  /// The whole form, where the job keeps it anyway.
  package let form: Form?
  /// What reports must not repeat.
  package let names: PersonNames
  /// The cell that stands for the whole form.
  package let keyLocation: Location?
  /// The day the form says it was filled in, else the day the file was saved: `2023-05-08`.
  package let day: String?
  /// In reading order.
  package let indicators: [SubmittedIndicator]
  /// None where nothing is compared with last year.
  let texts: [SubmittedText]
  let misplacedRows: [MisplacedRow]
  /// Some indicator has a place for its actual.
  let asksForActuals: Bool
  /// The years in its headings, ascending; nil where they name none.
  let headingYears: [Int]?
  /// The latest year that has an actual, else the one the form is about.
  private let year: Int?

  /// - Parameters:
  ///   - keepsForm: false lets go of everything that is not named above.
  ///   - keepsTexts: whether it may be compared with another year's.
  package init(
    file: String, form: Form, savedAt: String? = nil, digest: String? = nil,
    keepsForm: Bool = true, keepsTexts: Bool = true
  ) {
    self.file = file
    self.savedAt = savedAt
    self.digest = digest
    self.form = keepsForm ? form : nil
    template = form.template
    identity = FormIdentity(form)
    names = PersonNames([form])
    keyLocation =
      identity.keyLocation ?? form.allIndicators.lazy.compactMap(\.place).first
      ?? form.allFields.first { !$0.isEmpty }?.location
    day = Self.filledInOn(form) ?? savedAt.map { String($0.prefix(10)) }
    indicators = SubmittedIndicator.all(of: form)
    texts = keepsTexts ? SubmittedText.all(of: form) : []
    misplacedRows = MisplacedRow.all(of: form)
    let values = form.allIndicators.lazy.flatMap(\.values)
    asksForActuals = values.contains { $0.role == .actual }
    let years = Set(
      values.filter { $0.statedPeriod == nil && $0.headingLocation != nil }
        .compactMap { $0.period?.fiscalYear })
    headingYears = years.isEmpty ? nil : years.sorted()
    let actuals = values.filter { $0.role == .actual && $0.value != nil }
    year = actuals.compactMap { $0.period?.fiscalYear }.max() ?? form.evaluationYear
  }

  package var name: String { file.split(separator: "/").last.map(String.init) ?? file }

  private static func filledInOn(_ form: Form) -> String? {
    let field = form.sheetRecords.lazy.flatMap(\.fields).first { $0.key == "所管.記入日" }
    guard let field, case .date(let year, let month, let day)? = Period.parse(field.text)?.kind
    else { return nil }
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }.joined(separator: "-")
  }

  /// Where "later" is decided: the day of filling in, then of saving, then the file's name. The file
  /// system's own times are left out: a copy has others, and the same files must give the same.
  /// Without their extensions `a（再）.xlsx` comes after `a.xlsx`.
  package static func isEarlier(_ one: Submission, _ other: Submission) -> Bool {
    (one.day ?? "", one.savedAt ?? "", one.name.fileStem, one.file)
      < (other.day ?? "", other.savedAt ?? "", other.name.fileStem, other.file)
  }

  /// Whether it surely tells of a later year than the other one: what is read with the other year's
  /// headings, or given twice, is not held against itself.
  func isOfLaterYear(than other: Submission) -> Bool {
    guard let own = year, let before = other.year else { return false }
    return before < own
  }

  /// Whether it is of a register without actuals: every edition of it has the same years.
  func hasSameYears(as other: Submission) -> Bool {
    !asksForActuals && !other.asksForActuals && headingYears != nil
      && headingYears == other.headingYears
  }
}

/// One sentence or more that somebody wrote into a submission.
struct SubmittedText: Sendable {
  let key: String
  let group: String
  /// What people call the record that holds it.
  let owner: String
  let raw: String
  let location: Location

  static func all(of form: Form) -> [SubmittedText] {
    form.allRecords.flatMap { record in
      record.fields.filter { $0.key.hasPrefix("本文.") && !$0.filledDown }.map { field in
        SubmittedText(
          key: field.key, group: record.group, owner: record.owner, raw: field.raw,
          location: field.location)
      }
    }
  }
}
