public import Grid

/// A native bar chart that follows the cells it is drawn from.
///
/// Source: ECMA-376 Part 1, 21.2 (DrawingML – Charts).
public struct NewChart: Sendable {
  public enum Kind: Sendable { case bar, stackedBar }
  public enum Orientation: Sendable { case horizontal, vertical }

  /// A range with the name of its sheet.
  public struct Source: Hashable, Sendable {
    public var sheet: String
    public var range: CellRange

    public init(sheet: String, range: CellRange) {
      self.sheet = sheet
      self.range = range
    }
  }

  public struct Series: Hashable, Sendable {
    /// The cell whose text is the series' name.
    public var name: Source
    public var values: Source
    /// `RRGGBB`
    public var color: String
    /// `RRGGBB` of the figures drawn in the bars, nil for no figures.
    public var labelColor: String?

    public init(name: Source, values: Source, color: String, labelColor: String? = nil) {
      self.name = name
      self.values = values
      self.color = color
      self.labelColor = labelColor
    }
  }

  public var kind: Kind
  public var orientation = Orientation.horizontal
  public var title: String
  /// The name of the value axis, nil for none.
  public var valueTitle: String?
  public var categories: Source
  public var series: [Series]
  /// The cells the chart's corners lie in.
  public var anchor: CellRange
  public var fontName = "游ゴシック"

  public init(
    kind: Kind, title: String, categories: Source, series: [Series], anchor: CellRange
  ) {
    self.kind = kind
    self.title = title
    self.categories = categories
    self.series = series
    self.anchor = anchor
  }
}
