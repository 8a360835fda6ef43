/// A drop-down or another input rule on a sheet.
///
/// Source: ECMA-376 Part 1, 18.3.1.32 (dataValidation); MS-XLSX 2.6.23 (CT_DataValidation).
public struct DataValidation: Hashable, Sendable {
  /// What Excel tells people: as they come to the cell, or when the rule is broken.
  public struct Notice: Hashable, Sendable {
    public var title: String
    public var text: String

    public init(title: String = "", text: String = "") {
      self.title = title
      self.text = text
    }
  }

  public var ranges: [CellRange]
  /// `list`, `whole`, `decimal`, `date`, …; empty where the file names none.
  public var type: String
  /// `between`, `lessThan`, …, where the type compares.
  public var comparison: String
  public var formula: String
  /// The other end of `between`.
  public var secondFormula: String?
  /// The choices of a `list` written in place (`"A,B,C"`), nil where they stand in cells.
  public var choices: [String]?
  public var allowsBlank: Bool
  /// The drop-down's arrow is shown.
  public var showsArrow: Bool
  /// `stop`, `warning` or `information`; nil where Excel lets everything pass.
  public var reaction: String?
  public var prompt: Notice?
  public var error: Notice?

  public init(
    ranges: [CellRange], type: String, formula: String, choices: [String]? = nil,
    comparison: String = "between", secondFormula: String? = nil, allowsBlank: Bool = false,
    showsArrow: Bool = true, reaction: String? = "stop", prompt: Notice? = nil,
    error: Notice? = nil
  ) {
    self.ranges = ranges
    self.type = type
    self.comparison = comparison
    self.formula = formula
    self.secondFormula = secondFormula
    self.choices = choices
    self.allowsBlank = allowsBlank
    self.showsArrow = showsArrow
    self.reaction = reaction
    self.prompt = prompt
    self.error = error
  }
}
