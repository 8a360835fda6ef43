import Grid

extension Template {
  /// The same form in another year: its own years may have moved along.
  func evaluating(_ year: Int) -> Template {
    var template = self
    template.yearsMoved = settings.evaluationYear.map { year - $0 } ?? 0
    template.settings.evaluationYear = year
    return template
  }

  /// Whether headings name years of values that are not the plan's first or last: another edition
  /// has others.
  package var namesMovingYears: Bool {
    !exampleYears.isEmpty
      && formSheets.flatMap(\.cells).flatMap(\.tags).contains { tag in
        (tag.period ?? .heading) == .heading
          && tag.role.map { $0 != .baseline && $0 != .finalTarget } ?? false
      }
  }

  /// Whether a workbook says that it was made of this template.
  func isSource(of book: Book) -> Bool { book.properties.custom[FormFill.formProperty] == id }
}

extension [Template] {
  /// With the newest edition of a form as the workbook was issued: one that was made of it for a
  /// later year is no old one, and needs no new template.
  func issued(as book: Book) -> [Template] {
    let own = filter { $0.isSource(of: book) }.compactMap(\.settings.evaluationYear)
    guard let newest = own.max(),
      let year = book.properties.custom[FormFill.yearProperty].flatMap({ Int($0) }), year > newest
    else { return self }
    return map { template in
      template.isSource(of: book) && template.settings.evaluationYear == newest
        ? template.evaluating(year) : template
    }
  }

  /// The templates to read the forms of a year with: of a form in several editions the one of that
  /// year; the others take it for the year evaluated, where the workbook does not say.
  package func evaluating(_ year: Int) -> [Template] {
    let ofYear = Set(filter { $0.settings.evaluationYear == year }.map(\.id))
    return compactMap { template in
      if template.settings.evaluationYear == year { return template }
      return ofYear.contains(template.id) ? nil : template.evaluating(year)
    }
  }
}
