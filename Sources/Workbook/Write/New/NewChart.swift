public import Grid

/// A native chart that follows the cells it is drawn from.
///
/// Source: ECMA-376 Part 1, 21.2 (DrawingML – Charts).
public struct NewChart: Sendable {
  public enum Kind: Sendable, CaseIterable {
    case bar, stackedBar, percentStackedBar, line, area, pie, doughnut, radar, scatter
  }

  /// Which way bars run.
  public enum Orientation: Sendable { case horizontal, vertical }

  /// A range of one row or column with the name of its sheet.
  public struct Source: Hashable, Sendable {
    public var sheet: String
    public var range: CellRange
    /// What stands there, for readers that do not look at the cells; nil where the sheet is part of
    /// the same `NewBook` and need only be looked at.
    public var values: [CellValue]?

    public init(sheet: String, range: CellRange, values: [CellValue]? = nil) {
      self.sheet = sheet
      self.range = range
      self.values = values
    }
  }

  /// Figures beside or in what is drawn.
  public struct Labels: Hashable, Sendable {
    /// `RRGGBB`
    public var color: String
    public var numberFormat: String
    public var showsCategory = false
    /// The share of the whole instead of the value, in pies and doughnuts.
    public var showsPercent = false

    public init(color: String = "404040", numberFormat: String = "General") {
      self.color = color
      self.numberFormat = numberFormat
    }
  }

  public struct Series: Hashable, Sendable {
    /// The cell whose text is the series' name.
    public var name: Source
    public var values: Source
    /// `RRGGBB`
    public var color: String
    /// `RRGGBB` of each slice of a pie or doughnut, from the first; tints of `color` where empty.
    public var pointColors: [String] = []
    /// Nil for no figures.
    public var labels: Labels?
    /// Points joined by a line; false in a scatter chart for dots alone.
    public var hasLine = true
    public var hasMarkers = true

    public init(name: Source, values: Source, color: String, labels: Labels? = nil) {
      self.name = name
      self.values = values
      self.color = color
      self.labels = labels
    }
  }

  public struct Axis: Hashable, Sendable {
    public var title: String?
    public var numberFormat: String?
    public var minimum: Double?
    public var maximum: Double?
    /// The distance between two marks.
    public var unit: Double?

    public init(title: String? = nil) { self.title = title }
  }

  public enum Legend: String, Sendable {
    case bottom = "b"
    case right = "r"
    case top = "t"
    case left = "l"
  }

  public var kind: Kind
  public var orientation = Orientation.horizontal
  /// Empty for none.
  public var title: String
  /// Of the categories; of the horizontal values in a scatter chart.
  public var categoryAxis = Axis()
  public var valueAxis = Axis()
  public var legend: Legend? = .bottom
  /// The names along the axis; the horizontal values of a scatter chart.
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

  /// Each source of the chart, in the file's order.
  var sources: [Source] { [categories] + series.flatMap { [$0.name, $0.values] } }

  /// The chart with the values that stand in the sources.
  func resolved(_ find: (Source) -> [CellValue]?) -> NewChart {
    func fill(_ source: inout Source) {
      if source.values == nil { source.values = find(source) }
    }
    var copy = self
    fill(&copy.categories)
    for index in copy.series.indices {
      fill(&copy.series[index].name)
      fill(&copy.series[index].values)
    }
    return copy
  }
}
