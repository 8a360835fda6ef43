package import Forms
import Grid
package import Rules

/// What reports and the rules over several forms look at of a form: of a thousand files this is kept,
/// and no whole form.
package final class FormBrief: Sendable {
  package let submission: Submission
  package let alignmentCost: Double
  package let alignmentMargin: Double?
  /// How many values the form holds.
  package let valueCount: Int
  /// The office that answers for the form as a whole, nil where it names none.
  private let office: String?
  /// The rows that another office answers for or none, in reading order.
  private let offices: [(sheetIndex: Int, rows: ClosedRange<Int>, office: String?)]

  init(_ form: Form, _ submission: Submission) {
    self.submission = submission
    alignmentCost = form.alignment.normalizedCost
    alignmentMargin = form.alignment.margin
    valueCount = form.allIndicators.reduce(0) { $0 + $1.values.count }
    let whole = form.root.office?.raw
    office = whole
    let all = form.allRecords.map { ($0.sheetIndex, $0.rows, $0.office?.raw) }
    offices = all.allSatisfy { $0.2 == nil || $0.2 == whole } ? [] : all
  }

  package var template: Template { submission.template }

  /// The office that answers for a cell.
  package func office(at place: Location) -> String? {
    let around = offices.last {
      $0.sheetIndex == place.sheetIndex && $0.rows.contains(place.cell.row)
    }
    return around?.office ?? office
  }
}
