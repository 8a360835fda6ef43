package import Forms

extension Form {
  /// The values that a sentence repeats which is right about another value of the indicator too.
  package func vouchedFor(_ memory: SentenceMemory) -> Set<Location> {
    var places: Set<Location> = []
    for narrative in Narrative.all(in: self, IndicatorScopes(self), memory) {
      for (indicator, claims) in narrative.statements {
        guard let indicator else { continue }
        let right = claims.compactMap { claim -> Location? in
          guard let value = indicator.value(claimed: claim, year: evaluationYear),
            claim.agrees(with: value) == true
          else { return nil }
          return value.location
        }
        if Set(right).count > 1 { places.formUnion(right) }
      }
    }
    return places
  }
}
