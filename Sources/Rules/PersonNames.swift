package import Forms
package import Grid
import Notation

/// What stands in the places for persons: findings are handed around, and none of them repeats it.
///
/// Source: architecture.md, A rule is a value; users.md, 1 (publication copies leak names).
package struct PersonNames: Sendable {
  private struct Cell: Hashable {
    var sheet: String
    var cell: CellReference
  }

  private var names: [String] = []
  /// The cells that hold a name and nothing else.
  private var cells: Set<Cell> = []

  private static let mask = "（氏名）"
  private static let offices: [Character] = ["課", "部", "局", "室", "係", "所", "館", "長", "-", "－"]

  package init(_ forms: [Form]) {
    var found: Set<String> = []
    for field in forms.lazy.flatMap(\.allRecords).flatMap(\.fields)
    where field.isPerson && !field.isEmpty {
      if field.location.range == nil, !Self.offices.contains(trimmed(field.raw).last ?? "-") {
        cells.insert(Cell(sheet: field.location.sheet, cell: field.location.cell))
      }
      let entries = NameList.entries(field.raw, dots: false).map(\.text)
      let texts = [field.raw, Wording.line(field.raw), trimmed(field.raw)] + entries
      // A post or an office alone tells of nobody.
      found.formUnion(
        texts.filter { $0.count > 2 && !Self.offices.contains($0.last ?? "-") && $0 != Self.mask })
    }
    names = Self.inOrder(found)
  }

  /// The names of several forms.
  package init(joining forms: [PersonNames]) {
    names = Self.inOrder(Set(forms.lazy.flatMap(\.names)))
    cells = Set(forms.lazy.flatMap(\.cells))
  }

  /// A whole list goes before its parts.
  private static func inOrder(_ names: Set<String>) -> [String] {
    names.sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// What a cell holds, as reports may repeat it.
  package func shown(_ text: String, sheet: String, cell: CellReference) -> String {
    guard !text.isEmpty else { return text }
    return cells.contains(Cell(sheet: sheet, cell: cell)) ? Self.mask : masked(text)
  }

  func masked(_ finding: Finding) -> Finding {
    guard !names.isEmpty else { return finding }
    var finding = finding
    finding.message = masked(finding.message)
    finding.detail = finding.detail.map { masked($0) }
    finding.evidence = finding.evidence.map { Evidence($0.key, masked($0.value)) }
    finding.owner = masked(finding.owner)
    return finding
  }

  private func masked(_ message: Message) -> Message {
    Message(ja: masked(message.ja), en: masked(message.en))
  }

  private func masked(_ text: String) -> String {
    names.reduce(text) { $0.contains($1) ? $0.replacing($1, with: Self.mask) : $0 }
  }
}
