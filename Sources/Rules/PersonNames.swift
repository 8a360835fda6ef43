import Forms
import Grid
import Notation

/// What stands in the places for persons: findings are handed around, and none of them repeats it.
///
/// Source: architecture.md, A rule is a value; users.md, 1 (publication copies leak names).
struct PersonNames {
  private var names: [String] = []

  private static let mask = "（氏名）"
  private static let offices: [Character] = ["課", "部", "局", "室", "係", "所", "館", "長", "-", "－"]

  init(_ forms: [Form]) {
    var found: Set<String> = []
    for field in forms.flatMap(\.allRecords).flatMap(\.fields)
    where field.isPerson && !field.isEmpty {
      let entries = NameList.entries(field.raw, dots: false).map(\.text)
      let texts = [field.raw, Wording.line(field.raw), trimmed(field.raw)] + entries
      // A post or an office alone tells of nobody.
      found.formUnion(
        texts.filter { $0.count > 2 && !Self.offices.contains($0.last ?? "-") && $0 != Self.mask })
    }
    // A whole list goes before its parts.
    names = found.sorted { ($0.count, $0) > ($1.count, $1) }
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
