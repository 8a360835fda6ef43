import Forms
import Notation

/// What a text says of an indicator that the table does not have: a name gone wrong beyond
/// recognition (TXT-002) hides neither a wrong difference nor a wrong verdict on the values that
/// stand beside it.
struct Stranger {
  /// With the target and the actual that its sentence quotes, where it quotes both.
  var indicator: Indicator
  var claims: [Claim]
}

extension Narrative {
  /// The quoted names at the head of a line that no indicator bears, where nothing else is named.
  var strangers: [Stranger] {
    let names = mentions.filter {
      $0.subject == nil && $0.form == .quoted && LineHead.isAt($0.range.lowerBound, in: text)
    }
    guard !names.isEmpty, !ownIndicators.isEmpty else { return [] }
    let subjects = names.map { name in
      // It is counted in what its account counts first.
      let first = numbers.first { $0.range.lowerBound >= name.range.upperBound }
      return ClaimSubject(name: name.text, unit: first?.unit ?? "")
    }
    let named = names.enumerated().map { index, name in
      var name = name
      (name.subject, name.match) = (index, .exact)
      return name
    }
    let found = Claim.find(in: numbered, subjects: subjects, mentions: named, year: year)
    let sentences = Set(claims.filter { $0.subject != nil }.map(\.sentence))
    return names.indices.compactMap { index in
      let own = found.filter { $0.subject == index && !sentences.contains($0.sentence) }
      return own.isEmpty ? nil : stranger(subjects[index], own)
    }
  }

  private func stranger(_ subject: ClaimSubject, _ claims: [Claim]) -> Stranger {
    var indicator = Indicator(name: subject.name, shortName: subject.name, unit: subject.unit)
    // Which way is meant only its fellows tell.
    if ownIndicators.allSatisfy({ $0.direction == .up }) { indicator.direction = .up }
    let quoted = [(Claim.Quantity.target, Role.target), (.actual, .actual)].compactMap {
      quantity, role -> IndicatorValue? in
      let told = claims.filter { $0.quantity == quantity && $0.time == .unstated }
      guard told.count == 1, told[0].number.isExact else { return nil }
      return IndicatorValue(
        role: role, period: year.map { .fiscal($0) }, location: field.location,
        raw: told[0].written, status: .value, value: told[0].number.value,
        unit: told[0].number.unit)
    }
    if quoted.count == 2, Units.mayBeCompared(quoted[0].unit, quoted[1].unit) {
      indicator.values = quoted
    }
    return Stranger(indicator: indicator, claims: claims)
  }
}
