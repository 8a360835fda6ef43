import Compile
import Grid
import Notation

/// The pictures of a summary's page.
struct SummaryCharts {
  let summary: Summary
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  static let outcomes: [Outcome] = [.met, .unmet, .pending, .notMeasurable]

  // MARK: stacked bars

  /// The groups of a level, each a bar of what was met, missed, pending, and not measurable.
  func bars(_ level: SummaryLevel) -> String {
    let most = level.named.map { judged($0.figures) }.max() ?? 0
    guard most > 0 else { return "" }
    let (left, rowHeight, full) = (250, 26, 380)
    let height = level.named.count * rowHeight + 34
    var svg = SVG(
      width: 700, height: height,
      label: say("\(level.title.ja)別の達成状況", "outcome by \(level.title.en)"))
    for (index, group) in level.named.enumerated() {
      let y = index * rowHeight + 4
      svg.write(SVG.cut(group.label, to: 36), x: left - 8, y: y + 14, anchor: .end)
      var x = left
      for outcome in Self.outcomes {
        let count = group.figures.count(outcome)
        let width = count * full / most
        svg.rectangle(
          x: x, y: y, width: width, height: 20, kind: outcome.rawValue,
          tip: "\(group.label) \(outcome.title.text(language)) \(count)")
        if width >= 14 {
          svg.write(
            "\(count)", x: x + width / 2, y: y + 14, anchor: .middle, kind: "in-\(outcome.rawValue)"
          )
        }
        x += width
      }
      svg.write("\(judged(group.figures))", x: x + 6, y: y + 14, kind: "small")
    }
    var x = left
    for outcome in Self.outcomes {
      svg.rectangle(x: x, y: height - 20, width: 12, height: 12, kind: outcome.rawValue)
      let title = outcome.title.text(language)
      svg.write(title, x: x + 17, y: height - 9, kind: "small")
      x += 40 + TextWidth.of(title) * 7
    }
    return svg.text
  }

  private func judged(_ figures: Figures) -> Int {
    Self.outcomes.reduce(0) { $0 + figures.count($1) }
  }

  // MARK: distribution

  func distribution() -> String {
    let counts = summary.bands.indices.map { summary.total.bands[$0] ?? 0 }
    guard let most = counts.max(), most > 0 else { return "" }
    let step = max(70, 640 / counts.count)
    var svg = SVG(
      width: step * counts.count + 20, height: 230, label: say("達成率の分布", "distribution of rates"))
    for (index, count) in counts.enumerated() {
      let height = count * 150 / most
      let x = index * step + 10
      svg.rectangle(
        x: x + step / 6, y: 180 - height, width: step * 2 / 3, height: height, kind: "met",
        tip: "\(summary.bands[index].title.text(language)) \(count)")
      svg.write("\(count)", x: x + step / 2, y: 174 - height, anchor: .middle)
      for (line, part) in Self.lines(summary.bands[index].title.text(language), step).enumerated() {
        svg.write(part, x: x + step / 2, y: 197 + line * 14, anchor: .middle, kind: "small")
      }
    }
    svg.line(from: (10, 180), to: (step * counts.count + 10, 180))
    return svg.text
  }

  /// `5点（80以上90未満）` on two lines.
  private static func lines(_ title: String, _ width: Int) -> [String] {
    guard TextWidth.of(title) * 6 > width, let open = title.firstIndex(of: "（") else {
      return [title]
    }
    return [String(title[..<open]), String(title[open...])]
  }

  // MARK: radar

  /// The mean rates of three to twelve groups around a centre; the outer ring is 100 % or the largest.
  func radar(_ level: SummaryLevel) -> String {
    let groups = level.named
    let rates = groups.compactMap { $0.figures.meanRate }
    guard (3...12).contains(groups.count), rates.count == groups.count else { return "" }
    let most = rates.reduce(ExactDecimal(100), max)
    let (center, radius) = ((x: 330, y: 200), 140)
    var svg = SVG(
      width: 660, height: 400,
      label: say("\(level.title.ja)別の平均達成率", "mean rate by \(level.title.en)"))
    func point(_ index: Int, _ length: Int) -> (x: Int, y: Int) {
      let (cosine, sine) = Self.direction(index, of: groups.count)
      return (center.x + length * sine / 1000, center.y - length * cosine / 1000)
    }
    for ring in 1...4 {
      svg.polygon(groups.indices.map { point($0, radius * ring / 4) }, kind: "ring")
    }
    for index in groups.indices { svg.line(from: center, to: point(index, radius), kind: "ring") }
    let lengths = rates.map { rate in
      let share = (rate * ExactDecimal(radius)).divided(by: most, scale: 0) ?? .zero
      return max(0, Int(share.units))
    }
    svg.polygon(groups.indices.map { point($0, lengths[$0]) }, kind: "area")
    for (index, group) in groups.enumerated() {
      let dot = point(index, lengths[index])
      svg.dot(x: dot.x, y: dot.y)
      let place = point(index, radius + 16)
      let anchor: SVG.Anchor =
        place.x > center.x + 10 ? .start : place.x < center.x - 10 ? .end : .middle
      svg.write(
        SVG.cut(group.label, to: 26), x: place.x, y: place.y + (place.y > center.y ? 8 : -6),
        anchor: anchor, kind: "small")
      svg.write(
        "\(rates[index])%", x: place.x, y: place.y + (place.y > center.y ? 22 : 8), anchor: anchor,
        kind: "small")
    }
    // Beside the picture: on it a figure would lie on some point.
    let scale = most.rescaled(0)
    svg.write(say("外側の線 \(scale)%", "outer line \(scale)%"), x: 8, y: 392, kind: "small")
    return svg.text
  }

  /// Cosine and sine in thousandths, by a polynomial: pictures need no more.
  static func direction(_ index: Int, of count: Int) -> (cosine: Int, sine: Int) {
    // Quarter turns are exact, so that the series only runs over an eighth on either side.
    let turn = Double(index) / Double(count)
    let quarter = (turn * 4).rounded()
    let angle = (turn * 4 - quarter) * 1.5707963267948966
    let square = angle * angle
    let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
    let sine = angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
    let (one, other) = (Int((cosine * 1000).rounded()), Int((sine * 1000).rounded()))
    switch Int(quarter) % 4 {
    case 0: return (one, other)
    case 1: return (-other, one)
    case 2: return (-one, -other)
    default: return (other, -one)
    }
  }

  // MARK: lines

  /// The actuals of an indicator over the years, nothing where there is one year only.
  func line(_ indicator: IndicatorLine) -> String {
    let series = indicator.seriesWithLast
    guard series.count > 1, let low = series.map(\.value).min(),
      let high = series.map(\.value).max()
    else { return "" }
    let (width, height) = (110, 30)
    let first = series[0].year
    let span = max(1, series[series.count - 1].year - first)
    let points = series.map { value -> (x: Int, y: Int) in
      let share =
        low == high
        ? ExactDecimal(height / 2)
        : ((value.value - low) * ExactDecimal(height)).divided(by: high - low, scale: 0) ?? .zero
      return (6 + (value.year - first) * (width - 12) / span, 4 + height - Int(share.units))
    }
    let told = series.map { "\(Period.fiscal($0.year).label) \($0.value)" }
    var svg = SVG(
      width: width, height: height + 8, label: told.joined(separator: say("、", ", ")))
    svg.polygon(points, kind: "trend", isClosed: false)
    for point in points { svg.dot(x: point.x, y: point.y) }
    return svg.text
  }
}
