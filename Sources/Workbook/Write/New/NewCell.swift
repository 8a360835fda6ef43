public import Grid

/// One cell of a new sheet. With a formula, `value` is its result, shown until Excel recalculates.
public struct NewCell: Hashable, Sendable {
  public var value: CellValue
  public var style: NewStyle
  /// Without its `=`.
  public var formula: String?
  /// The pieces of a text in several fonts, empty for a text in the cell's own.
  public private(set) var runs: [NewRun] = []

  public init(_ value: CellValue, style: NewStyle = NewStyle(), formula: String? = nil) {
    self.value = value
    self.style = style
    self.formula = formula
  }

  /// A text in several fonts.
  public init(runs: [NewRun], style: NewStyle = NewStyle()) {
    self.init(.text(runs.map(\.text).joined()), style: style)
    self.runs = runs
  }

  /// What a cell takes of a text that may be too long for it, with a mark where it is cut.
  package static func fitting(_ text: String) -> String {
    guard text.utf8.count > SheetRows.longestText, text.utf16.count > SheetRows.longestText else {
      return text
    }
    return String(text.unicodeScalars.prefix(16_000)) + "…"
  }
}

/// A piece of text in the font of a style.
public struct NewRun: Hashable, Sendable {
  public var text: String
  /// Only what concerns the font is used.
  public var style: NewStyle

  public init(_ text: String, style: NewStyle) {
    self.text = text
    self.style = style
  }
}

/// A cell that leads somewhere when clicked.
public struct NewLink: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case cell(sheet: String, reference: CellReference)
    case address(String)
  }

  public var reference: CellReference
  public var target: Target
  /// Shown while the pointer rests on the cell.
  public var tip: String?

  public init(_ reference: CellReference, to target: Target, tip: String? = nil) {
    self.reference = reference
    self.target = target
    self.tip = tip
  }
}

/// A note on a cell.
public struct NewNote: Hashable, Sendable {
  public var reference: CellReference
  public var text: String
  public var author: String
  /// Whether the note stands open on the sheet.
  public var isVisible: Bool

  public init(
    _ reference: CellReference, _ text: String, author: String = "", isVisible: Bool = false
  ) {
    self.reference = reference
    self.text = text
    self.author = author
    self.isVisible = isVisible
  }
}
