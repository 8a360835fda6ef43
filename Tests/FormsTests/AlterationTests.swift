import Grid
import Notation
import Testing

@testable import Forms
@testable import Workbook

@Suite("what departments do to a form")
struct AlterationTests {
  /// The sheet with every cell and merge moved.
  private func moved(_ sheet: Sheet, _ move: (CellReference) -> CellReference) -> Sheet {
    Sheet(
      name: sheet.name, visibility: sheet.visibility,
      cells: sheet.cells.map { cell in
        var cell = cell
        cell.reference = move(cell.reference)
        return cell
      }, merges: sheet.merges.map { CellRange(move($0.first), move($0.last)) },
      validations: sheet.validations)
  }

  private func values(_ form: Form) -> [String] {
    form.allIndicators.flatMap { indicator in
      indicator.values.map {
        "\(indicator.group)|\(indicator.name)|\($0.role)|\($0.period?.label ?? "")|"
          + "\($0.value?.description ?? $0.status.rawValue)|\($0.unit ?? "")"
      }
    }
  }

  private func read(_ book: Book) throws -> Form {
    try FormReader.read(book, templates: Fixtures.templates(), formID: nil)
  }

  private func altered(_ file: String, _ change: (Sheet) -> Sheet) throws -> (Form, Form) {
    var book = try Fixtures.book("fixtures/" + file)
    let before = try read(book)
    book.sheets = book.sheets.map(change)
    return (before, try read(book))
  }

  @Test(
    "an inserted row, a shifted column and both leave every value as it was",
    arguments: ["nasushiobara.xlsx", "isesaki.xlsx", "isesaki.csv"])
  func shifted(file: String) throws {
    for (row, column) in [(1, 0), (0, 2), (4, 1), (11, 0)] {
      let (before, after) = try altered(file) { sheet in
        moved(sheet) {
          CellReference(row: $0.row + ($0.row >= row ? 1 : 0), column: $0.column + column)
        }
      }
      #expect(values(after) == values(before), "row \(row), column \(column)")
    }
  }

  @Test(
    "an empty column between the names and the fields of a cover leaves the fields as they were")
  func columnInCover() throws {
    let (before, after) = try altered("chuo.xlsx") { sheet in
      sheet.name != "表紙"
        ? sheet
        : moved(sheet) {
          CellReference(row: $0.row, column: $0.column + ($0.column >= 2 ? 1 : 0))
        }
    }
    let raw = { (form: Form) in form.allFields.map { "\($0.key)|\($0.raw)" } }
    #expect(raw(after) == raw(before))
    #expect(raw(after).contains("計画期間.期間|2020年度～2024年度（5年間）"))
  }

  @Test("swapped columns are found by their headings")
  func swapped() throws {
    let (before, after) = try altered("isesaki.csv") { sheet in
      moved(sheet) {
        CellReference(row: $0.row, column: $0.column == 3 ? 4 : $0.column == 4 ? 3 : $0.column)
      }
    }
    #expect(Set(values(after)) == Set(values(before)))
  }

  @Test("a memo beside the table is listed as uncovered and changes no value")
  func memo() throws {
    let place = try #require(CellReference("M9"))
    let (before, after) = try altered("nasushiobara.xlsx") { sheet in
      Sheet(
        name: sheet.name, cells: sheet.cells + [Cell(place, .text("要確認"))], merges: sheet.merges)
    }
    #expect(values(after) == values(before))
    #expect(after.uncovered.map(\.cell) == [place])
  }

  @Test("the headings' years decide the periods, so next year's copy needs no new template")
  func nextYear() throws {
    let (_, after) = try altered("nasushiobara.xlsx") { sheet in
      Sheet(
        name: sheet.name,
        cells: sheet.cells.map { cell in
          var cell = cell
          if case .text(let text) = cell.value {
            cell.value = .text(
              text.split(separator: "R4", omittingEmptySubsequences: false).joined(separator: "R5"))
            if text == "令和4年度" { cell.value = .text("令和5年度") }
          }
          return cell
        }, merges: sheet.merges)
    }
    #expect(after.evaluationYear == 2023)
    #expect(after.allIndicators.allSatisfy { $0.value(.actual)?.period?.fiscalYear == 2023 })
  }

  @Test("renamed sheets are told by what stands in them")
  func renamed() throws {
    var book = try Fixtures.book("fixtures/isesaki.xlsx")
    let before = values(try read(book))
    for index in book.sheets.indices { book.sheets[index].name = "シート\(index)" }
    #expect(values(try read(book)) == before)
  }

  @Test("an unzipped folder reads as the workbook does", arguments: ["nasushiobara", "isesaki"])
  func unzipped(name: String) throws {
    let archive = try Archive(Fixtures.bytes("fixtures/\(name).xlsx"), limits: .standard)
    let parts = try archive.entries.map { entry in
      PartFile(path: entry.path, bytes: try archive.inflated(entry, limits: .standard))
    }
    let book = try Workbook(.folder(parts), name: "\(name).unzipped").book()
    #expect(values(try read(book)) == values(try Fixtures.form("fixtures/\(name).xlsx")))
  }

  @Test("a long list is still the form")
  func long() throws {
    let (before, after) = try altered("isesaki.csv") { sheet in
      let rows = sheet.cells.filter { $0.reference.row > 0 }
      let copies = (1..<60).flatMap { copy in
        rows.map { cell in
          var cell = cell
          cell.reference.row += 14 * copy
          return cell
        }
      }
      return Sheet(name: sheet.name, cells: sheet.cells + copies)
    }
    #expect(after.allIndicators.count == 60 * before.allIndicators.count)
    #expect(after.alignment.normalizedCost < 0.1)
  }

  @Test("a workbook that is no installed form is refused with the costs")
  func unknown() throws {
    let cells = ["A1": "氏名", "B1": "住所", "A2": "甲", "B2": "乙"].compactMap { place, text in
      CellReference(place).map { Cell($0, .text(text)) }
    }
    let book = Book(kind: .xlsx, sheets: [Sheet(name: "名簿", cells: cells)])
    let error = #expect(throws: FormError.self) { try read(book) }
    guard case .unknownForm(let candidates)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set(candidates.map(\.id)) == Set(Fixtures.templateNames))
    #expect(error?.message.ja.contains("--form") == true)
    #expect(throws: FormError.noSuchForm("x", installed: Fixtures.templateNames)) {
      try FormReader.read(book, templates: Fixtures.templates(), formID: "x")
    }
    #expect(throws: FormError.empty) { try read(Book(kind: .xlsx, sheets: [])) }
  }

  @Test("a sheet of too many rows for a form is left out beside one, and told where it is alone")
  func dataSheet() throws {
    let form = try Fixtures.book("fixtures/isesaki.xlsx")
    let rows = (0...10_000).map { Cell(CellReference(row: $0, column: 0), .text("指標名")) }
    var book = form
    book.sheets.append(Sheet(name: "台帳", cells: rows))
    let read = try self.read(book)
    #expect(try values(read) == values(self.read(form)))
    #expect(try read.unreadSheets == self.read(form).unreadSheets + ["台帳"])
    book.sheets = [Sheet(name: "台帳", cells: rows)]
    #expect(throws: FormError.tooManyRows(sheet: "台帳")) { try self.read(book) }
    book.sheets = [Sheet(name: "台帳", cells: Array(rows.dropLast()))]
    let error = #expect(throws: FormError.self) { try self.read(book) }
    guard case .unknownForm? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("two installed forms that fit equally well are called ambiguous")
  func ambiguous() throws {
    var templates = try Fixtures.templates()
    var copy = try #require(templates.first { $0.id == "nasushiobara" })
    copy.id = "copy"
    templates.append(copy)
    let book = try Fixtures.book("fixtures/nasushiobara.xlsx")
    let error = #expect(throws: FormError.self) {
      try FormReader.read(book, templates: templates, formID: nil)
    }
    guard case .ambiguous(let candidates)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set(candidates.map(\.id)) == ["nasushiobara", "copy"])
  }

  @Test(
    "the form is recognised among all with the margin stated", arguments: Fixtures.templateNames)
  func margin(name: String) throws {
    let form = try read(Fixtures.book("fixtures/\(name).xlsx"))
    #expect(form.template.id == name)
    #expect(form.alignment.normalizedCost < 0.05)
    #expect(try #require(form.alignment.margin) > Costs.margin)
  }

  /// The template as its planners would make it for another year.
  private func edition(_ template: Template, year: Int) -> Template {
    var copy = template
    copy.edition = "R\(year - 2018)"
    copy.fiscalYears = template.fiscalYears.map { $0 + year - 2022 }
    copy.settings = Settings(
      template.settings.values.merging(["評価年度": "\(year)"]) { _, new in new })
    return copy
  }

  @Test("of several editions of a form the one of the workbook's year is taken")
  func editions() throws {
    let template = try #require(Fixtures.templates().first { $0.id == "sano" })
    let editions = [2021, 2022, 2023].map { edition(template, year: $0) }
    let book = try Fixtures.book("fixtures/sano.xlsx")
    for (templates, id) in [(editions, nil), (editions.reversed(), "sano")] {
      let form = try FormReader.read(
        book, templates: templates, formID: id)
      #expect(form.template.settings.evaluationYear == 2022)
      #expect(form.foreignYears.isEmpty)
    }
    // Of a year that no edition is for the newest is taken, and the years are told.
    let form = try FormReader.read(
      book, templates: [2018, 2019].map { edition(template, year: $0) },
      formID: nil)
    #expect(form.template.settings.evaluationYear == 2019)
    #expect(form.foreignYears.first?.location.cell.description == "A1")
  }

  @Test("the edition of the year asked for is taken, or the year for those that have none of it")
  func asked() throws {
    let template = try #require(Fixtures.templates().first { $0.id == "sano" })
    let other = try #require(Fixtures.templates().first { $0.id == "isesaki" })
    let all = [2021, 2022].map { edition(template, year: $0) } + [other]
    #expect(all.evaluating(2021).map(\.id) == ["sano", "isesaki"])
    #expect(all.evaluating(2021).map(\.settings.evaluationYear) == [2021, 2021])
    #expect(all.evaluating(2030).map(\.settings.evaluationYear) == [2030, 2030, 2030])
    let book = try Fixtures.book("fixtures/isesaki.xlsx")
    let form = try FormReader.read(
      book, templates: all.evaluating(2030), formID: nil)
    #expect(form.evaluationYear == 2030)
  }

  @Test("a blank form reads without indicators", arguments: ["nasushiobara", "isesaki"])
  func blank(name: String) throws {
    let form = try Fixtures.form("fixtures/\(name)-blank.xlsx")
    #expect(form.template.id == name)
    #expect(form.allIndicators.isEmpty)
  }
}
