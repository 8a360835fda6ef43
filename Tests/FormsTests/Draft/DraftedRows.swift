import Grid
import Workbook

@testable import Forms

/// A sheet of rows, the template drafted from it, and what was filled into the form.
struct DraftedRows {
  let book: Book
  private let filled: Book

  /// - Parameter filled: another return of the same form; nil for the rows themselves.
  init(_ rows: [String], merges: [String] = [], filled: [String]? = nil) throws {
    func book(_ rows: [String]) throws -> Book {
      try InventedForm(
        name: "x", sheets: [NewSheet(name: "様式", rows: rows, merges: merges)], truth: []
      ).book()
    }
    self.book = try book(rows)
    self.filled = try book(filled ?? rows)
  }

  var edits: [String] {
    FormDraft(book, id: "x", title: "x").edits.map { "\($0.place) \($0.text)" }
  }

  var tagged: Book { FormDraft(book, id: "x", title: "x").tagged(book) }

  func template() throws -> Template { try Template.read(tagged, name: "x") }

  func form() throws -> Form {
    try FormReader.read(filled, templates: [template()], formID: "x")
  }

  /// The form as it is sent out for the next year: what is written into the draft's cells.
  func blank(year: Int) throws -> [String] {
    let plan = try FormFill(template(), tagged, year: year).sheets.first
    return (plan?.texts ?? []).filter { $0.value != .blank }.sorted { $0.place < $1.place }
      .map { "\($0.place) \($0.value.raw)" }
  }
}
