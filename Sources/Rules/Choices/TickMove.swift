import Forms
import Grid
import Notation

/// The edits that leave one choice of a question ticked, each box in the kind it is.
struct TickMove {
  private let context: RuleContext
  private let ticks: TickGroup
  private let isCleared: Bool
  private var edits: [CellEdit] = []
  private var sheetEdits: [SheetEdit] = []

  var fix: Fix { Fix(.unsafe, edits, sheetEdits: sheetEdits) }

  /// - Parameter option: nil for none of them.
  /// - Returns: nil where there is no such box, or one of the boxes cannot be changed.
  init?(_ ticks: TickGroup, to option: String?, _ context: RuleContext) {
    self.context = context
    self.ticks = ticks
    isCleared = option == nil
    guard option == nil || ticks.boxes.contains(where: { $0.option == option }) else { return nil }
    let changes = ticks.boxes.filter { box in
      (box.isTicked == true) != (option != nil && box.option == option)
    }
    var signs: [TickGroup.Box] = []
    for box in changes {
      switch box.bearer {
      case .cell:
        guard let edit = context.edit(box.location, to: .boolean(box.isTicked != true)) else {
          return nil
        }
        edits.append(edit)
      case .formControl, .activeX: guard addControl(box) else { return nil }
      case .sign: signs.append(box)
      }
    }
    guard addSigns(signs) else { return nil }
  }

  // MARK: controls

  private mutating func addControl(_ box: TickGroup.Box) -> Bool {
    guard let shape = box.shape, context.book.sheets.indices.contains(box.location.sheetIndex),
      let control = context.book.sheets[box.location.sheetIndex].controls.first(where: {
        $0.shape == shape
      })
    else { return false }
    let isOn = box.isTicked != true
    let change = SheetEdit.Change.tick(
      shape: shape, from: control.state ?? .off, to: isOn ? .on : .off, label: box.label)
    sheetEdits.append(
      SheetEdit(sheet: box.location.sheet, reference: box.location.cell, change: change))
    guard let link = linkedCell(of: control, in: box.location.sheetIndex) else { return true }
    guard let value = linkedValue(control, isOn, in: box.location.sheetIndex) else { return true }
    guard let edit = context.edit(link, to: value) else { return false }
    edits.append(edit)
    return true
  }

  /// The cell that holds the state too; nil where there is none in this book.
  private func linkedCell(of control: Control, in sheet: Int) -> Location? {
    guard let area = control.linkedCell.flatMap({ AreaReference($0) }) else { return nil }
    let index = area.sheet.map { name in context.book.sheets.firstIndex { $0.name == name } }
    guard let index = index ?? sheet else { return nil }
    return Location(
      sheetIndex: index, sheet: context.book.sheets[index].name, cell: area.range.first)
  }

  /// A check box links to TRUE or FALSE, the option buttons of a group to the number of the one that is
  /// on; nil where another button of the group says it.
  private func linkedValue(_ control: Control, _ isOn: Bool, in sheet: Int) -> CellValue? {
    guard control.kind == .optionButton, control.family == .form else { return .boolean(isOn) }
    let group = context.book.sheets[sheet].controls.filter {
      $0.kind == .optionButton && $0.family == .form && $0.group == control.group
    }
    let number = group.firstIndex { $0.shape == control.shape }
    if isOn { return number.map { .number(Double($0 + 1)) } }
    return isCleared ? .number(0) : nil
  }

  // MARK: signs

  /// Signs change places; a box that is a whole empty cell gets one.
  private mutating func addSigns(_ boxes: [TickGroup.Box]) -> Bool {
    guard !boxes.isEmpty else { return true }
    guard let off = sign(false), let on = sign(true) ?? Self.tick(for: off) else { return false }
    let places = Frequency(boxes.map { Place($0.location) }).ordered.map(\.value)
    for place in places {
      let here = boxes.filter { Place($0.location) == place }
      guard let edit = edit(here, on: on, off: off) else { return false }
      edits.append(edit)
    }
    return true
  }

  private func edit(_ boxes: [TickGroup.Box], on: String, off: String) -> CellEdit? {
    var location = boxes[0].location
    location.range = nil
    guard let cell = context.cell(at: location), !cell.value.isBlank else {
      return boxes.count == 1 ? context.edit(location, to: .text(on)) : nil
    }
    guard case .text(let text) = cell.value else { return nil }
    var bytes = Array(text.utf8)
    let inOrder = boxes.sorted {
      ($0.signRange?.lowerBound ?? 0) > ($1.signRange?.lowerBound ?? 0)
    }
    for box in inOrder {
      guard let range = box.signRange, range.upperBound <= bytes.count else { return nil }
      bytes.replaceSubrange(range, with: Array((box.isTicked == true ? off : on).utf8))
    }
    let changed = String(decoding: bytes, as: UTF8.self)
    return context.edit(location, to: changed.isEmpty ? .blank : .text(changed))
  }

  /// How this question draws a box that is ticked, or one that is not.
  private func sign(_ isTicked: Bool) -> String? {
    ticks.boxes.lazy.filter { $0.isTicked == isTicked }.compactMap { box in
      if case .sign(let sign) = box.bearer { sign } else { nil }
    }.first
  }

  /// Under headings, where empty is empty, a ring is how people choose.
  private static func tick(for off: String) -> String? {
    off.isEmpty ? "○" : TickText.ticked(off)
  }
}
