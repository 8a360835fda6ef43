import Forms
import Foundation
import Grid
import Testing
import Workbook

@testable import Rules

/// The sample forms and what is known to be true of them.
enum Fixtures {
  static let names = ["nasushiobara", "nasushiobara-csv", "isesaki", "isesaki-csv"]
  static let blanks = ["nasushiobara-blank", "isesaki-blank"]
  static let ids = Set(Rule.all.map(\.id))

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func book(_ path: String) throws -> Book {
    let url = root.appending(path: path)
    let bytes = try [UInt8](Data(contentsOf: url))
    return try Workbook(.bytes(bytes), name: url.lastPathComponent).book()
  }

  static func templates() throws -> [Template] {
    try ["nasushiobara", "isesaki"].map {
      try Template.read(book("templates/\($0).xlsx"), name: $0)
    }
  }

  /// The book of a truth file's name: `x-csv` is `x.csv`.
  static func named(_ name: String) throws -> Book {
    try book(
      name.hasSuffix("-csv") ? "fixtures/\(name.dropLast(4)).csv" : "fixtures/\(name).xlsx")
  }

  static func findings(_ book: Book) throws -> [Finding] {
    let form = try FormReader.read(
      book, templates: templates(), formID: nil)
    return Checker.check(form, book: book)
  }

  /// What is said above hints of a grid, in the order of its cells: `NUM-020 C4`.
  static func told(_ layout: ExampleLayout, _ grid: String) throws -> [String] {
    let book = Example("表", "a grid", layout: layout, grid: grid).book()
    let form = try FormReader.read(book, templates: [layout.template()], formID: "example")
    return Checker.check(form, book: book).filter { $0.severity > .info }
      .map { "\($0.rule) \($0.location.cell)" }
  }
}

/// One line of a truth file.
struct Truth: Decodable {
  var rule: String
  var sheet: String?
  var cell: String?
  var severity: String?
  var level: String?
  var minSeverity: String?
  var alternativeCells: [String]?
  var alternativeRules: [String]?

  enum CodingKeys: String, CodingKey {
    case rule, sheet, cell, severity, level
    case minSeverity = "min_severity"
    case alternativeCells = "alt_cells"
    case alternativeRules = "alt_rules"
  }

  static func lines(_ name: String) throws -> [Truth] {
    let url = Fixtures.root.appending(path: "fixtures/truth/\(name).jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Truth.self, from: Data($0.utf8)) }
  }

  /// The cell and those that are as right.
  var cells: [String] { [cell].compactMap { $0 } + (alternativeCells ?? []) }

  /// As the judge compares: any of the known cells, among the finding's own and its related ones.
  func isTold(by finding: Finding) -> Bool {
    let rules = [rule] + (alternativeRules ?? [])
    guard rules.contains(finding.rule) else { return false }
    guard cell != nil else { return true }
    let told = ([finding.location] + finding.related).map(\.cell.description)
    let sheets = sheet.map { $0 == finding.location.sheet } ?? true
    return sheets && !Set(told).isDisjoint(with: cells)
  }

  /// For what must not be said.
  func isBroken(by finding: Finding) -> Bool {
    rule == finding.rule && (sheet.map { $0 == finding.location.sheet } ?? true)
      && (cell.map { $0 == finding.location.cell.description } ?? true)
      && finding.severity >= (minSeverity.flatMap(Severity.init(rawValue:)) ?? .info)
  }
}
