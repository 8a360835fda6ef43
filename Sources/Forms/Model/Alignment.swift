import Grid

/// How a workbook was laid over a template: the price, and the steps for `explain`.
package struct Alignment: Sendable {
  /// One step of laying a sheet over a form sheet.
  package struct Step: Hashable, Sendable {
    package enum Kind: String, Sendable {
      case matched, moved, inserted, deleted, skippedGroup, repeatedHeading
    }

    package var kind: Kind
    package var sheetIndex: Int
    /// The row of the workbook's sheet, nil for what only the template has.
    package var row: Int?
    /// The row of the template's form sheet.
    package var templateRow: Int?
    package var cost: Double

    package init(kind: Kind, sheetIndex: Int, row: Int?, templateRow: Int?, cost: Double) {
      self.kind = kind
      self.sheetIndex = sheetIndex
      self.row = row
      self.templateRow = templateRow
      self.cost = cost
    }
  }

  /// A heading of the template and the cell it was found in.
  package struct Heading: Hashable, Sendable {
    package var location: Location
    package var text: String
    package var expected: String
    /// 1 for the same text, less for a similar one.
    package var similarity: Double
    /// The template keeps departments from changing it.
    package var isLocked: Bool
    /// Values take their period from it.
    package var decidesPeriod: Bool
    /// What a bare number among year headings stands for.
    package var bareYear: BareYear?

    package init(
      location: Location, text: String, expected: String, similarity: Double,
      isLocked: Bool, decidesPeriod: Bool, bareYear: BareYear?
    ) {
      self.location = location
      self.text = text
      self.expected = expected
      self.similarity = similarity
      self.isLocked = isLocked
      self.decidesPeriod = decidesPeriod
      self.bareYear = bareYear
    }
  }

  /// The cost over the weight of the headings: 0 for a clean copy.
  package var normalizedCost: Double
  /// False where a sheet was read by force with a form that it is not.
  package var fits = true
  /// How much dearer the next best form is at least, nil where there is none.
  package var margin: Double?
  package var steps: [Step] = []
  package var headings: [Heading] = []
  /// What differs from the form, sheet by sheet.
  package var sheets: [SheetComparison] = []
  /// The cells that were read where a heading of the form should name them and does not.
  package var unnamed: Set<Location> = []

  package init(normalizedCost: Double = 0, margin: Double? = nil) {
    self.normalizedCost = normalizedCost
    self.margin = margin
  }

  /// The normalized cost for people, to two decimals.
  package var costText: String { Self.text(normalizedCost) }

  package static func text(_ cost: Double) -> String {
    ExactDecimal(units: Int128((min(cost, 99) * 100).rounded()), scale: 2).description
  }
}
