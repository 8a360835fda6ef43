import Forms
import Grid
import Notation
import Rules

/// A change of one cell that might make the others agree.
struct Repair {
  var location: Location
  var edits: [CellEdit]

  /// The fixes the rules themselves propose, and for every number of the indicator the numbers that
  /// the findings quote against it or that follow from its stated rate.
  static func all(
    for indicator: Indicator, settling findings: [Finding], in form: Form, _ book: Book
  ) -> [Repair] {
    let proposed = findings.compactMap { finding -> Repair? in
      guard let edits = finding.fix?.edits.filter(\.changesValue), let first = edits.first,
        edits.allSatisfy({ $0.sheet == first.sheet && $0.reference == first.reference }),
        let index = book.sheets.firstIndex(where: { $0.name == first.sheet })
      else { return nil }
      let place = Location(sheetIndex: index, sheet: first.sheet, cell: first.reference)
      return Repair(location: place, edits: edits)
    }
    let touched = Set(findings.flatMap { [$0.location] + $0.related }.map { CellPlace($0) })
    // What the table itself says speaks for no other cell of it.
    let quoted = findings.flatMap(\.evidence).filter { !isOfTable($0.key) }
      .compactMap { ExactDecimal($0.value) }
    let numbers = indicator.values.filter { touched.contains(CellPlace($0.location)) }
      .flatMap { value -> [Repair] in
        var candidates: [ExactDecimal] = []
        for number in quoted + implied(value, indicator) where number != value.value {
          // A count stays a count.
          guard number.normalized.scale <= value.value?.scale ?? 0 else { continue }
          if !candidates.contains(number) { candidates.append(number) }
        }
        return candidates.compactMap { edit(value, to: $0, book) }
          .map { Repair(location: value.location, edits: [$0]) }
      }
    return proposed + numbers
  }

  /// `target`, `target_2`: a value of the table and no claim about it.
  private static func isOfTable(_ key: String) -> Bool {
    Role(rawValue: key.replacing(/_[0-9]+$/, with: "")) != nil
  }

  /// What a target or an actual must be for the stated rate to be right, in its own decimals.
  private static func implied(_ value: IndicatorValue, _ indicator: Indicator) -> [ExactDecimal] {
    guard let own = value.value else { return [] }
    let year = value.period?.fiscalYear
    func number(_ role: Role) -> ExactDecimal? {
      indicator.values.first { $0.role == role && $0.period?.fiscalYear == year }?.value
    }
    guard let rate = number(.rate), !rate.isZero else { return [] }
    let hundred = ExactDecimal(100)
    switch value.role {
    case .actual:
      return [number(.target).flatMap { ($0 * rate).divided(by: hundred, scale: own.scale) }]
        .compactMap(\.self)
    case .target:
      return [number(.actual).flatMap { ($0 * hundred).divided(by: rate, scale: own.scale) }]
        .compactMap(\.self)
    default: return []
    }
  }

  /// Another number in the cell of a value, in the notation it has; nil where that is not certain.
  private static func edit(
    _ value: IndicatorValue, to number: ExactDecimal, _ book: Book
  ) -> CellEdit? {
    guard let old = value.value, let cell = value.cell, cell.formula == nil else { return nil }
    func edit(_ to: CellValue) -> CellEdit {
      CellEdit(
        sheet: value.location.sheet, reference: value.location.cell, from: cell.value, to: to)
    }
    switch cell.value {
    case .number(let stored):
      // 0.883 shown as 88.3%: the stored number keeps its measure.
      guard let stored = ExactDecimal(stored) else { return nil }
      let isShare = stored * ExactDecimal(100) == old && stored != old
      return edit(.number(isShare ? number.double / 100 : number.double))
    case .text(let text):
      let written = NumberText.find(in: text).filter { $0.value == old }
      guard written.count == 1, let range = written.first?.digits else { return nil }
      let grouped = text.utf8Text(range).contains(",")
      return edit(.text(text.replacing(utf8: range, with: grouped ? number.grouped : "\(number)")))
    default: return nil
    }
  }
}
