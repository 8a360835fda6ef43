/// The prices of the alignment. Source: templates.md, section "Reading".
enum Costs {
  static let noHit = (share: 0.75, fixed: 0.8)
  static let emptyName = 0.4
  static let headingAsValue = 0.9
  static let uncovered = 0.5
  static let longTextForNumber = 0.6
  /// A paragraph is never a value.
  static let paragraphForNumber = 1.5
  static let paragraph = 60
  /// One text of more than a word or a dash, merged over the places of several values.
  static let mergedValues = 1.0
  static let longestWord = 12
  /// The row's defined names are those of other fields.
  static let otherNames = 1.5
  /// The fields of the template's row have their defined names in other rows.
  static let lackingNames = 0.8
  /// Nothing but one text, behind an empty row, where a row of several values should be.
  static let detached = 0.9
  /// A text in a name's place, right above values that have no name of their own.
  static let textAboveValues = 0.6
  /// A merge begins in the midst of one of the form's.
  static let brokenMerge = 0.5
  /// ① stands where a later copy should, or the other way round.
  static let wrongNumber = 0.4
  /// Some lines of a cell have rows of their own, this one has none.
  static let missingLine = 0.05
  /// Upper and lower value stand in one cell where the sheet should have a row for each.
  static let unsplit = 0.3
  /// A remark or the like beside a lower value that has a row of its own.
  static let besideLine = 0.1
  /// A row that the form's own headings lead, between the rows of one slot: more likely another's.
  static let headingWithinSlot = 0.6
  static let skipGroup = 0.5
  static let repeatGroup = 0.02
  static let repeatHeading = 0.15
  static let crossing = 0.05
  /// A row without headings that costs as much was taken for want of a better place.
  static let doubtful = 0.5
  /// A block of rows that stands elsewhere than in the template.
  static let movedBlock = 1.0
  /// What the headings of a moved block must weigh together.
  static let movedWeight = 1.0
  /// What its only heading must weigh, where that stands but once in the sheet and in the form.
  static let movedAlone = 0.6
  /// Below this two headings are not taken for each other.
  static let leastSimilarity = 0.5
  /// From here on a heading is the form's own, up to a mark or a space.
  static let sameHeading = 0.95
  /// From here on it is the form's own with its wording changed; below, it is said to be missing.
  static let likeHeading = 0.8
  /// What weighs no more than ① decides nothing.
  static let circledNumber = 0.3
  /// Texts longer than this many bytes are never headings.
  static let longestHeading = 300
  static let unfoundHeadings = 0.5
  /// What a row without headings weighs against the costs.
  static let dataRowWeight = 0.5
  /// Over this share of the heading weight a sheet is not this form.
  static let notThisForm = 0.45
  /// The same for a sheet that bears the form sheet's own name.
  static let notThisNamedForm = 0.6
  /// Over this the columns need not be looked for.
  static let hopeless = 1.5
  /// The next form must be at least this much dearer.
  static let margin = 0.08

  static func deletion(weight: Double, tags: Int) -> Double {
    min(3, weight) + 0.15 * Double(tags) + 0.1
  }

  static func insertion(cells: Int, headings: Int) -> Double {
    cells == 0 ? 0 : min(2.2, 0.8 + 0.25 * Double(cells - 1) + 0.6 * Double(headings))
  }
}
