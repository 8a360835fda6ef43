import Forms
import Grid
import Rules

/// What a finding says cannot all be true, and what of the form it is about.
struct Contradiction {
  /// The rule of sums and products, whose numbers need belong to no indicator.
  static let ruleOfTotals = "NUM-020"

  /// What hangs together by itself: the values of one indicator, or a number that is none of these.
  enum Strand: Hashable, Comparable {
    /// Number in the form's `allIndicators`.
    case indicator(Int)
    case cell(Location)
  }

  struct Key: Hashable {
    var rule: String
    var strand: Strand
  }

  var finding: Finding
  var strands: Set<Strand>

  var place: CellPlace { CellPlace(finding.location) }
  var keys: [Key] { strands.map { Key(rule: finding.rule, strand: $0) } }

  /// Those of a form's findings that speak of numbers; a sentence or a tick alone is no strand, or
  /// one text would tie everything together.
  static func all(in findings: [Finding], of form: Form) -> [Contradiction] {
    var places: [CellPlace: Set<Int>] = [:]
    for (number, indicator) in form.allIndicators.enumerated() {
      for value in indicator.values {
        places[CellPlace(value.location), default: []].insert(number)
      }
    }
    return findings.filter { $0.severity >= .warning }.compactMap { finding in
      let touched = [finding.location] + finding.related
      let indicators = touched.reduce(into: Set<Int>()) {
        $0.formUnion(places[CellPlace($1)] ?? [])
      }
      let strands: [Strand] =
        if !indicators.isEmpty {
          indicators.map { .indicator($0) }
        } else if finding.rule == ruleOfTotals {
          touched.map { .cell($0) }
        } else {
          []
        }
      return strands.isEmpty ? nil : Contradiction(finding: finding, strands: Set(strands))
    }
  }

  /// What hangs together by contradictions, each part in the order of the form.
  static func components(of contradictions: [Contradiction]) -> [Set<Strand>] {
    var parts: [Set<Strand>] = []
    for contradiction in contradictions {
      let joined = parts.filter { !$0.isDisjoint(with: contradiction.strands) }
      parts.removeAll { !$0.isDisjoint(with: contradiction.strands) }
      parts.append(joined.reduce(contradiction.strands) { $0.union($1) })
    }
    return parts.sorted { ($0.min() ?? .indicator(0)) < ($1.min() ?? .indicator(0)) }
  }
}
