extension [Template] {
  /// The templates to read the forms of a year with: of a form in several editions the one of that
  /// year; the others take it for the year evaluated, where the workbook does not say.
  package func evaluating(_ year: Int) -> [Template] {
    let ofYear = Set(filter { $0.settings.evaluationYear == year }.map(\.id))
    return compactMap { template in
      guard template.settings.evaluationYear != year else { return template }
      guard !ofYear.contains(template.id) else { return nil }
      var template = template
      template.settings.evaluationYear = year
      return template
    }
  }
}
