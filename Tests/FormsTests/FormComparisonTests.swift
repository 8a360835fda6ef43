import Forms
import Grid
import Testing

@Suite("Comparing two editions of a form")
struct FormComparisonTests {
  private func book(_ name: String) throws -> Book { try Fixtures.book("fixtures/\(name).xlsx") }

  private func form(_ book: Book) throws -> Form {
    try FormReader.read(book, templates: Fixtures.templates(), formID: nil)
  }

  /// The first sheet with some texts replaced; an empty text empties the cell.
  private func changed(_ book: Book, _ edits: [String: String]) -> Book {
    var book = book
    let places = Set(edits.keys.compactMap { CellReference($0) })
    let rest = book.sheets[0].cells.filter { !places.contains($0.reference) }
    let new = edits.filter { !$0.value.isEmpty }.compactMap { place, text in
      CellReference(place).map {
        Cell($0, ExactDecimal(text).map { .number($0.double) } ?? .text(text))
      }
    }
    book.sheets[0] = Sheet(
      name: book.sheets[0].name, cells: rest + new, merges: book.sheets[0].merges)
    return book
  }

  /// Kind, item, before and after of each change.
  private func differences(_ old: Book, _ new: Book) throws -> [String] {
    FormComparison.changes(from: try form(old), to: try form(new)).map { change in
      "\(change.kind.rawValue) \(change.title.ja): \(change.old?.text ?? "–")"
        + " → \(change.new?.text ?? "–") \(change.location?.cell.description ?? "")"
    }
  }

  @Test(
    "finds nothing between a form and itself",
    arguments: ["nasushiobara", "isesaki", "sano", "chuo", "tokorozawa"])
  func nothing(_ name: String) throws {
    #expect(try differences(book(name), book(name)) == [])
  }

  @Test("tells a value with its indicator, year, and both texts")
  func value() throws {
    let old = try book("nasushiobara")
    let found = try differences(old, changed(old, ["J10": "加入率 59.0%"]))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("changed ") == true)
    #expect(found.first?.contains("加入率 実績値（令和4年度）: 加入率 58.2% → 加入率 59.0% J10") == true)
  }

  @Test("a value in another notation is respelled, not changed")
  func respelled() throws {
    let old = try book("nasushiobara")
    let found = try differences(old, changed(old, ["J10": "加入率　５８．２％"]))
    #expect(found.map { $0.prefix { $0 != " " } } == ["respelled"])
  }

  @Test("rows that change places within their heading are no change")
  func movedRows() throws {
    let old = try book("nasushiobara")
    var new = old
    let sheet = old.sheets[0]
    // Two projects of one heading, cell by cell; the heading itself stays where it is.
    let (one, other) = (9, 10)
    let cells = sheet.cells.map { cell in
      var cell = cell
      guard cell.reference.column > 0 else { return cell }
      if cell.reference.row == one {
        cell.reference.row = other
      } else if cell.reference.row == other {
        cell.reference.row = one
      }
      return cell
    }
    new.sheets[0] = Sheet(name: sheet.name, cells: cells, merges: sheet.merges)
    #expect(sheet.merges.allSatisfy { !$0.rows.contains(one) || $0.columns.contains(0) })
    #expect(try differences(old, new) == [])
  }

  @Test("an indicator under a similar name is renamed, and its values are still compared")
  func renamedIndicator() throws {
    let old = try book("isesaki")
    let indicator = try #require(try form(old).allIndicators.first { $0.nameLocation != nil })
    let cell = try #require(indicator.nameLocation?.cell.description)
    let found = try differences(old, changed(old, [cell: indicator.shortName + "（累計）"]))
    #expect(
      found == [
        "renamed 指標 \(indicator.name)（累計）: \(indicator.name) → \(indicator.name)（累計） \(cell)"
      ])
  }

  @Test("an indicator that is gone is removed once, with its values")
  func removedIndicator() throws {
    let old = try book("sano")
    let indicators = try form(old).allIndicators.filter { !$0.shortName.isEmpty }
    let last = try #require(indicators.last)
    var edits: [String: String] = [:]
    for place in last.values.map(\.location)
      + [last.nameLocation, last.unitField?.location]
      .compactMap({ $0 })
    { edits[place.cell.description] = "" }
    let name = try #require(last.nameLocation?.cell.description)
    edits[name] = "③"
    let found = try differences(old, changed(old, edits))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("removed 指標 \(last.name): \(last.shortName)") == true)
  }

  @Test("a project under another heading has moved, with what is in it, and is told once")
  func movedProject() throws {
    let old = try book("nasushiobara")
    var new = old
    let sheet = old.sheets[0]
    // A project of the first heading and one of the second change places.
    let rows = [11: 15, 15: 11]
    let cells = sheet.cells.map { cell in
      var cell = cell
      if cell.reference.column > 0, let row = rows[cell.reference.row] { cell.reference.row = row }
      return cell
    }
    new.sheets[0] = Sheet(name: sheet.name, cells: cells, merges: sheet.merges)
    let found = try differences(old, new)
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.hasPrefix("moved ") })
    #expect(found.first?.contains("(2)相互交流のネットワーク化 → ") == true)
  }

  @Test("a renamed project is told once, not field by field")
  func renamedProject() throws {
    let old = try book("nasushiobara")
    let found = try differences(old, changed(old, ["B10": "自治会加入促進に関する連携の強化"]))
    #expect(
      found == [
        "renamed 自治会加入促進に関する連携の強化: 自治会加入促進に関する連携 → 自治会加入促進に関する連携の強化 B10"
      ])
  }

  @Test("ticks are compared by what is ticked")
  func ticks() throws {
    let old = try book("sano")
    let group = try #require(
      try form(old).allFields.first { ($0.ticks?.answers.count ?? 0) == 1 })
    let options = group.type.options
    let answer = try #require(group.answers.first)
    let other = try #require(options.first { $0 != answer })
    let cell = group.location.cell.description
    let stored = old.sheets[0][group.location.cell]?.value.raw ?? ""
    let heading = String(stored.prefix { $0 != "■" && $0 != "□" })
    #expect(!heading.isEmpty)
    let text = { (choice: String) in
      heading + options.map { ($0 == choice ? "☑" : "☐") + $0 }.joined(separator: "\n")
    }
    // Other signs for the same choice say the same.
    #expect(try differences(old, changed(old, [cell: text(answer)])) == [])
    let found = try differences(old, changed(old, [cell: text(other)]))
    #expect(found.count == 1)
    #expect(found.first?.contains("■ \(answer) → ■ \(other) \(cell)") == true)
  }
}
