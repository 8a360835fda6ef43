package import Grid
package import Workbook

/// A workbook as one JSON document, and back: values, formulas, number formats, merges, widths, heights,
/// what is hidden, and notes.
///
/// `{"kensan":"workbook","version":1,"sheets":[{"name","visibility","cells":[{"ref","value","shown",
/// "format","formula"}],"merges":["A1:B2"],"widths":{"A":12},"heights":{"1":30},"hiddenRows":[3],
/// "hiddenColumns":["C"],"notes":[{"ref","author","text"}]}]}`. A value is a number, a text, true or
/// false, null, or `{"error":"#N/A"}`; dates are days since 1899-12-30. What is not there has its
/// default; `shown` is for the reader and not read.
package enum BookJSON {
  package static let version = 1

  package struct Fault: Error, Sendable {
    package var message: Message
  }

  // MARK: writing

  package static func document(_ book: Book) -> [UInt8] {
    var bytes: [UInt8] = []
    JSON.object([
      ("kensan", .string("workbook")), ("version", .integer(version)),
      ("sheets", .array(book.sheets.map { sheet($0, book) })),
    ]).write(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func sheet(_ sheet: Sheet, _ book: Book) -> JSON {
    var members: [(String, JSON)] = [("name", .string(sheet.name))]
    if sheet.visibility != .visible {
      members.append(("visibility", .string(sheet.visibility.rawValue)))
    }
    members.append(("cells", .array(sheet.cells.map { cell($0, book) })))
    func add(_ name: String, _ items: [JSON]) {
      if !items.isEmpty { members.append((name, .array(items))) }
    }
    func add(
      _ name: String, _ runs: [SheetDimensions.Run], _ key: (Int) -> String,
      _ size: (Double) -> Double
    ) {
      let sizes = runs.flatMap { run in run.lanes.prefix(longestRun).map { ($0, size(run.size)) } }
      guard !sizes.isEmpty else { return }
      members.append((name, .object(sizes.map { (key($0), number($1)) })))
    }
    add("merges", sheet.merges.map { .string("\($0)") })
    // In whole characters; the file counts the cell's own margin in.
    add("widths", sheet.dimensions.columns, CellReference.columnLetters) { $0.rounded(.down) }
    add("heights", sheet.dimensions.rows, { "\($0 + 1)" }, { $0 })
    add("hiddenRows", sheet.hiddenRows.sorted().map { .integer($0 + 1) })
    add(
      "hiddenColumns",
      sheet.hiddenColumns.sorted().map { .string(CellReference.columnLetters($0)) })
    add(
      "notes",
      sheet.notes.map { note in
        .object([
          ("ref", .string("\(note.cell)")), ("author", .string(note.author)),
          ("text", .string(note.text)),
        ])
      })
    return .object(members)
  }

  /// A width for all columns to the end of the sheet is meant for those in use.
  private static let longestRun = 256

  private static func cell(_ cell: Cell, _ book: Book) -> JSON {
    var members: [(String, JSON)] = [("ref", .string("\(cell.reference)"))]
    let value: JSON =
      switch cell.value {
      case .blank: .null
      case .number(let double):
        number(
          book.usesDate1904 && SerialDate.isDateFormat(cell.numberFormat ?? "")
            ? double + 1462 : double)
      case .text(let text): .string(text)
      case .boolean(let flag): .boolean(flag)
      case .error(let code): .object([("error", .string(code))])
      }
    members.append(("value", value))
    if let display = cell.display { members.append(("shown", .string(display))) }
    if let format = cell.numberFormat { members.append(("format", .string(format))) }
    if let formula = cell.formula { members.append(("formula", .string(formula))) }
    return .object(members)
  }

  private static func number(_ double: Double) -> JSON {
    double.isFinite ? .number(ExactDecimal.shortestText(of: double)) : .null
  }

  // MARK: reading

  /// - Throws: `Fault` where the text is no such document.
  package static func book(_ bytes: [UInt8]) throws(Fault) -> NewBook {
    let document: JSON
    do throws(JSONError) {
      document = try JSON.parse(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    } catch {
      throw Fault(
        message: Message(
          ja: "JSON として読めません（\(error.offset) バイト目）。", en: "It is no JSON (byte \(error.offset))."))
    }
    guard document["kensan"]?.text == "workbook", document["version"]?.whole == version,
      let sheets = document["sheets"]?.items, !sheets.isEmpty
    else {
      throw Fault(
        message: Message(
          ja: "kensan convert が書いたブックの JSON ではありません（\"kensan\":\"workbook\"、\"version\":1 が要ります）。",
          en:
            "It is no workbook as kensan convert writes it (\"kensan\":\"workbook\", \"version\":1)."
        ))
    }
    var book = NewBook(sheets: [])
    for sheet in sheets { book.sheets.append(try newSheet(sheet)) }
    return book
  }

  private static func newSheet(_ json: JSON) throws(Fault) -> NewSheet {
    let name = json["name"]?.text ?? ""
    func wrong(_ what: String) -> Fault {
      Fault(
        message: Message(
          ja: "シート「\(name)」の \(what) が読めません。", en: "Sheet \"\(name)\": \(what) cannot be read."))
    }
    func range(_ item: JSON) throws(Fault) -> CellRange {
      guard let range = item.text.flatMap({ CellRange($0) }) else { throw wrong("merges") }
      return range
    }
    func column(_ letters: String?) throws(Fault) -> Int {
      guard let place = letters.flatMap({ CellReference($0 + "1") }) else { throw wrong("columns") }
      return place.column
    }
    var sheet = NewSheet(name: name)
    if let word = json["visibility"]?.text {
      guard let visibility = Sheet.Visibility(rawValue: word) else { throw wrong("visibility") }
      sheet.visibility = visibility
    }
    for item in json["cells"]?.items ?? [] {
      guard let place = item["ref"]?.text.flatMap({ CellReference($0) }), let value = value(item)
      else { throw wrong("cells（\(item["ref"]?.text ?? "?")）") }
      var cell = NewCell(value, formula: item["formula"]?.text)
      if let format = item["format"]?.text { cell.style.numberFormat = format }
      sheet[place] = cell
    }
    for item in json["merges"]?.items ?? [] { sheet.merges.append(try range(item)) }
    if case .object(let widths)? = json["widths"] {
      for (letters, width) in widths {
        let size = width.text.flatMap(Double.init) ?? 9
        sheet.columnWidths[try column(letters)] = Int(min(255, max(0, size.rounded())))
      }
    }
    if case .object(let heights)? = json["heights"] {
      for (row, height) in heights {
        guard let row = Int(row), row > 0 else { throw wrong("heights") }
        sheet.rowHeights[row - 1] = height.text.flatMap(Double.init)
      }
    }
    for item in json["hiddenRows"]?.items ?? [] {
      guard let row = item.whole, row > 0 else { throw wrong("hiddenRows") }
      sheet.hiddenRows.insert(row - 1)
    }
    for item in json["hiddenColumns"]?.items ?? [] {
      sheet.hiddenColumns.insert(try column(item.text))
    }
    for item in json["notes"]?.items ?? [] {
      guard let place = item["ref"]?.text.flatMap({ CellReference($0) }) else {
        throw wrong("notes")
      }
      sheet.notes.append(
        NewNote(place, item["text"]?.text ?? "", author: item["author"]?.text ?? ""))
    }
    return sheet
  }

  private static func value(_ cell: JSON) -> CellValue? {
    switch cell["value"] {
    case nil, .null?: .blank
    case .number(let text)?: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    case .string(let text)?: .text(text)
    case .boolean(let flag)?: .boolean(flag)
    case .object?: cell["value"]?["error"]?.text.map { .error($0) }
    case .array?: nil
    }
  }
}
