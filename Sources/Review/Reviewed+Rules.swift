import Forms
package import Rules

extension Reviewed {
  /// The rule of a finding: of the catalogue, or one that the form's planners have written.
  package func rule(of finding: Finding) -> Rule? {
    Rule.named(finding.rule)
      ?? template.flatMap { template in Rule.own(of: template).first { $0.id == finding.rule } }
  }
}
