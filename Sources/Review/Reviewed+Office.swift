import Forms
import Grid
package import Rules

extension Reviewed {
  /// The office that answers for the cell of a finding, nil where the form names none.
  package func office(of finding: Finding) -> String? { brief?.office(at: finding.location) }
}
