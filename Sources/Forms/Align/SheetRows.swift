import Grid
import Notation

/// The rows of a sheet that hold anything, with each cell's text folded once.
struct SheetRows: Sendable {
  struct SheetCell: Sendable {
    var cell: Cell
    var region: CellRange
    var text: String
    /// The number of the text among the sheet's different ones.
    var label: Int
  }

  struct Row: Sendable {
    var row: Int
    var cells: [SheetCell]
  }

  private(set) var sheet: Sheet
  let index: Int
  private(set) var rows: [Row]
  /// The different texts of the sheet, and each folded as a heading (empty where it is too long).
  private(set) var texts: [String]
  private(set) var keys: [String]
  /// The texts by their first character folded.
  private var opened: [TextKey: [Int]] = [:]
  /// Of the keys, for finding headings that are like them.
  private(set) var profiles: [Similarity.Profile]
  /// What bare numbers among year headings stand for.
  private(set) var bareYears: [CellReference: BareYear] = [:]
  let boxes: SheetBoxes
  let names: NamedPlaces
  /// Where cells stand in the file that were put straight.
  private let origins: [CellReference: CellReference]

  init(
    _ sheet: Sheet, index: Int, boxes: SheetBoxes = SheetBoxes(),
    names: NamedPlaces = NamedPlaces(),
    origins: [CellReference: CellReference] = [:]
  ) {
    self.sheet = sheet
    self.index = index
    self.boxes = boxes
    self.names = names
    self.origins = origins
    var rows: [Row] = []
    var texts: [String] = []
    var numbers: [TextKey: Int] = [:]
    for cell in sheet.cells {
      let text = cell.shown
      guard !text.isBlank else { continue }
      let key = TextKey(text)
      let label = numbers[key] ?? texts.count
      if label == texts.count {
        numbers[key] = label
        texts.append(text)
      }
      let entry = SheetCell(
        cell: cell,
        region: sheet.merge(startingAt: cell.reference)
          ?? CellRange(cell.reference, cell.reference),
        text: text, label: label)
      if rows.last?.row == cell.reference.row {
        rows[rows.count - 1].cells.append(entry)
      } else {
        rows.append(Row(row: cell.reference.row, cells: [entry]))
      }
    }
    for row in rows.indices where rows[row].cells.count > 2 {
      for (index, year) in BareYear.all(in: rows[row].cells) {
        // Headings are told by their labels: this one has that of 「5年度」.
        let label = numbers[TextKey(year.text)] ?? texts.count
        if label == texts.count {
          numbers[TextKey(year.text)] = label
          texts.append(year.text)
        }
        rows[row].cells[index].label = label
        bareYears[rows[row].cells[index].cell.reference] = year
      }
    }
    self.rows = rows
    self.texts = texts
    keys = texts.map(Self.key)
    profiles = keys.map { Similarity.Profile($0) }
    for text in texts.indices { noteOpening(of: text) }
  }

  private mutating func noteOpening(of text: Int) {
    guard let opening = CellPattern.opening(of: texts[text]) else { return }
    opened[TextKey(opening), default: []].append(text)
  }

  /// The texts that begin with a character, folded; all where none is asked for.
  func texts(opening: TextKey?) -> [Int] {
    opening.map { opened[$0] ?? [] } ?? Array(texts.indices)
  }

  private static func key(_ text: String) -> String {
    text.utf8.count <= Costs.longestHeading ? LabelKey.of(text) : ""
  }

  /// The cells of a copy of the workbook that hold something else; nil where it has other cells.
  func changes(in copy: Book) -> [(place: Location, cell: Cell)]? {
    guard origins.isEmpty, copy.sheets.indices.contains(index) else { return nil }
    let (old, new) = (sheet.cells, copy.sheets[index].cells)
    // Sheets that nobody touched share their cells, and are the same at a glance.
    guard old != new else { return [] }
    guard old.count == new.count else { return nil }
    var changes: [(place: Location, cell: Cell)] = []
    for (old, new) in zip(old, new) where old != new {
      guard old.reference == new.reference else { return nil }
      changes.append((location(new.reference), new))
    }
    return changes
  }

  /// The same rows of a copy of the workbook; nil where other cells of it hold anything.
  func holding(_ copy: Book) -> SheetRows? {
    guard origins.isEmpty, copy.sheets.indices.contains(index) else { return nil }
    let sheet = copy.sheets[index]
    guard sheet.cells != self.sheet.cells else { return self }
    var other = self
    other.sheet = sheet
    var (row, column) = (0, 0)
    for cell in sheet.cells {
      let text = cell.shown
      guard !text.isBlank else { continue }
      guard row < rows.count, rows[row].cells[column].cell.reference == cell.reference else {
        return nil
      }
      if rows[row].cells[column].cell != cell { other.put(cell, text, row, column) }
      column += 1
      if column == rows[row].cells.count { (row, column) = (row + 1, 0) }
    }
    return row == rows.count ? other : nil
  }

  private mutating func put(_ cell: Cell, _ text: String, _ row: Int, _ column: Int) {
    rows[row].cells[column].cell = cell
    guard rows[row].cells[column].text != text else { return }
    let label = texts.firstIndex(of: text) ?? texts.count
    if label == texts.count {
      texts.append(text)
      let key = Self.key(text)
      keys.append(key)
      profiles.append(Similarity.Profile(key))
      noteOpening(of: label)
    }
    rows[row].cells[column].text = text
    rows[row].cells[column].label = label
    bareYears[cell.reference] = nil
  }

  /// The cell that covers a place: itself, or the top left of its merge.
  func owner(of reference: CellReference) -> CellReference {
    sheet.merge(containing: reference)?.first ?? reference
  }

  /// The place in the file of a cell of these rows.
  func location(_ reference: CellReference, _ range: Range<Int>? = nil) -> Location {
    Location(
      sheetIndex: index, sheet: sheet.name, cell: origins[reference] ?? reference, range: range)
  }

  /// The cell right above another that says the same, nil where none does.
  func same(above cell: SheetCell, row: Int) -> SheetCell? {
    guard row > 0 else { return nil }
    return rows[row - 1].cells.first {
      $0.region.columns == cell.region.columns && $0.label == cell.label
    }
  }

  /// The cells that hold anything in a row of the sheet.
  func cells(inRow row: Int) -> [SheetCell] {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].row == row ? rows[low].cells : []
  }

  func cell(at reference: CellReference) -> SheetCell? {
    cells(inRow: reference.row).first { $0.cell.reference == reference }
  }
}
