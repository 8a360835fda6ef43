package import Grid

/// Which formula cells hang on which cells of a book, directly or through other formulas.
///
/// Where a formula works out for itself what it reads (`INDIRECT`, `OFFSET`, a name that is no area)
/// it is taken to hang on everything.
package struct FormulaDependants {
  private struct Place: Hashable {
    var sheet: Int
    var cell: CellReference
  }

  /// A formula cell that reads a range.
  private struct Reader {
    var range: CellRange
    var place: Place
  }

  private let book: Book
  private var singles: [Place: [Place]] = [:]
  private var ranges: [Int: [Reader]] = [:]
  private var readsAnything: [Place] = []

  package init(_ book: Book) {
    self.book = book
    for (sheet, content) in book.sheets.enumerated() {
      for cell in content.cells {
        guard let formula = cell.formula else { continue }
        add(formula, of: Place(sheet: sheet, cell: cell.reference), nesting: 0)
      }
    }
  }

  /// The formula cells behind the given cells, nearest first.
  ///
  /// - Parameter limit: how many are enough; formulas of a large book may all hang together.
  package func cells(
    dependingOn sources: [(sheet: String, cell: CellReference)], limit: Int = 1000
  ) -> [(sheet: String, cell: CellReference)] {
    var queue = sources.compactMap { source in
      book.sheets.firstIndex { $0.name == source.sheet }
        .map { Place(sheet: $0, cell: source.cell) }
    }
    guard !queue.isEmpty else { return [] }
    var seen = Set(queue)
    var found: [Place] = []
    func take(_ places: [Place]) {
      for place in places where found.count < limit && seen.insert(place).inserted {
        found.append(place)
        queue.append(place)
      }
    }
    take(readsAnything)
    var next = 0
    while next < queue.count, found.count < limit {
      let place = queue[next]
      next += 1
      take(singles[place] ?? [])
      take((ranges[place.sheet] ?? []).filter { $0.range.contains(place.cell) }.map(\.place))
    }
    return found.map { (book.sheets[$0.sheet].name, $0.cell) }
  }

  // MARK: - What a formula reads

  private static let calculatingReferences: Set<String> = ["INDIRECT", "OFFSET"]
  private static let deepestName = 8

  private mutating func add(_ formula: String, of place: Place, nesting: Int) {
    let read = FormulaReferences(formula)
    func text(_ range: Range<Int>) -> String { String(decoding: read.bytes[range], as: UTF8.self) }
    if read.functions.contains(where: { Self.calculatingReferences.contains(text($0).uppercased()) }
    ) {
      readsAnything.append(place)
      return
    }
    for reference in read.references {
      let range = Self.range(reference)
      for sheet in sheets(reference.qualifier.map(text), from: place.sheet) {
        add(range, in: sheet, of: place)
      }
    }
    if read.namesOwnTable {
      for table in book.sheets[place.sheet].tables where table.range.contains(place.cell) {
        add(table.range, in: place.sheet, of: place)
      }
    }
    for word in read.words { add(name: text(word), of: place, nesting: nesting) }
  }

  private mutating func add(name: String, of place: Place, nesting: Int) {
    let folded = name.lowercased()
    for (sheet, content) in book.sheets.enumerated() {
      for table in content.tables where table.name.lowercased() == folded {
        add(table.range, in: sheet, of: place)
      }
    }
    guard let defined = book.definedName(name, inSheet: place.sheet) else { return }
    guard nesting < Self.deepestName else {
      readsAnything.append(place)
      return
    }
    add(defined.formula, of: place, nesting: nesting + 1)
  }

  private mutating func add(_ range: CellRange, in sheet: Int, of place: Place) {
    if range.first == range.last {
      singles[Place(sheet: sheet, cell: range.first), default: []].append(place)
    } else {
      ranges[sheet, default: []].append(Reader(range: range, place: place))
    }
  }

  private static func range(_ reference: FormulaReferences.Reference) -> CellRange {
    let (first, last) = (reference.first, reference.last ?? reference.first)
    return CellRange(
      CellReference(row: first.row ?? 0, column: first.column ?? 0),
      CellReference(
        row: last.row ?? CellReference.maximumRow,
        column: last.column ?? CellReference.maximumColumn))
  }

  /// The sheets that stand before a `!`; none for those of other workbooks.
  private func sheets(_ qualifier: String?, from own: Int) -> [Int] {
    guard var name = qualifier, !name.isEmpty else { return [own] }
    if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 1 {
      name = AreaReference(name + "!A1")?.sheet ?? ""
    }
    let folded = name.lowercased()
    func number(_ name: some StringProtocol) -> Int? {
      book.sheets.firstIndex { $0.name.lowercased() == name }
    }
    if let sheet = number(folded) { return [sheet] }
    let ends = folded.split(separator: ":").compactMap(number)
    guard ends.count == 2 else { return [] }
    return Array(min(ends[0], ends[1])...max(ends[0], ends[1]))
  }
}
