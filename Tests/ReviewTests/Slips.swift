import Forms
import Grid
import Workbook

@testable import Review

/// Copies of a file with the slips of people who fill in forms, made by patching it.
struct Slips {
  private var state: UInt64
  private(set) var done: [String] = []

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678 }

  private mutating func random(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  /// - Parameter rows: whether a row may come in.
  /// - Returns: nil where no form fits the file or no slip can be made in it.
  mutating func copy(of file: InputFile, rows: Bool = true) throws -> InputFile? {
    let workbook = try Workbook(file.source, name: file.name)
    let book = try workbook.book()
    guard
      let form = try? FormReader.read(
        book, templates: Files.templates, formID: nil)
    else { return nil }
    let places = Set(
      form.allFields.map { CellPlace($0.location) }
        + form.allIndicators.flatMap { $0.values.map { CellPlace($0.location) } }
        + form.allIndicators.compactMap { $0.nameLocation.map { CellPlace($0) } })
    let inputs = places.compactMap { place in
      book.sheet(named: place.sheet)?[place.cell].map { (place: place, cell: $0) }
    }.filter { $0.cell.formula == nil }
      .sorted { ($0.place.sheet, $0.place.cell) < ($1.place.sheet, $1.place.cell) }
    guard !inputs.isEmpty else { return nil }
    var patch = WorkbookPatch()
    for _ in 0..<6 {
      let (place, cell) = inputs[random(inputs.count)]
      guard let value = slip(in: cell) else { continue }
      patch.set(value, at: place.cell, in: place.sheet)
      done.append("\(place.sheet)!\(place.cell) \(value.raw.prefix(20))")
    }
    if rows, random(3) == 0, book.kind == .xlsx, book.sheets[0].tables.isEmpty {
      patch.insertRows(1, before: random(8), in: book.sheets[0].name, look: .plain)
      done.append("row inserted")
    }
    var copy = file
    guard let source = try? workbook.patched(patch) else { return nil }
    copy.source = source
    return copy
  }

  private mutating func slip(in cell: Cell) -> CellValue? {
    switch (cell.value, random(7)) {
    case (.number, 0...2): .text(cell.value.raw)
    case (.number, 3...4): .text(wide(cell.value.raw))
    case (.number(let number), 5): .number(number + 0.123)
    case (.number, _): .text("△" + cell.value.raw)
    case (.text(let text), 0): .text(text + "　")
    case (.text(let text), 1): .text(" " + text + " ")
    case (.text(let text), 2): .text(wide(text))
    case (.text(let text), 3): .text(text.replacing("①", with: "➀").replacing("②", with: "❷"))
    case (.text(let text), 4): .text(text.replacing("%", with: "％").replacing("-", with: "―"))
    case (.text(let text), 5): .text(text.replacing("■", with: "☑").replacing("~", with: "～"))
    case (.text, _): .text(["0", "-", "—", "該当なし", "集計中"][random(5)])
    default: nil
    }
  }

  private func wide(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      (0x21...0x7E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
