package import Forms
package import Grid
import Notation

/// An indicator that ought to be there: last year's book had it, or the plan names it.
package struct ExpectedIndicator: Sendable {
  package var name: String
  package var unit: String
  /// The plan's code or name of the form it belongs to; empty where the list does not say.
  package var code: String
  package var owner: String
  package var location: Location

  /// The indicators of last year's form.
  package static func all(of form: Form, file: String) -> [ExpectedIndicator] {
    let identity = FormIdentity(form)
    return form.allIndicators.compactMap { indicator in
      guard var place = indicator.place, !indicator.shortName.isEmpty else { return nil }
      place.file = file
      return ExpectedIndicator(
        name: indicator.name, unit: indicator.unit, code: identity.code, owner: identity.name,
        location: place)
    }
  }

  private static let words: [(key: String, headings: [String])] = [
    ("indicator", ["指標名", "指標", "成果指標", "成果指標名", "目標指標", "KPI", "対象項目"]),
    ("unit", ["単位"]),
    ("code", ["施策コード", "事業コード", "コード", "施策番号"]),
    ("owner", ["施策名", "施策名称", "事業名", "事業名称"]),
  ]

  /// The indicators that a table names, one a row; nil where the book holds no such table.
  package static func all(of book: Book, file: String) -> [ExpectedIndicator]? {
    guard let table = TableHeadings(book, words: words, needed: ["indicator"]) else { return nil }
    return table.rows.compactMap { row in
      let name = table.text("indicator", row: row)
      guard !name.isEmpty, let place = table.location("indicator", row: row, file: file)
      else { return nil }
      return ExpectedIndicator(
        name: name, unit: table.text("unit", row: row), code: table.text("code", row: row),
        owner: table.text("owner", row: row), location: place)
    }
  }

  /// Whether this indicator belongs into that form.
  func belongs(to submission: Submission) -> Bool {
    let identity = submission.identity
    if !code.isEmpty, !identity.numbers.isEmpty { return identity.has(code: code) }
    guard !owner.isEmpty else { return true }
    return Normalization.n3(owner) == Normalization.n3(identity.name)
  }
}
