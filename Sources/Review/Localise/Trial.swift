import Forms
import Grid
import Rules

/// A book with some cells changed, read and checked again.
struct Trial {
  var book: Book
  var form: Form
  var contradictions: [Contradiction]
}

extension Trial {
  /// A changed book, read but not yet checked.
  struct Copy {
    var book: Book
    var form: Form
  }

  init(_ book: Book, _ form: Form, name: String, _ options: ReviewOptions) {
    let findings = Review.findings(in: book, as: form, name: name, options: options)
    self.init(book, form, findings)
  }

  init(_ book: Book, _ form: Form, _ findings: [Finding]) {
    self.book = book
    self.form = form
    contradictions = Contradiction.all(in: findings, of: form)
  }

  /// - Parameter laid: how the workbook itself was read.
  /// - Returns: nil where the changed book is no longer the same form.
  func copy(changedBy edits: [CellEdit], _ laid: FormReading) -> Copy? {
    let copy = book.changed(by: edits)
    guard let form = laid.again(copy),
      form.allIndicators.count == self.form.allIndicators.count
    else { return nil }
    return Copy(book: copy, form: form)
  }
}

extension Book {
  /// With other values in some cells, and the formulas that hang on them worked out anew.
  fileprivate func changed(by edits: [CellEdit]) -> Book {
    var book = self
    for edit in edits { book.show(edit.to, at: CellPlace(edit)) }
    let places = Set(edits.map { CellPlace($0) })
    for result in Recalculation(edits, in: book, from: self).results
    where !places.contains(result.place) {
      book.show(result.to, at: result.place)
    }
    return book
  }
}
