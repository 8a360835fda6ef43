import Grid
import Notation

/// A workbook laid over one template: each sheet over the form sheet that fits it best.
struct TemplateReading {
  private struct Fit {
    var sheet: SheetRows
    var form: FormSheet
    var result: SheetAligner.Result
    /// What was taken out of it, once it was.
    var output: Extraction.Output?

    func extracted(_ template: Template) -> Extraction.Output {
      output ?? Extraction(template: template, form: form, sheet: sheet, result: result).run()
    }
  }

  let template: Template
  private let sheets: [SheetRows]
  /// The names of sheets that are data and no form.
  private let others: [String]
  /// Neither CSV nor TSV.
  private let isWorkbook: Bool
  private let aligners: [[SheetAligner]]
  private let areTables: Bool
  private var chosen: [Fit] = []
  private var unread: [String] = []
  /// The mean price of the sheets that fit; without any, the price of the best one. Until they are
  /// aligned, what no alignment can be cheaper than.
  private(set) var cost: Double

  var fits: Bool { !chosen.isEmpty }

  var candidate: FormError.Candidate {
    FormError.Candidate(id: template.id, cost: cost)
  }

  /// - Parameters:
  ///   - tables: the sheets are tables out of running text.
  ///   - others: the names of sheets that are data and no form.
  init(
    template: Template, sheets: [SheetRows], isWorkbook: Bool, tables: Bool = false,
    besides others: [String] = []
  ) {
    self.template = template
    self.sheets = sheets
    self.others = others
    self.isWorkbook = isWorkbook
    areTables = tables
    aligners = sheets.map { sheet in
      (tables ? template.tables : template.formSheets).map { SheetAligner(form: $0, sheet: sheet) }
    }
    cost = aligners.joined().map(\.least).min() ?? .infinity
  }

  /// - Parameter forced: take the best sheet even where it is too dear.
  mutating func align(forced: Bool) {
    var all: [Fit] = []
    var theirOwn: Set<Int> = []
    for (sheet, aligners) in zip(sheets, aligners) {
      let own = aligners.filter { $0.form.name == template.models[sheet.sheet.name] }
      if !own.isEmpty { theirOwn.insert(sheet.index) }
      if let best = cheapest(own.isEmpty ? aligners : own, sheet) {
        all.append(areTables ? straightened(best) : best)
      }
    }
    var good = all.filter { $0.result.fits || theirOwn.contains($0.sheet.index) }
    let cheapest = all.min { $0.result.normalizedCost < $1.result.normalizedCost }
    if good.isEmpty, forced, let cheapest { good = [cheapest] }
    chosen = good
    let taken = Set(good.map(\.sheet.index))
    let left = sheets.filter { !taken.contains($0.index) }.map(\.sheet.name) + others
    unread = left.filter { !template.plainSheets.contains($0) }
    let prices = good.map(\.result.normalizedCost)
    cost =
      prices.isEmpty
      ? cheapest?.result.normalizedCost ?? .infinity
      : prices.reduce(0, +) / Double(prices.count)
  }

  /// The form sheet that fits best, of equals the first; what cannot be better is not aligned.
  private func cheapest(_ aligners: [SheetAligner], _ sheet: SheetRows) -> Fit? {
    var best: (number: Int, result: SheetAligner.Result)?
    for number in aligners.indices.sorted(by: {
      (aligners[$0].least, $0) < (aligners[$1].least, $1)
    }) {
      let price = best?.result.normalizedCost ?? .infinity
      let result = aligners[number].align(most: price)
      guard
        (result.normalizedCost, number) < (price, best?.number ?? .max)
      else { continue }
      best = (number, result)
    }
    return best.map { Fit(sheet: sheet, form: aligners[$0.number].form, result: $0.result) }
  }

  /// The table read once more with the rows put straight that got a field too many or too few.
  private func straightened(_ fit: Fit) -> Fit {
    guard fit.result.fits,
      let sheet = RunningText.straightened(fit.sheet, fit.form, fit.result.columns)
    else { return fit }
    return Fit(
      sheet: sheet, form: fit.form, result: SheetAligner(form: fit.form, sheet: sheet).align())
  }

  /// Takes out of each sheet what stands in it, so that copies need not where they are the same.
  mutating func extract() {
    for index in chosen.indices { chosen[index].output = chosen[index].extracted(template) }
  }

  /// The cells that a copy of the workbook holds otherwise; nil where it has other cells.
  func changes(in copy: Book) -> [(place: Location, cell: Cell)]? {
    var changes: [(place: Location, cell: Cell)] = []
    for sheet in chosen.map(\.sheet) {
      guard let found = sheet.changes(in: copy) else { return nil }
      changes += found
    }
    return changes
  }

  /// Over a copy of the workbook in which the same cells hold something; nil where others do.
  func laid(over copy: Book) -> TemplateReading? {
    var other = self
    for index in chosen.indices {
      let before = chosen[index].sheet
      guard let sheet = before.holding(copy) else { return nil }
      other.chosen[index].sheet = sheet
      // Sheets that nobody touched share their cells, and are the same at a glance.
      if sheet.sheet.cells != before.sheet.cells { other.chosen[index].output = nil }
    }
    return other
  }

  /// - Parameter comparisons: of the sheets with the template, where they are known.
  func form(margin: Double?, comparisons: [SheetComparison]? = nil) -> Form {
    var records: [Record] = []
    var alignment = Alignment(normalizedCost: cost, margin: margin)
    alignment.fits = chosen.allSatisfy(\.result.fits)
    var uncovered: [Location] = []
    for fit in chosen {
      let output = fit.extracted(template)
      records.append(output.record)
      alignment.headings += output.headings
      alignment.steps += fit.result.steps.compactMap { Self.shown($0, fit) }
      alignment.unnamed.formUnion(output.unnamed)
      uncovered += output.uncovered
      guard comparisons == nil else { continue }
      alignment.sheets.append(
        SheetComparer(
          form: fit.form, sheet: fit.sheet, result: fit.result, isWorkbook: isWorkbook,
          unnamed: output.unnamed
        ).compare())
    }
    if let comparisons { alignment.sheets = comparisons }
    uncovered += leftTables
    let tree: Record
    if records.count == 1 {
      tree = records[0]
    } else {
      for index in records.indices where records[index].group == "様式" {
        records[index].group = "シート"
      }
      tree = Record(group: "様式", children: records)
    }
    let root = RecordFinisher(template.settings).finish(tree)
    return Form(
      template: template, sheetNames: chosen.map(\.sheet.sheet.name),
      formSheetNames: chosen.map(\.form.name), unreadSheets: unread,
      missingFormSheets: missingFormSheets,
      root: root, evaluationYear: evaluationYear(root), alignment: alignment,
      uncovered: uncovered.sorted())
  }

  /// A file of plain text is one sheet of the form; and a form may have several layouts, of which a
  /// workbook has one.
  private var missingFormSheets: [String] {
    guard isWorkbook, !areTables else { return [] }
    let read = Set(chosen.flatMap(\.form.keys))
    let layouts = template.layouts
    let isArranged = chosen.contains { layouts.contains($0.form.name) }
    return template.formSheets.filter { form in
      !chosen.contains { $0.form.name == form.name }
        && !(form.keys.isSubset(of: read) && (isArranged || layouts.contains(form.name)))
    }.map(\.name)
  }

  /// The first cell of each table of the file that fits nothing, where others do.
  private var leftTables: [Location] {
    let taken = chosen.map { ($0.sheet.index, $0.sheet.rows.first?.row) }
    return sheets.compactMap { sheet in
      guard taken.contains(where: { $0.0 == sheet.index }),
        !taken.contains(where: { $0 == (sheet.index, sheet.rows.first?.row) })
      else { return nil }
      return sheet.rows.first?.cells.first.map { sheet.location($0.cell.reference) }
    }
  }

  /// The year the sheet itself names, else the template's. A title of another year than the
  /// template's is wrong itself where the template's year is the last one with actuals.
  private func evaluationYear(_ root: Record) -> Int? {
    let asked = template.settings.evaluationYear
    for record in root.withDescendants {
      if let field = record.fields.first(where: { $0.key == "様式.評価年度" }),
        let year = Period.find(in: field.text).first?.0.fiscalYear
      {
        guard let asked, root.lastYearOfActuals == asked else { return year }
        return asked
      }
    }
    return asked
  }

  private static func shown(_ step: AlignmentStep, _ fit: Fit) -> Alignment.Step? {
    if case .repeatedGroup = step.kind { return nil }
    // Places that nobody filled, in a row of their own, are no change of the form.
    if step.kind == .deleted, let row = step.templateRow, fit.form.rows[row].weight == 0 {
      return nil
    }
    let kind: Alignment.Step.Kind =
      switch step.kind {
      case .matched, .repeatedGroup: .matched
      case .moved: .moved
      case .inserted: .inserted
      case .deleted: .deleted
      case .repeatedHeading: .repeatedHeading
      case .skippedGroup: .skippedGroup
      }
    return Alignment.Step(
      kind: kind, sheetIndex: fit.sheet.index, row: step.row.map { fit.sheet.rows[$0].row },
      templateRow: step.templateRow.map { fit.form.rows[$0].row }, cost: step.cost)
  }
}

extension Record {
  /// Of those with half as many as the fullest year: an actual of a year to come is a mistake of
  /// its own, and so is one left out.
  fileprivate var lastYearOfActuals: Int? {
    let years = withDescendants.lazy.flatMap(\.indicators).flatMap(\.values)
      .filter { $0.role == .actual && $0.status == .value }.compactMap(\.period?.fiscalYear)
    let counts = Dictionary(years.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value * 2 >= most }.keys.max()
  }
}
