import Grid
import Notation

/// The years that the headings of a form sheet name in one edition of the form.
///
/// Where a `{{年度}}` gives no example, the settings decide: 基準年度 and 目標年度 over columns of
/// these roles, 対象年度 one after the other over the others, 評価年度 everywhere else. Of more years
/// than columns, actuals take the last ones that are over.
struct HeadingYears {
  /// By heading: what stands for each of its `{{年度}}`.
  private(set) var texts: [CellReference: [String]] = [:]
  /// By tagged cell: the period its heading gives it.
  private(set) var periods: [CellReference: Period] = [:]
  /// The year evaluated, nil where the form has none.
  let evaluated: Int?

  private let settings: Settings
  private let known: [Int]
  /// How many years this edition is later than the template's own.
  private let shift: Int

  /// - Parameter year: the year to be evaluated; nil for the template's own edition.
  init(_ drawn: DrawnSheet, _ form: FormSheet, _ template: Template, year: Int?) {
    settings = template.settings
    known = template.knownYears
    let own = settings.evaluationYear
    shift = year.flatMap { year in own.map { year - $0 } } ?? 0
    evaluated = year ?? own
    let columns = Self.columns(form)
    var years = fixedYears(columns)
    for (heading, found) in sequenceYears(columns, template) where years[heading] == nil {
      years[heading] = found
    }
    for (heading, found) in plainYears(form, columns, template) { years[heading] = found }
    // A year that the form itself prints stays as it is.
    for column in columns where !column.heading.text.contains(LabelKey.period) {
      let printed = Period.inHeading(column.heading.text)?.resolved(among: known)
      for place in column.places { periods[place] = printed }
    }
    for cell in drawn.cells where cell.tags.isEmpty {
      let examples = cell.pieces.compactMap { piece -> String? in
        if case .period(let example) = piece { example } else { nil }
      }
      guard !examples.isEmpty else { continue }
      let found = self.years(cell, examples, years, columns)
      texts[cell.reference] = zip(examples, found).map { example, year in
        style(cell, example).text(year)
      }
      if let first = found.first {
        for column in columns where column.heading.reference == cell.reference {
          for place in column.places { periods[place] = .fiscal(first) }
        }
      }
    }
  }

  /// A heading with a period, and the tagged cells that take it.
  private struct Column {
    var heading: TemplateCell
    var roles: Set<Role>
    var groups: Set<Int?>
    var places: [CellReference]

    /// Years run down: the heading stands in the rows of its places.
    var isBeside: Bool { places.allSatisfy { heading.region.rows.contains($0.row) } }
  }

  private static func columns(_ form: FormSheet) -> [Column] {
    var columns: [CellReference: Column] = [:]
    for row in form.rows {
      for cell in row.cells {
        let roles = cell.tags.compactMap { ($0.period ?? .heading) == .heading ? $0.role : nil }
        guard !roles.isEmpty,
          let heading = (cell.periodLink ?? cell.link).flatMap({ form.heading($0, of: cell) }),
          heading.key.contains(LabelKey.period)
        else { continue }
        var column =
          columns[heading.reference]
          ?? Column(heading: heading, roles: [], groups: [], places: [])
        column.roles.formUnion(roles)
        column.groups.insert(cell.group)
        column.places.append(cell.reference)
        columns[heading.reference] = column
      }
    }
    return columns.values.sorted { $0.heading.reference < $1.heading.reference }
  }

  /// The plan's first and last year do not move with the edition.
  private func fixedYears(_ columns: [Column]) -> [CellReference: Int] {
    var years: [CellReference: Int] = [:]
    for column in columns {
      if column.roles == [.baseline] { years[column.heading.reference] = settings.baselineYear }
      if column.roles == [.finalTarget] { years[column.heading.reference] = settings.targetYear }
    }
    return years
  }

  private func sequenceYears(
    _ columns: [Column], _ template: Template
  ) -> [CellReference: Int] {
    let hasBaseline = columns.contains { $0.roles == [.baseline] }
    let sequence = template.fiscalYears.filter { !hasBaseline || $0 != settings.baselineYear }
    var years: [CellReference: Int] = [:]
    for column in columns where !column.roles.isSubset(of: [.baseline, .finalTarget]) {
      // Years run on among the headings of one row, or one column beside the values, that are for
      // the same roles of the same group.
      let run = columns.filter {
        ($0.heading.reference.row == column.heading.reference.row
          || $0.isBeside && column.isBeside
            && $0.heading.reference.column == column.heading.reference.column)
          && !$0.groups.isDisjoint(with: column.groups) && !$0.roles.isDisjoint(with: column.roles)
      }
      guard let place = run.firstIndex(where: { $0.heading.reference == column.heading.reference })
      else { continue }
      let areOver = run.contains { !$0.roles.isDisjoint(with: [.actual, .rate]) }
      years[column.heading.reference] = year(place, of: run.count, in: sequence, areOver: areOver)
    }
    return years
  }

  /// Headings over amounts, 「{{年度}}決算」, that are in one row and belong to no values.
  private func plainYears(
    _ form: FormSheet, _ columns: [Column], _ template: Template
  ) -> [CellReference: Int] {
    let known = Set(columns.map(\.heading.reference))
    var years: [CellReference: Int] = [:]
    for row in form.rows {
      let run = row.cells.filter { cell in
        cell.kind == .heading && cell.key.contains(LabelKey.period)
          && !known.contains(cell.reference)
      }
      guard run.count > 1 else { continue }
      for (place, heading) in run.enumerated() {
        years[heading.reference] = year(
          place, of: run.count, in: template.fiscalYears, areOver: true)
      }
    }
    return years
  }

  /// The year of one of so many columns.
  private func year(
    _ place: Int, of count: Int, in sequence: [Int], areOver: Bool
  ) -> Int? {
    if sequence.count == count { return sequence[place] + shift }
    if count == 1 { return evaluated ?? sequence.last }
    let over = sequence.filter { year in settings.evaluationYear.map { year <= $0 } ?? false }
    let taken = areOver && over.count >= count ? over : sequence
    guard taken.count >= count else { return (evaluated ?? sequence.first).map { $0 + place } }
    return taken[taken.count - count + place] + shift
  }

  private func years(
    _ cell: DrawnSheet.DrawnCell, _ examples: [String], _ found: [CellReference: Int],
    _ columns: [Column]
  ) -> [Int] {
    let given = examples.map { YearText($0, near: known)?.year }
    if given.allSatisfy({ $0 != nil }) {
      let fixed =
        columns.first { $0.heading.reference == cell.reference }
        .map { $0.roles.isSubset(of: [.baseline, .finalTarget]) } ?? false
      return given.compactMap(\.self).map { $0 + (fixed ? 0 : shift) }
    }
    if let year = found[cell.reference] { return examples.map { _ in year } }
    guard examples.count == 2 else { return examples.map { _ in evaluated ?? 0 } }
    // 「H23～H26」 over columns of years: from the year behind the last block to the last one below.
    let below = columns.filter {
      cell.region.columns.contains($0.heading.reference.column)
        && $0.heading.reference.row > cell.region.last.row && $0.roles != [.baseline]
    }.compactMap { found[$0.heading.reference] }
    guard let end = below.max() else { return examples.map { _ in evaluated ?? 0 } }
    let before = found.values.filter { $0 < (below.min() ?? end) }.max()
    return [before.map { $0 + 1 } ?? end, end]
  }

  /// As the example has it; else R4 where nothing else, a bracket or ～ stands beside it, and
  /// 令和4年度 in running text.
  private func style(_ cell: DrawnSheet.DrawnCell, _ example: String) -> YearText {
    if let style = YearText(example, near: known) { return style }
    let literals = cell.pieces.compactMap { piece -> String? in
      if case .literal(let text) = piece { text } else { nil }
    }
    let runs = literals.contains { text in
      guard let first = text.trimmingSpaces.first else { return false }
      return first.isLetter
        && cell.pieces.first.map { if case .period = $0 { true } else { false } }
          ?? false
    }
    let quoted = literals.first.map { $0.hasSuffix("「") } ?? false
    return runs || quoted
      ? YearText(.era, suffix: "年度", year: 0) : YearText(.letter, suffix: "", year: 0)
  }
}
