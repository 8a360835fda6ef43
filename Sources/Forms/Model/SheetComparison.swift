package import Grid

/// How a sheet of the workbook differs in its layout from the form sheet it was read by.
package struct SheetComparison: Sendable {
  /// A heading of the form that no cell holds.
  package struct MissingHeading: Hashable, Sendable {
    package var expected: String
    /// Where it should stand, as far as the rows and columns around it tell.
    package var location: Location
    /// The cell that comes nearest to it.
    package var candidate: Location?
    package var similarity: Double?
    /// The nearest heading that was found.
    package var neighbour: Location?
    /// The cell that holds all of the heading but its year.
    package var withoutYear: Location?
  }

  /// Rows or columns that are more, fewer or elsewhere than in the form.
  package struct Shift: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case inserted, deleted, moved }
    package enum Lines: Hashable, Sendable { case rows, columns }

    package var kind: Kind
    package var lines: Lines
    package var count: Int
    /// The first cell behind the change; of moved lines their own first cell.
    package var location: Location
    /// The lines between the last place that is where it was and the first that is not.
    package var affected: [Location]
  }

  /// A merge of the form that the sheet lacks, or one that only the sheet has.
  package struct MergeDifference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case missing, extra }

    package var kind: Kind
    package var range: CellRange
  }

  /// A drop-down (or another input rule) of the form that cells of the sheet have lost.
  package struct LostValidation: Hashable, Sendable {
    package var type: String
    package var choices: [String]?
    /// The rule as the form has it, its ranges apart.
    package var rule: DataValidation
    /// The cells without it, in reading order.
    package var cells: [Location]
  }

  /// A number typed where the same column calculates everywhere else, or where the form has a formula.
  package struct LostFormula: Hashable, Sendable {
    package var location: Location
    /// A cell of the same kind that still calculates; nil where the formula is the form's own.
    package var calculating: Location?
    /// As it reads there; the form's own as it reads here.
    package var formula: String
  }

  /// A slot of a table of indicators left empty before a filled one.
  package struct SkippedSlot: Hashable, Sendable {
    package var group: String
    /// The place of its name.
    package var location: Location
    /// The names of the filled slots behind it.
    package var later: [Location]
    /// The names of all slots from the empty one to the last filled one.
    package var slots: [Location]
  }

  package var sheetIndex: Int
  package var sheet: String
  /// The form sheet's name in the template.
  package var formSheet: String
  /// The template has such a sheet for every one of these.
  package var sheetGroup: String?
  package var missingHeadings: [MissingHeading] = []
  package var shifts: [Shift] = []
  package var merges: [MergeDifference] = []
  package var lostValidations: [LostValidation] = []
  package var lostFormulas: [LostFormula] = []
  package var skippedSlots: [SkippedSlot] = []
  /// Where the form itself works something out, formula or not.
  package var calculatedPlaces: [Location] = []
}
