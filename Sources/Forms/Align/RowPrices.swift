/// The headings of every template row in every row of a sheet, looked for once.
struct HeadingMatches {
  private let matches: [RowMatch]
  private let templateRows: Int

  init(_ matcher: RowMatcher) {
    let templates = matcher.form.rows.indices
    templateRows = templates.count
    matches = matcher.sheet.rows.indices.flatMap { row in
      templates.map { matcher.headings(row: row, template: $0) }
    }
  }

  subscript(row: Int, template: Int) -> RowMatch { matches[row * templateRows + template] }
}

/// What it costs to lay the rows of a form over those of a sheet, each worked out when it is first
/// asked for.
final class RowPrices {
  let matcher: RowMatcher
  let headings: HeadingMatches
  private let templateRows: Int
  private var matches: [RowMatch?]
  private var folds: [Bool?]

  init(_ matcher: RowMatcher, _ headings: HeadingMatches) {
    self.matcher = matcher
    self.headings = headings
    templateRows = matcher.form.rows.count
    let places = matcher.sheet.rows.count * templateRows
    matches = Array(repeating: nil, count: places)
    folds = Array(repeating: nil, count: places)
  }

  /// The headings' share: no match costs less.
  func least(row: Int, template: Int) -> Double { headings[row, template].cost }

  func match(row: Int, template: Int) -> RowMatch {
    let place = row * templateRows + template
    if let known = matches[place] { return known }
    var match = headings[row, template]
    match.cost += matcher.restCost(row: row, template: template, pairs: match.pairs)
    matches[place] = match
    return match
  }

  func isFolded(row: Int, template: Int) -> Bool {
    let place = row * templateRows + template
    if let known = folds[place] { return known }
    let isFolded = matcher.isFolded(row: row, template: template, headings[row, template])
    folds[place] = isFolded
    return isFolded
  }
}
