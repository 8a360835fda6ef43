import Forms
import Grid
package import Rules

extension Reviewed {
  /// The office that answers for the cell of a finding, nil where the form names none.
  package func office(of finding: Finding) -> String? {
    guard let form else { return nil }
    let around = form.allRecords.last {
      $0.sheetIndex == finding.location.sheetIndex && $0.rows.contains(finding.location.cell.row)
    }
    return (around?.office ?? form.root.office)?.raw
  }
}
