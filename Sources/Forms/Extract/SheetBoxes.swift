import Grid

/// The check boxes and option buttons that lie over a sheet's cells.
struct SheetBoxes: Sendable {
  struct Box: Sendable {
    /// The cell that the box itself (not its label) lies over.
    var cell: CellReference
    /// How far down in the row, in EMU: several boxes may lie over one cell.
    var depth: Int
    /// Empty where nobody gave it one.
    var label: String
    var isTicked: Bool?
    var control: Control
  }

  /// In reading order.
  let boxes: [Box]

  init() { boxes = [] }

  init(_ book: Book, sheet number: Int) {
    let sheet = book.sheets[number]
    boxes = sheet.controls.compactMap { control -> Box? in
      guard [.checkBox, .optionButton, .toggleButton].contains(control.kind), !control.isHidden,
        let place = Self.place(of: control, sheet.dimensions)
      else { return nil }
      return Box(
        cell: place.cell, depth: place.depth, label: Self.label(of: control),
        isTicked: Self.state(of: control, book, sheet),
        control: control)
    }.sorted { ($0.cell, $0.depth) < ($1.cell, $1.depth) }
  }

  func over(_ region: CellRange) -> [Box] { boxes.filter { region.contains($0.cell) } }

  /// The label Excel gives is none: it counts the controls of the sheet.
  private static func label(of control: Control) -> String {
    let label = control.label.trimmingSpaces
    let bare = label.filter { !$0.isNumber && !$0.isWhitespace }.lowercased()
    let given = ["checkbox", "optionbutton", "チェック", "チェックボックス", "オプション", "オプションボタン"]
    return label == control.name || given.contains(bare) ? "" : label
  }

  private static func state(of control: Control, _ book: Book, _ sheet: Sheet) -> Bool? {
    switch control.state {
    case .on: return true
    case .off: return false
    case .mixed: return nil
    case .unknown, nil: break
    }
    // The linked cell holds the same, where the control's own state cannot be read.
    guard let link = control.linkedCell.flatMap({ AreaReference($0) }),
      let linked = link.sheet.map({ book.sheet(named: $0) }) ?? sheet,
      case .boolean(let flag)? = linked[link.range.first]?.value
    else { return nil }
    return flag
  }

  // MARK: places

  /// Units: EMU. The box stands at the control's left edge, in the middle of its height.
  private static let boxMiddle = 76_200
  private static let emuPerPoint = 12_700.0
  private static let emuPerPixel = 9_525.0

  private static func place(
    of control: Control, _ dimensions: SheetDimensions
  ) -> (cell: CellReference, depth: Int)? {
    guard let anchor = control.anchor, let from = anchor.from else { return nil }
    var cell = from.cell
    let width = (dimensions.width(ofColumn: cell.column) ?? 8.43) * 7 + 5
    if Double(from.x + boxMiddle) > width * emuPerPixel, from.x > 0 { cell.column += 1 }
    func height(_ row: Int) -> Int {
      Int((dimensions.height(ofRow: row) ?? 15) * emuPerPoint)
    }
    var middle: Int
    switch anchor {
    case .twoCell(_, let to):
      let between = (from.cell.row..<max(from.cell.row, to.cell.row)).prefix(1000)
      let tall = between.reduce(0) { $0 + height($1) } - from.y + to.y
      middle = from.y + max(0, tall) / 2
    case .oneCell(_, _, let tall): middle = from.y + tall / 2
    case .absolute: return nil
    }
    while middle >= height(cell.row), height(cell.row) > 0, cell.row < CellReference.maximumRow {
      middle -= height(cell.row)
      cell.row += 1
    }
    return (cell, middle)
  }
}
