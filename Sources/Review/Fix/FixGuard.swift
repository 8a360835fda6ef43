import Forms
import Grid
import Notation
import Rules
import Workbook

/// What a fix may never do, whatever the rule says that offers it.
///
/// Source: rule catalogue, 3.4.
struct FixGuard {
  private let reading: Review.Reading
  private let options: FixOptions
  private var persons: Set<CellPlace> = []
  private var narratives: Set<CellPlace> = []
  private var uncertain: Set<CellPlace> = []
  /// The numbers of the sheets.
  private let sheets: [String: Int]
  /// The headings less like the form's than counts as found.
  private static let certainSimilarity = 0.95

  init(_ reading: Review.Reading, _ options: FixOptions) {
    self.reading = reading
    self.options = options
    sheets = Dictionary(
      reading.book.sheets.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first })
    let form = reading.form
    let doubtful = Set(
      form.alignment.headings.filter { $0.similarity < Self.certainSimilarity }
        .map { CellPlace($0.location) })
    for field in form.allFields {
      let place = CellPlace(field.location)
      if field.isPerson { persons.insert(place) }
      if field.isNarrative { narratives.insert(place) }
      if let label = field.label, doubtful.contains(CellPlace(label)) { uncertain.insert(place) }
    }
    for value in form.allIndicators.flatMap(\.values) {
      if let heading = value.headingLocation, doubtful.contains(CellPlace(heading)) {
        uncertain.insert(CellPlace(value.location))
      }
    }
    // A heading may be put right although it is not the form's: that is what the rule is about.
    uncertain.subtract(form.alignment.headings.map { CellPlace($0.location) })
  }

  /// Why a finding's fix must not be made, nil where it may.
  func reason(_ step: FixRound.Step) -> WithheldFix.Reason? {
    for edit in step.edits {
      if let reason = reason(edit) { return reason }
    }
    for edit in step.sheetEdits {
      if let reason = reason(edit) { return reason }
    }
    return nil
  }

  /// What restores the form itself is not a department's to lock.
  private func reason(_ edit: SheetEdit) -> WithheldFix.Reason? {
    if reading.isPlainText { return .notInText }
    guard case .tick = edit.change else { return nil }
    if uncertain.contains(CellPlace(edit)) { return .uncertain }
    guard let protection = reading.book.sheet(named: edit.sheet)?.protection, protection.isOn
    else { return nil }
    return options.allowsLocked || protection.allowed.contains(.objects) ? nil : .locked
  }

  private func reason(_ edit: CellEdit) -> WithheldFix.Reason? {
    let place = CellPlace(edit)
    let changesContent = edit.changesValue || edit.formula != nil
    if reading.book.sheet(named: edit.sheet)?[edit.reference]?.formula != nil, changesContent {
      return .formula
    }
    if reading.isPlainText, edit.formula != nil || !edit.changesValue { return .notInText }
    if persons.contains(place), Self.withoutSpaces(edit.from) != Self.withoutSpaces(edit.to) {
      return .personName
    }
    if narratives.contains(place), !options.allowsUnsafe, Self.changesWords(edit) {
      return .narrative
    }
    if uncertain.contains(place) { return .uncertain }
    if !options.allowsLocked, isLocked(place) { return .locked }
    if edit.changesValue, edit.formula == nil, let number = sheets[edit.sheet],
      let objection = reading.book.objection(to: edit.to, at: edit.reference, inSheet: number)
    {
      return .refused(objection)
    }
    return nil
  }

  private static func withoutSpaces(_ value: CellValue) -> String {
    value.raw.filter { !$0.isWhitespace }
  }

  /// Widths, look-alikes and spaces are no words; nor is a mark that there is nothing to say.
  private static func changesWords(_ edit: CellEdit) -> Bool {
    let isMark = [edit.from, edit.to].allSatisfy { MissingMark.parse(trimmed($0.raw)) != nil }
    return !isMark && words(edit.from) != words(edit.to)
  }

  private static func words(_ value: CellValue) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in value.raw.unicodeScalars {
      if let number = Glyphs.number(ofLookalike: scalar) {
        plain.append(contentsOf: String(number).unicodeScalars)
      } else {
        plain.append(scalar)
      }
    }
    return Normalization.withoutSpaces(String(plain))
  }

  private func isLocked(_ place: CellPlace) -> Bool {
    guard let protection = reading.book.sheet(named: place.sheet)?.protection, protection.isOn
    else { return false }
    let isOpen = protection.openRanges.contains { range in
      !range.hasPassword && range.ranges.contains { $0.contains(place.cell) }
    }
    guard !isOpen else { return false }
    // What cannot be told is taken for locked, as cells are by default.
    let styles = try? reading.workbook.styles(of: [place.cell], inSheet: place.sheet)
    return styles?[place.cell].map { reading.book.formats[$0].isLocked } ?? true
  }
}

extension Review.Reading {
  var isPlainText: Bool { book.kind.isPlainText }
}
