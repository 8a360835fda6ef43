package import Grid

/// The drawn copies of a template's group that have another number of rows than the first
/// (`{{=節}}`): what becomes of them before a form is made of the template.
package struct UnevenCopies: Sendable {
  package var sheet: String
  /// The rows from the first such copy to the last.
  package var rows: ClosedRange<Int>
  /// The texts of their cells without the marks.
  package var texts: [(place: CellReference, text: String)]
  /// The end of the first copy set behind the empty rows that part the copies, so that they part all
  /// copies that are put in.
  package var ends: [(place: CellReference, text: String)] = []

  /// - Parameter book: the template's workbook.
  package static func all(_ template: Template, _ book: Book) -> [UnevenCopies] {
    template.formSheets.flatMap { form in
      form.groups.compactMap { group in
        guard let sheet = book.sheet(named: form.name), let uneven = group.unevenRows else {
          return nil
        }
        let rows = uneven.lowerBound + group.gap...uneven.upperBound
        let marked = sheet.cells(inRows: rows).filter { $0.value.raw.contains("{{") }
        var copies = UnevenCopies(
          sheet: form.name, rows: rows,
          texts: marked.map { ($0.reference, bare($0.value.raw)) })
        if group.gap > 0, let end = end(of: group, sheet) {
          copies.ends = [
            (end.place, end.text),
            (CellReference(row: rows.lowerBound - 1, column: end.place.column), end.mark),
          ]
        }
        return copies
      }
    }
  }

  private static func end(
    of group: TemplateGroup, _ sheet: Sheet
  ) -> (place: CellReference, text: String, mark: String)? {
    let mark = "{{/\(group.name)}}"
    let cell = sheet.cells(inRows: group.copyRows).last { $0.value.raw.contains(mark) }
    return cell.map { cell in
      let parts = cell.value.raw.split(
        separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
      return (cell.reference, parts.joined(), mark)
    }
  }

  private static func bare(_ text: String) -> String {
    let pieces = (try? TagParser.parse(text)) ?? []
    return pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .period(let example): example
      default: ""
      }
    }.joined()
  }
}
