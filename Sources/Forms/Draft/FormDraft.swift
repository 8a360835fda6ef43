package import Grid
import Notation

/// A template proposed for a form that nobody has described, from a filled or a blank copy of it.
package struct FormDraft: Sendable {
  package struct Edit: Sendable {
    package var sheet: String
    package var place: CellReference
    /// Empty where something somebody filled in is taken out.
    package var text: String
  }

  /// What becomes of the cells of the form sheets.
  package private(set) var edits: [Edit] = []
  /// By sheet: the form sheet that stands for it, an earlier one where they look alike.
  private var models: [String: String] = [:]
  /// Sheets that look like an earlier one, which stands for them.
  package private(set) var repeated: [String] = []
  /// The rows of the sheets 項目, 設定 and 検査, headings first.
  package private(set) var tables: [(name: String, rows: [[String]])] = []
  /// By sheet: the rows without which its values could not be read.
  private var needed: [String: Set<Int>] = [:]
  /// Whether values of indicators were found.
  private(set) var hasValues = false
  /// Whether amounts of money of some year were found.
  package private(set) var hasAmounts = false
  /// How many tables and fields were found.
  package private(set) var tagCount = 0

  /// - Parameters:
  ///   - id: what commands shall call the form.
  ///   - title: the form's title where the book says none.
  package init(_ book: Book, id: String, title: String) {
    let years = YearReading(book)
    var items: [TagItem] = []
    var itemKeys: Set<String> = []
    var groups: Set<String> = []
    var levels: [String] = []
    var known: [String: String] = [:]
    var facts = Facts()
    facts.planEnd = Self.planEnd(book)
    for sheet in book.sheets where sheet.visibility == .visible {
      guard let grid = DraftGrid(sheet, formats: book.formats) else { continue }
      let draft = SheetDraft(grid, years, taken: groups)
      guard !draft.texts.isEmpty else { continue }
      // Two sheets with the same headings are two copies of one form.
      let shape = Self.shape(grid, draft)
      models[sheet.name] = known[shape] ?? sheet.name
      guard known[shape] == nil else {
        repeated.append(sheet.name)
        continue
      }
      known[shape] = sheet.name
      edits += draft.texts.sorted { $0.key < $1.key }.map {
        Edit(sheet: sheet.name, place: $0.key, text: $0.value)
      }
      needed[sheet.name] = draft.needed
      hasValues = hasValues || draft.items.contains { $0.type == .value }
      hasAmounts = hasAmounts || draft.items.contains { $0.key.hasPrefix("金額.") }
      groups.formUnion(draft.groups)
      items += draft.items.filter { itemKeys.insert($0.key).inserted }
      for level in draft.levels where !levels.contains(level) { levels.append(level) }
      facts.add(draft)
    }
    if let year = Self.titleYear(book, years), facts.mayBeEvaluated(year) {
      takeTitleYear(year, book, &facts)
    }
    tagCount = edits.count { !$0.text.isEmpty }
    tables = [
      ("項目", Self.itemRows(items)),
      ("設定", facts.rows(id: id, title: Self.title(book) ?? title, levels: levels)),
      ("検査", [["規則", "重大度", "パラメータ", "備考"]]),
    ]
  }

  /// The texts of a sheet that no tag replaces.
  private static func shape(_ grid: DraftGrid, _ draft: SheetDraft) -> String {
    grid.sheet.cells.filter { draft.texts[$0.reference] == nil && !$0.value.raw.isLonger(than: 30) }
      .map { LabelKey.of($0.shown).filter { !$0.isNumber } }.filter { !$0.isEmpty }
      .joined(separator: "|")
  }

  private static func title(_ book: Book) -> String? {
    let first = book.sheets.first { $0.visibility == .visible }?.cells.first { cell in
      let text = cell.shown
      return text.isLonger(than: 3) && !text.isLonger(than: 40)
        && text.contains(where: \.isLetter)
    }
    return first.map { NamePattern.cleaned($0.shown) }
  }

  /// The year that a form is for, as its title says: 「令和6年度　評価シート」.
  private static func titleYear(_ book: Book, _ years: YearReading) -> Int? {
    guard let title = title(book), !["策定", "改定", "期間"].contains(where: title.contains)
    else { return nil }
    return years.year(title, longest: 200)?.year
  }

  /// Titles with the year that is evaluated move on with it.
  private mutating func takeTitleYear(_ year: Int, _ book: Book, _ facts: inout Facts) {
    if !facts.hasActuals { facts.evaluated = facts.evaluated ?? year }
    for sheet in book.sheets where needed[sheet.name] != nil {
      guard let cell = sheet.cells.first,
        !edits.contains(where: { $0.sheet == sheet.name && $0.place == cell.reference })
      else { continue }
      let marked = SheetDraft.marked(cell.shown, year)
      guard marked != cell.shown else { continue }
      edits.append(Edit(sheet: sheet.name, place: cell.reference, text: marked))
    }
  }

  /// 「計画期間　2020年度～2024年度」, 「目標年度は令和8年度」
  private static func planEnd(_ book: Book) -> Int? {
    for sheet in book.sheets {
      // The row last looked through for 期間: it may hold many spans of years.
      var rowWithout: Int?
      for cell in sheet.cells where cell.shown.utf8.count <= 120 {
        let namesTarget = cell.shown.contains("目標年度")
        let isSpan = cell.shown.unicodeScalars.contains { "～〜~".unicodeScalars.contains($0) }
        guard namesTarget || isSpan else { continue }
        let years = Period.find(in: cell.shown).compactMap(\.0.fiscalYear)
        if years.count == 1, namesTarget { return years[0] }
        let row = cell.reference.row
        guard isSpan, years.count == 2, years[0] < years[1], rowWithout != row else { continue }
        if sheet.cells(inRow: row).contains(where: { $0.shown.contains("期間") }) {
          return years[1]
        }
        rowWithout = row
      }
    }
    return nil
  }

  private static func itemRows(_ items: [TagItem]) -> [[String]] {
    [["タグ", "見出し", "型", "単位", "必須", "選択肢", "備考"]]
      + items.map { item in
        // The choices have a column of their own.
        let type = String(item.type.title.ja.prefix { $0 != "(" })
        return [
          item.key, NamePattern.cleaned(item.heading), type, item.unit ?? "",
          item.required ? "○" : "", item.type.options.joined(separator: ","), "",
        ]
      }
  }

  /// The book with its form sheets tagged and the three tables behind them.
  package func tagged(_ book: Book) -> Book {
    var tagged = book
    tagged.sheets.removeAll { repeated.contains($0.name) }
    for index in tagged.sheets.indices {
      let own = edits.filter { $0.sheet == tagged.sheets[index].name }
      let changed = Set(own.map(\.place))
      let old = tagged.sheets[index]
      var sheet = Sheet(
        name: old.name, visibility: old.visibility,
        cells: old.cells.filter { !changed.contains($0.reference) }
          + own.filter { !$0.text.isEmpty }.map { Cell($0.place, .text($0.text)) },
        merges: old.merges, validations: old.validations, hiddenRows: old.hiddenRows,
        hiddenColumns: old.hiddenColumns)
      sheet.dimensions = old.dimensions
      tagged.sheets[index] = sheet
    }
    let names = Set(tables.map(\.name))
    tagged.sheets.removeAll { names.contains($0.name) }
    for (name, rows) in tables {
      var cells: [Cell] = []
      for (row, texts) in rows.enumerated() {
        for (column, text) in texts.enumerated() where !text.isEmpty {
          cells.append(Cell(CellReference(row: row, column: column), .text(text)))
        }
      }
      tagged.sheets.append(Sheet(name: name, cells: cells))
    }
    return tagged
  }

  /// Rows of a template that a sheet is soon laid over.
  private static let fewRows = 400

  /// The template in memory; nil where no values were found. Of a long one only what reading the
  /// values takes: the price of laying a sheet over it grows with the square of its rows.
  package func template(_ book: Book, name: String) -> Template? {
    guard hasValues else { return nil }
    var tagged = tagged(book)
    let rows = tagged.sheets.reduce(0) { $0 + Set($1.cells.map(\.reference.row)).count }
    guard rows > Self.fewRows else { return read(tagged, name: name) }
    for index in tagged.sheets.indices {
      guard let rows = needed[tagged.sheets[index].name] else { continue }
      let sheet = tagged.sheets[index]
      tagged.sheets[index] = Sheet(
        name: sheet.name, visibility: sheet.visibility,
        cells: sheet.cells.filter { rows.contains($0.reference.row) }, merges: sheet.merges,
        validations: sheet.validations)
    }
    return read(tagged, name: name)
  }

  private func read(_ tagged: Book, name: String) -> Template? {
    var template = try? Template.read(tagged, name: name)
    template?.models = models
    return template
  }

  /// What the sheets said of years.
  private struct Facts {
    var baseline: Set<Int> = []
    var target: Set<Int> = []
    var values: Set<Int> = []
    /// How many columns, or cells of years that run down, hold actuals of a year.
    var actual: [Int: Int] = [:]
    var evaluated: Int?
    /// The last year of the plan's period, where the book states one.
    var planEnd: Int?

    mutating func add(_ draft: SheetDraft) {
      baseline.formUnion(draft.baselineYears)
      target.formUnion(draft.targetYears)
      values.formUnion(draft.valueYears)
      actual.merge(draft.actualYears, uniquingKeysWith: +)
      evaluated = evaluated ?? draft.evaluated
    }

    var hasActuals: Bool { !actual.isEmpty }

    /// The last year with actuals, but none that only a few of the tables are ahead with.
    private var lastActual: Int? {
      let most = actual.values.max() ?? 0
      return actual.filter { $0.value * 2 >= most }.keys.max()
    }

    /// The last year that values are planned for; without any the end of the plan is unknown.
    private var lastPlanned: Int? { values.filter { $0 > lastActual ?? 0 }.max() }

    /// A title's year is that of the last actuals, or the one in which they are looked at.
    func mayBeEvaluated(_ year: Int) -> Bool {
      guard let last = evaluated ?? lastActual else { return true }
      return (last...last + 1).contains(year)
    }

    func rows(id: String, title: String, levels: [String]) -> [[String]] {
      func text(_ year: Int?) -> String { year.map { String($0) } ?? "" }
      let years = values.sorted().map { String($0) }.joined(separator: ",")
      let group = levels.map { "{{" + $0 + ".名称}}" }.joined(separator: "／")
      let pairs: [(String, String)] = [
        ("キー", "値"), ("様式ID", id), ("様式名", title), ("対象年度", years),
        ("評価年度", text(evaluated ?? lastActual)), ("基準年度", text(baseline.min())),
        ("目標年度", text(planEnd ?? target.max() ?? lastPlanned)), ("集計の単位", group),
        ("指標の呼び名", "{{指標.名称}}"), ("指標の方向の既定", ""), ("欠損記号", "-"),
      ]
      var rows = pairs.map { [$0.0, $0.1] }
      for index in rows.indices {
        let key = SettingKey.all.first { $0.key == rows[index][0] }
        rows[index].append(index == 0 ? "説明" : key?.meaning.ja ?? "")
      }
      return rows
    }
  }
}
