import Grid
import Review

/// What is still wanted of a file when it has been checked: of many files all the rest is let go.
enum Keeping: Sendable {
  case all
  /// The forms with their values, without the cells they were read from.
  case values
  /// The same, and what reports and the rules over several forms look at.
  case forms
  /// The findings, with the cells around them that reports show, and what rules over several forms
  /// look at.
  case findings(cells: CellReach?, in: Language, texts: Bool)

  func trim(_ reviewed: inout Reviewed) {
    switch self {
    case .all: break
    case .values: reviewed.dropReading()
    case .forms:
      reviewed.dropReading()
      reviewed.keepBrief()
    case .findings(let reach, let language, let texts):
      reviewed.keepFindings(cells: reach, in: language, keepsTexts: texts)
    }
  }
}
