package import Grid

/// A form, and how its workbook lies over the template.
package struct FormReading: Sendable {
  package private(set) var form: Form
  private var leavesRest = false
  private let reading: TemplateReading

  init(_ reading: TemplateReading, margin: Double?) {
    var reading = reading
    reading.extract()
    self.reading = reading
    form = reading.form(margin: margin)
  }

  /// The form in a copy of the workbook whose cells hold other values; they stand where they stood,
  /// so that nothing need be aligned again. What was found in the layout is taken as it was.
  ///
  /// - Returns: nil where a cell that held something holds nothing now, or the other way round.
  package func again(_ copy: Book) -> Form? {
    reading.changes(in: copy).flatMap(form.exchanging) ?? extracted(from: copy)
  }

  /// The same, every value taken out of the copy anew.
  func extracted(from copy: Book) -> Form? {
    var other = reading.laid(over: copy)?.form(
      margin: form.alignment.margin, comparisons: form.alignment.sheets)
    if leavesRest { other?.uncovered = [] }
    return other
  }

  /// The same with nothing said of where the template, a proposal, and the workbook differ: what it
  /// does not cover, and where copies within the form are not alike.
  package var leavingRest: FormReading {
    var reading = self
    reading.leavesRest = true
    reading.form.uncovered = []
    for index in reading.form.alignment.sheets.indices {
      reading.form.alignment.sheets[index].missingHeadings = []
      reading.form.alignment.sheets[index].shifts = []
      reading.form.alignment.sheets[index].merges = []
    }
    return reading
  }
}
