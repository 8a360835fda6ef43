import Forms
package import Grid

/// A rule over several forms in small: the files of a batch, each a little filled form, and which
/// of their cells must be flagged.
package struct BatchExample: Sendable {
  /// A file: its name, and its grid as examples of rules over one form are written.
  package struct File: Sendable {
    package var name: String
    package var grid: String
    /// What the fixes make of it.
    package var corrected: String?

    package init(_ name: String, _ grid: String, corrected: String? = nil) {
      self.name = name
      self.grid = grid
      self.corrected = corrected
    }
  }

  package var title: Message
  package var layout: ExampleLayout
  package var files: [File]
  /// A table beside the forms: the roster of submissions.
  package var roster: File?
  /// Last year's forms.
  package var lastYear: [File]

  package init(
    _ ja: String, _ en: String, layout: ExampleLayout = .submission, files: [File],
    roster: File? = nil, lastYear: [File] = []
  ) {
    title = Message(ja: ja, en: en)
    self.layout = layout
    self.files = files
    self.roster = roster
    self.lastYear = lastYear
  }

  package var isFlagged: Bool {
    files.contains { $0.grid.contains("↓") } || roster?.grid.contains("↓") == true
  }

  /// The cells marked `↓`, as `file cell`, sorted.
  package var flagged: [String] {
    let marked = files.map { ($0.name, layout.headings + "\n" + $0.grid) }
    let all = marked + [roster].compactMap { $0 }.map { ($0.name, $0.grid) }
    return all.flatMap { name, grid in
      ExampleGrid.cells(grid).filter(\.flagged).map { "\(name) \($0.cell.reference)" }
    }.sorted()
  }

  /// The marked cells of one of its files.
  package func flagged(in file: File) -> [CellReference] {
    flagged.filter { $0.hasPrefix(file.name + " ") }
      .compactMap { CellReference($0.dropFirst(file.name.count + 1)) }
  }

  package func book(_ file: File, kind: Book.Kind = .xlsx) -> Book {
    layout.book(layout.headings + "\n" + file.grid, kind: kind)
  }

  package var rosterBook: Book? {
    roster.map { roster in
      let cells = ExampleGrid.cells(roster.grid).map(\.cell)
      return Book(kind: .csv, sheets: [Sheet(name: roster.name, cells: cells)])
    }
  }
}

extension ExampleLayout {
  /// A form of one sheet, one to each 施策 and office.
  package static let submission = ExampleLayout(
    name: "例", headings: "施策評価シート",
    tags: "{{様式.評価年度}}\n施策|{{施策.番号}}|{{施策.名称}}|主管課|{{所管.主管課}}\n"
      + "指標名|単位|目標値(R4)|実績値(R4)|目標値(R5)|方向\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{指標.目標@R5}}"
      + "|{{指標.方向}}{{/指標}}",
    settings: [("評価年度", "2022")])

  /// A filled form of the layout `submission`.
  ///
  /// - Parameter rows: of the table of indicators, columns divided by `|`.
  static func submitted(
    _ code: String, _ name: String, _ office: String, year: String = "令和4年度", rows: String
  ) -> String {
    "\(year)\n施策|\(code)|\(name)|主管課|\(office)\n"
      + "指標名|単位|目標値(R4)|実績値(R4)|目標値(R5)|方向\n" + rows
  }

  /// A form of one sheet with a table of projects.
  package static let projectLists = ExampleLayout(
    name: "例", headings: "施策評価シート",
    tags: "施策|{{施策.番号}}|{{施策.名称}}|主管課|{{所管.主管課}}\n"
      + "事業|事業名|指標名|単位|目標値(R4)|実績値(R4)\n"
      + "{{#事業}}{{事業.番号}}|{{事業.名称}}|{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}"
      + "|{{指標.実績@R4}}{{/事業}}",
    settings: [("評価年度", "2022")])
}
