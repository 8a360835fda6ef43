package import Forms
import Notation

/// One returned form of a batch.
package struct Submission: Sendable {
  /// The path as the user wrote it.
  package var file: String
  package var form: Form
  package var identity: FormIdentity
  /// When the file says it was last saved: `2023-05-08T09:00:00Z`.
  package var savedAt: String?

  package init(file: String, form: Form, savedAt: String? = nil) {
    self.file = file
    self.form = form
    self.savedAt = savedAt
    identity = FormIdentity(form)
  }

  package var name: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// The day the form says it was filled in, else the day the file was saved: `2023-05-08`.
  package var day: String? { filledInOn ?? savedAt.map { String($0.prefix(10)) } }

  private var filledInOn: String? {
    let field = form.sheetRecords.lazy.flatMap(\.fields).first { $0.key == "所管.記入日" }
    guard let field, case .date(let year, let month, let day)? = Period.parse(field.text)?.kind
    else { return nil }
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }.joined(separator: "-")
  }

  /// The name without its extension: `a（再）.xlsx` comes after `a.xlsx`.
  private var stem: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Where "later" is decided: the day of filling in, then of saving, then the file's name. The file
  /// system's own times are left out: a copy has others, and the same files must give the same.
  package static func isEarlier(_ one: Submission, _ other: Submission) -> Bool {
    (one.day ?? "", one.savedAt ?? "", one.stem, one.file)
      < (other.day ?? "", other.savedAt ?? "", other.stem, other.file)
  }

  /// The cell that stands for the whole form.
  package var keyLocation: Location? {
    identity.keyLocation ?? form.allIndicators.lazy.compactMap(\.place).first
      ?? form.allFields.first { !$0.isEmpty }?.location
  }

  /// Whether it surely tells of a later year than the other one: what is read with the other year's
  /// headings, or given twice, is not held against itself.
  func isOfLaterYear(than other: Submission) -> Bool {
    guard let own = year, let before = other.year else { return false }
    return before < own
  }

  /// The latest year that has an actual, else the one the form is about.
  private var year: Int? {
    let actuals = form.allIndicators.flatMap(\.values).filter {
      $0.role == .actual && $0.value != nil
    }
    return actuals.compactMap { $0.period?.fiscalYear }.max() ?? form.evaluationYear
  }
}
