import Forms
import Grid

@testable import Rules

/// A table of indicators with a text beside it, for sentences to be read against.
struct SentenceTable {
  var layout: ExampleLayout
  /// One line an indicator.
  var rows: String

  /// - Parameters:
  ///   - columns: each heading with the tag below it, 指標名 and 単位 left out.
  init(_ columns: [(heading: String, tag: String)], year: String, rows: String) {
    self.rows = rows
    let count = rows.split(separator: "\n").count
    let headings = ["指標名", "単位"] + columns.map(\.heading)
    let tags = (["名称", "単位"] + columns.map(\.tag)).map { "{{指標.\($0)}}" }
    layout = ExampleLayout(
      name: "例", headings: headings.joined(separator: "|"),
      tags: "{{#指標 \(count)}}" + tags.joined(separator: "|") + "{{/指標}}"
        + String(repeating: "\n", count: count) + "指標の達成状況|{{本文.達成状況}}",
      settings: [("評価年度", year), ("指標の方向の既定", "up")])
  }

  init(layout: ExampleLayout, rows: String) { (self.layout, self.rows) = (layout, rows) }

  /// What is found in the sentence above an info.
  func rules(_ sentence: String) throws -> [String] { try findings(sentence).map(\.rule) }

  func findings(_ sentence: String) throws -> [Finding] {
    let example = Example("", "", layout: layout, grid: "\(rows)\n指標の達成状況|\(sentence)")
    let book = example.book()
    let form = try FormReader.read(book, templates: [layout.template()], formID: "example")
    let families = ["TXT", "VRD", "NUM-020"]
    return Checker.check(form, book: book, options: CheckOptions(select: families))
      .filter { $0.severity != .info }
  }
}
