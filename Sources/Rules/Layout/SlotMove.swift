import Forms
import Grid
import Notation

/// The edits that move the indicators of later slots up, so that no slot before them is empty. The
/// numbers of the slots stay where they are.
struct SlotMove {
  private let context: RuleContext
  private let sheetIndex: Int
  private(set) var edits: [CellEdit] = []

  var fix: Fix { Fix(.unsafe, edits) }

  /// - Returns: nil where a slot holds what cannot be moved: formulas in one slot only, boxes, merged
  ///   cells of another shape.
  init?(_ skipped: SheetComparison.SkippedSlot, _ context: RuleContext) {
    self.context = context
    sheetIndex = skipped.location.sheetIndex
    guard context.book.sheets.indices.contains(sheetIndex) else { return nil }
    var wanted: [CellReference: CellReference?] = [:]
    for (from, to) in zip(skipped.later, skipped.slots) {
      guard let cells = cells(of: from, skipped.group) else { return nil }
      for cell in cells {
        let row = cell.row + to.cell.row - from.cell.row
        let column = cell.column + to.cell.column - from.cell.column
        guard row >= 0, column >= 0 else { return nil }
        wanted[CellReference(row: row, column: column)] = cell
        if wanted[cell] == nil { wanted[cell] = .some(nil) }
      }
    }
    for (target, source) in wanted.sorted(by: { $0.key < $1.key }) {
      guard add(target, from: source) else { return nil }
    }
    if edits.isEmpty { return nil }
  }

  /// The cells that the indicator of a slot fills; nil where it is not read as one.
  private func cells(of name: Location, _ group: String) -> Set<CellReference>? {
    let owner = context.form.allIndicators.first { indicator in
      indicator.nameLocation.map { Place($0) == Place(name) } ?? false
    }
    guard let owner, let record = context.form.record(of: owner) else { return nil }
    var locations = owner.values.map(\.location) + [name]
    if record.group == group {
      guard !record.fields.contains(where: { $0.ticks != nil }) else { return nil }
      locations += record.fields.filter { !$0.filledDown }.map(\.location)
    }
    guard locations.allSatisfy({ $0.sheetIndex == sheetIndex }) else { return nil }
    return Set(locations.map(\.cell))
  }

  private mutating func add(_ target: CellReference, from source: CellReference?) -> Bool {
    let sheet = context.book.sheets[sheetIndex]
    let old = sheet[target]
    let new = source.flatMap { sheet[$0] }
    // Formulas on both sides work with what is moved.
    if old?.formula != nil || new?.formula != nil { return source == nil || old?.formula != nil }
    // Infinities and their like stand in no sound file.
    for case .number(let number)? in [old?.value, new?.value] where !number.isFinite {
      return false
    }
    let number = Self.number(of: old)
    var value = new?.value ?? .blank
    if case .text(let text) = value {
      let bare = Self.bare(text)
      value = number.isEmpty && Self.number(of: new).isEmpty ? value : .text(number + bare)
    } else if value.isBlank, !number.isEmpty {
      value = .text(trimmed(number))
    }
    let place = Location(sheetIndex: sheetIndex, sheet: sheet.name, cell: target)
    var format: String?
    if case .number = value, !context.isPlainText, new?.numberFormat != old?.numberFormat {
      format = new?.numberFormat ?? "General"
    }
    guard let edit = context.edit(place, to: value, format: format) else { return false }
    if edit.from != edit.to || edit.numberFormat != nil { edits.append(edit) }
    return true
  }

  /// 「② 」 of 「② 加入率」
  private static func number(of cell: Cell?) -> String {
    guard case .text(let text)? = cell?.value else { return "" }
    let bare = bare(text)
    guard bare.utf8.count < text.utf8.count else { return "" }
    let number = text.utf8Text(0..<(text.utf8.count - bare.utf8.count))
    return bare.isEmpty ? trimmed(number) + " " : number
  }

  /// What stands behind the circled number.
  private static func bare(_ text: String) -> String {
    let lead = text.unicodeScalars.prefix { $0.properties.isWhitespace }
    guard let first = text.unicodeScalars.dropFirst(lead.count).first,
      Glyphs.number(ofCircled: first) != nil
    else { return text }
    let rest = text.unicodeScalars.dropFirst(lead.count + 1).drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(rest))
  }
}
