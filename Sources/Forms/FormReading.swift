package import Grid

/// A form, and how its workbook lies over the template.
package struct FormReading: Sendable {
  package var form: Form
  private let reading: TemplateReading

  init(_ reading: TemplateReading, margin: Double?) {
    self.reading = reading
    form = reading.form(margin: margin)
  }

  /// The form in a copy of the workbook whose cells hold other values; they stand where they stood,
  /// so that nothing need be aligned again. What was found in the layout is taken as it was.
  ///
  /// - Returns: nil where a cell that held something holds nothing now, or the other way round.
  package func again(_ copy: Book) -> Form? {
    reading.laid(over: copy)?.form(
      margin: form.alignment.margin, comparisons: form.alignment.sheets)
  }
}
