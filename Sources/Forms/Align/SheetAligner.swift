import Grid
import Notation

/// Lays a sheet over a form sheet.
struct SheetAligner {
  let form: FormSheet
  let sheet: SheetRows
  private let labels: LabelTable
  /// No alignment is cheaper: this much is lacking of the headings.
  let least: Double

  struct Result {
    var steps: [AlignmentStep]
    var columns: ColumnMap
    var labels: LabelTable
    var cost: Double
    /// The cost over the weight of the headings.
    var normalizedCost: Double
    /// What a sheet of this form costs at most.
    var limit: Double

    /// Whether the sheet is this form at all.
    var fits: Bool { normalizedCost <= limit }
  }

  init(form: FormSheet, sheet: SheetRows) {
    self.form = form
    self.sheet = sheet
    labels = LabelTable(form: form, sheet: sheet)
    least = Costs.unfoundHeadings * (1 - labels.reachableCoverage(form))
  }

  /// What a sheet of this form costs at most. Without any of its headings none is, whatever its name.
  private var limit: Double {
    bearsName && least < Costs.unfoundHeadings ? Costs.notThisNamedForm : Costs.notThisForm
  }

  /// Whether the sheet has the form sheet's name, and not one that every new sheet gets.
  private var bearsName: Bool {
    let name = Normalization.n2(form.name)
    let word = name.prefix { !$0.isNumber }.lowercased()
    return !["sheet", "シート"].contains(word) && name == Normalization.n2(sheet.sheet.name)
  }

  /// Rows without columns, columns from the headings found, rows again with their columns.
  ///
  /// - Parameter most: what is dearer than this need not be looked for.
  func align(most: Double = .infinity) -> Result {
    // A sheet that lacks the headings cannot become this form.
    if least > min(most, limit) {
      return Result(
        steps: [], columns: ColumnMap(form: form, sheet: sheet, path: []), labels: labels,
        cost: least, normalizedCost: Costs.hopeless,
        limit: limit)
    }
    let matcher = RowMatcher(form: form, sheet: sheet, labels: labels, columns: nil)
    let headings = HeadingMatches(matcher)
    let first = path(RowPrices(matcher, headings))
    let columns = ColumnMap(form: form, sheet: sheet, path: first.steps)
    let price = normalized(first.cost, first.steps)
    if price > Costs.hopeless {
      return Result(
        steps: first.steps, columns: columns, labels: labels, cost: first.cost,
        normalizedCost: price, limit: limit)
    }
    let prices = RowPrices(
      RowMatcher(form: form, sheet: sheet, labels: labels, columns: columns), headings)
    var second = path(prices)
    findMoved(&second, prices)
    let final = ColumnMap(form: form, sheet: sheet, path: second.steps)
    return Result(
      steps: second.steps, columns: final, labels: labels, cost: second.cost,
      normalizedCost: normalized(second.cost, second.steps), limit: limit)
  }

  /// The cost over the weight of the headings, and half of the share of headings never found:
  /// groups may be skipped cheaply, but a sheet without the form's headings is not the form.
  private func normalized(_ cost: Double, _ steps: [AlignmentStep]) -> Double {
    var weight = 0.0
    var cost = cost
    var found: [Int: Double] = [:]
    for step in steps {
      // A list is no less this form for being long.
      if case .repeatedGroup = step.kind { cost -= step.cost }
      guard let row = step.templateRow, let match = step.match, step.isRead else { continue }
      weight += max(form.rows[row].weight, Costs.dataRowWeight)
      let hit = match.pairs.reduce(0) {
        $0 + form.rows[row].cells[$1.templateCell].weight * $1.similarity
      }
      found[row] = max(found[row] ?? 0, hit)
    }
    let whole = max(form.totalWeight, 0.1)
    let coverage = found.values.reduce(0, +) / whole
    return max(0, cost / max(weight, whole, 1)) + Costs.unfoundHeadings * (1 - coverage)
  }

  private func path(_ prices: RowPrices) -> CheapestPath.Found {
    CheapestPath(prices: prices, rows: Array(sheet.rows.indices)).find()
  }
}
