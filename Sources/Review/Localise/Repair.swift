import Forms
import Grid
import Notation
import Rules

/// A change of one cell that might make the others agree.
struct Repair {
  var location: Location
  /// Empty for a sentence or a judgement, which can be made to agree with any table.
  var edits: [CellEdit]

  /// The fixes the rules themselves propose; for every number of the indicators, the numbers that the
  /// findings quote against it, that follow from its stated rate or that turn a verdict; the texts.
  static func all(
    for strands: Set<Contradiction.Strand>, settling own: [Contradiction], _ trial: Trial
  )
    -> [Repair]
  {
    let findings = own.map(\.finding)
    let texts = Set(findings.filter(isAboutText).map(\.location).map(CellPlace.init))
    var repairs = findings.flatMap { proposed($0, trial.book) }
      .filter { !texts.contains(CellPlace($0.location)) }
    let indicators = strands.sorted().compactMap { strand -> Indicator? in
      guard case .indicator(let number) = strand else { return nil }
      return trial.form.allIndicators[number]
    }
    for indicator in indicators {
      repairs += numbers(of: indicator, settling: findings, trial.book)
    }
    for finding in findings where finding.rule == Contradiction.ruleOfTotals {
      repairs += parts(of: finding, trial.book)
    }
    var seen: Set<CellPlace> = []
    for finding in findings
    where isAboutText(finding) && seen.insert(CellPlace(finding.location)).inserted {
      var place = finding.location
      place.range = nil
      repairs.append(Repair(location: place, edits: []))
    }
    return repairs
  }

  /// Whether what it stands at is a sentence, or a judgement that no rule can put right in one cell: a
  /// box of a form control is in none.
  static func isAboutText(_ finding: Finding) -> Bool {
    finding.rule.hasPrefix("TXT") || finding.rule.hasPrefix("VRD") && edits(of: finding).isEmpty
  }

  /// What its fix writes into a cell, where it does nothing else.
  private static func edits(of finding: Finding) -> [CellEdit] {
    guard let fix = finding.fix, fix.sheetEdits.isEmpty else { return [] }
    let edits = fix.edits.filter(\.changesValue)
    return Set(edits.map { CellPlace($0) }).count == 1 ? edits : []
  }

  private static func proposed(_ finding: Finding, _ book: Book) -> [Repair] {
    let edits = edits(of: finding)
    guard let first = edits.first,
      let index = book.sheets.firstIndex(where: { $0.name == first.sheet })
    else { return [] }
    let place = Location(sheetIndex: index, sheet: first.sheet, cell: first.reference)
    return [Repair(location: place, edits: edits)]
  }

  // MARK: numbers of indicators

  private static func numbers(
    of indicator: Indicator, settling findings: [Finding], _ book: Book
  ) -> [Repair] {
    let touched = Set(findings.flatMap { [$0.location] + $0.related }.map { CellPlace($0) })
    let judged = Set(
      findings.filter { $0.rule.hasPrefix("VRD") }.flatMap(\.related).map { CellPlace($0) })
    // What the table itself says speaks for no other cell of it, and what a rule works out is a rate.
    let quoted = findings.flatMap { finding in
      finding.evidence.filter { !isOfTable($0.key) }.map { one in
        (isRate: finding.rule.hasPrefix("ACH") || one.key == "calculated", value: one.value)
      }
    }.compactMap { one in ExactDecimal(one.value).map { (one.isRate, $0) } }
    return indicator.values.filter { touched.contains(CellPlace($0.location)) }
      .flatMap { value -> [Repair] in
        var candidates: [ExactDecimal] = []
        let turning = judged.contains(CellPlace(value.location)) ? turning(value, indicator) : []
        let known = quoted.filter { !$0.0 || value.role == .rate }.map(\.1)
        for number in known + implied(value, indicator) + turning where number != value.value {
          // A count stays a count.
          guard number.normalized.scale <= value.value?.scale ?? 0 else { continue }
          if !candidates.contains(number) { candidates.append(number) }
        }
        return candidates.compactMap { edit(value, to: $0) }
          .map { Repair(location: value.location, edits: [$0]) }
      }
  }

  /// `target`, `target_2`: a value of the table and no claim about it.
  private static func isOfTable(_ key: String) -> Bool {
    Role(rawValue: key.replacing(/_[0-9]+$/, with: "")) != nil
  }

  /// The value of another role in the same year.
  private static func number(
    _ role: Role, beside value: IndicatorValue, _ indicator: Indicator
  ) -> ExactDecimal? {
    let year = value.period?.fiscalYear
    return indicator.values.first { $0.role == role && $0.period?.fiscalYear == year }?.value
  }

  /// What a target or an actual must be for the stated rate to be right, in its own decimals.
  private static func implied(_ value: IndicatorValue, _ indicator: Indicator) -> [ExactDecimal] {
    guard let own = value.value, let rate = number(.rate, beside: value, indicator), !rate.isZero
    else { return [] }
    let hundred = ExactDecimal(100)
    switch value.role {
    case .actual:
      return [
        number(.target, beside: value, indicator)
          .flatMap { ($0 * rate).divided(by: hundred, scale: own.scale) }
      ].compactMap(\.self)
    case .target:
      return [
        number(.actual, beside: value, indicator)
          .flatMap { ($0 * hundred).divided(by: rate, scale: own.scale) }
      ].compactMap(\.self)
    default: return []
    }
  }

  /// The values next to the other one, on which a verdict turns.
  private static func turning(_ value: IndicatorValue, _ indicator: Indicator) -> [ExactDecimal] {
    let other: Role? =
      switch value.role {
      case .actual: .target
      case .target: .actual
      default: nil
      }
    guard let own = value.value,
      let limit = other.flatMap({ number($0, beside: value, indicator) })
    else { return [] }
    let step = ExactDecimal(units: 1, scale: own.scale)
    // A target of nothing would settle every rate by there being none.
    return [limit, limit - step, limit + step].filter {
      value.role != .target || own.isZero || !$0.isZero && ($0 < .zero) == (own < .zero)
    }
  }

  /// Another number in the cell of a value, in the notation it has; nil where that is not certain.
  private static func edit(_ value: IndicatorValue, to number: ExactDecimal) -> CellEdit? {
    guard let old = value.value, let cell = value.cell else { return nil }
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

  // MARK: parts of a total

  /// Every part as it must be for the total to be right: the rest of a sum, the quotient of a product.
  private static func parts(of finding: Finding, _ book: Book) -> [Repair] {
    let parts = finding.related.compactMap { place -> (place: Location, number: ExactDecimal)? in
      number(at: place, book).map { (place, $0) }
    }
    guard parts.count == finding.related.count, let total = number(at: finding.location, book),
      let sum = finding.evidence.first(where: { $0.key == "sum" }).flatMap({
        ExactDecimal($0.value)
      })
    else { return [] }
    let isSum = parts.map(\.number).reduce(.zero, +) == sum
    return parts.compactMap { place, number in
      let others = parts.filter { $0.place != place }.map(\.number)
      let right =
        isSum
        ? number + total - sum
        : total.divided(by: others.reduce(ExactDecimal(1), *), scale: number.scale)
      guard let right, let cell = book.sheet(named: place.sheet)?[place.cell] else { return nil }
      let to: CellValue =
        if case .number = cell.value { .number(right.double) } else { .text("\(right)") }
      return Repair(
        location: place,
        edits: [CellEdit(sheet: place.sheet, reference: place.cell, from: cell.value, to: to)])
    }
  }

  /// The number that is all there is in a cell.
  private static func number(at place: Location, _ book: Book) -> ExactDecimal? {
    switch book.sheet(named: place.sheet)?[place.cell]?.value {
    case .number(let number): ExactDecimal(number)
    case .text(let text):
      NumberText.parse(text).flatMap { $0.isBareNumber ? $0.value : nil }
    default: nil
    }
  }
}
