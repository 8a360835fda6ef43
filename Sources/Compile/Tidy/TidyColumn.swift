import Grid
import Notation
import Rules

/// One column of a tidy table: names filled in, figures made numbers.
struct TidyColumn {
  let source: OpenColumn
  var heading: String
  /// One for each record.
  var fields: [ExportField] = []
  private(set) var changes: [TidyChange] = []
  private var values: [Cell?]
  private let sheet: String

  init(_ source: OpenColumn, heading: String, values: [Cell?], sheet: String) {
    self.source = source
    self.heading = heading
    self.values = values
    self.sheet = sheet
  }

  /// Neither a name nor a value.
  var isEmpty: Bool { heading.isEmpty && values.allSatisfy { $0 == nil } }

  private mutating func note(
    _ kind: TidyChange.Kind, _ cell: CellReference?, _ before: String, _ after: String
  ) {
    changes.append(TidyChange(kind, sheet: sheet, cell, before, after))
  }

  // MARK: Names

  private static let dittos: Set<String> = ["〃", "同上", "″"]

  /// Ditto marks become what they stand for, and so do blanks in the outermost column of names.
  ///
  /// - Parameter places: where the records have this column, for the log.
  mutating func fillDown(_ places: [CellReference], isOutermost: Bool) {
    guard !source.isNumeric else { return }
    var last: Cell?
    let fills = isOutermost && values.first.map { $0 != nil } ?? false
    for index in values.indices {
      let text = values[index].map { Normalization.trimmed($0.shown) } ?? ""
      let isDitto = Self.dittos.contains(text)
      guard isDitto || (text.isEmpty && fills), var cell = last else {
        if !text.isEmpty { last = values[index] }
        continue
      }
      cell.reference = places[index]
      values[index] = cell
      note(.filledDown, cell.reference, text, PublicText.cleaned(cell.shown))
    }
  }

  // MARK: Values

  /// - Parameter isData: figures of tables about data stay as they are.
  mutating func type(isData: Bool) {
    let isMeasure = isData && source.isNumeric && !source.isCode && !source.isTime
    let unit = isMeasure && !hasLeadingZeros ? commonUnit : nil
    let converts = isMeasure && !hasLeadingZeros
    for cell in values {
      if let cell, let formula = cell.formula {
        note(.formula, cell.reference, "=" + formula, cell.shown)
      }
    }
    fields = values.map { cell in
      guard let cell else { return .blank }
      if converts, let number = number(cell, unit) { return .number(number) }
      return text(cell)
    }
    noteNumbers()
    guard let unit, !heading.contains("(") && !heading.contains("（") else { return }
    let named = "\(heading)(\(PublicText.cleaned(unit)))"
    note(.unit, source.heading, heading, named)
    heading = named
  }

  private mutating func noteNumbers() {
    for (cell, field) in zip(values, fields) {
      guard let cell, case .text(let before) = cell.value else { continue }
      switch field {
      case .number(let number) where number.description != before:
        note(.number, cell.reference, before, number.description)
      case .text(let after) where after != before:
        let isCharacter = before.unicodeScalars.contains(where: PlatformCharacter.contains)
        note(isCharacter ? .characters : .spaces, cell.reference, before, after)
      default: continue
      }
    }
  }

  private func text(_ cell: Cell) -> ExportField {
    if case .number(let number) = cell.value, cell.display == nil {
      return ExactDecimal(number).map { .number($0) } ?? .text(cell.shown)
    }
    if case .number(let number) = cell.value, let shown = NumberText.parse(cell.shown),
      shown.isBareNumber
    {
      return ExactDecimal(number).map { .number($0) } ?? .text(cell.shown)
    }
    return ExportField(PublicText.cleaned(cell.shown, isName: cell.shown.count < 40))
  }

  /// The number of a cell; nil where it says more than a number, or another unit.
  private func number(_ cell: Cell, _ unit: String?) -> ExactDecimal? {
    guard let parsed = NumberText.parse(cell.shown), parsed.hasAtMostUnit else { return nil }
    if let own = parsed.unit, Units.comparable(own) != unit { return nil }
    guard case .number(let stored) = cell.value, let exact = ExactDecimal(stored) else {
      return parsed.value
    }
    return parsed.unit == nil || parsed.unit.map(Units.comparable) != "%"
      ? exact : (exact * ExactDecimal(100)).normalized
  }

  /// The unit that every figure of the column carries, nil where they do not agree.
  private var commonUnit: String? {
    let figures = values.compactMap { $0.flatMap { NumberText.parse($0.shown) } }
    let units = Set(figures.map { $0.unit.map(Units.comparable) })
    return units.count == 1 ? units.first ?? nil : nil
  }

  /// Numbers with leading zeros name something.
  private var hasLeadingZeros: Bool {
    values.contains { cell in
      guard case .text(let text)? = cell?.value else { return false }
      return text.utf8.count > 1 && text.hasPrefix("0")
        && text.utf8.allSatisfy { (48...57).contains($0) }
    }
  }
}
