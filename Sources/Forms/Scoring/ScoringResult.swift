package import Grid
import Notation

/// What a class is chosen for: an indicator, or a record with what lies below it.
package struct ScoringSubject: Sendable {
  package var record: Record?
  package var indicators: [Indicator]
  package var convention: RateConvention
  package var settings: Settings
  package var year: Int?

  package init(
    record: Record? = nil, indicators: [Indicator], convention: RateConvention,
    settings: Settings = Settings(), year: Int? = nil
  ) {
    self.record = record
    self.indicators = indicators
    self.convention = convention
    self.settings = settings
    self.year = year
  }

  /// A record of a form with its own indicators.
  package init(_ record: Record, in form: Form, convention: RateConvention) {
    self.init(
      record: record, indicators: record.indicators, convention: convention,
      settings: form.template.settings, year: form.evaluationYear)
  }
}

/// What a scheme comes to.
package enum ScoringResult: Hashable, Sendable {
  /// The classes that may stand there: several where the exact and the shown rate fall on the two
  /// sides of a limit.
  case classes([ScoringScheme.Class])
  /// A total or a mean.
  case total(ExactFraction)
  /// Something that is needed is missing, or people choose.
  case open

  package var only: ScoringScheme.Class? {
    guard case .classes(let classes) = self, classes.count == 1 else { return nil }
    return classes[0]
  }
}

extension ScoringScheme {
  package func result(for subject: ScoringSubject) -> ScoringResult {
    if let total {
      return subject.numbers(total)?.first.map { .total($0) } ?? .open
    }
    guard isCalculated else { return .open }
    var found: [Class] = []
    // The readings of the subject: exact and as shown. Both may be meant at the limit of a band.
    for reading in 0..<2 {
      guard let one = firstClass(for: subject, reading) else { return .open }
      if !found.contains(one) { found.append(one) }
    }
    return .classes(found)
  }

  /// Nil where no class is certain.
  private func firstClass(for subject: ScoringSubject, _ reading: Int) -> Class? {
    var isCertain = true
    for one in classes {
      switch subject.holds(one.condition, one.basis, reading) {
      case true?:
        // A state beside the scale holds whatever the bands would say.
        if case .state = one.condition { return one }
        return isCertain ? one : nil
      case false?: continue
      case nil: isCertain = false
      }
    }
    return nil
  }
}

extension ScoringSubject {
  /// Nil where that cannot be told.
  fileprivate func holds(
    _ condition: ScoringCondition, _ basis: ScoringScheme.Basis, _ reading: Int
  ) -> Bool? {
    switch condition {
    case .chosen: return false
    case .otherwise: return true
    case .all(let conditions):
      let answers = conditions.map { holds($0, basis, reading) }
      if answers.contains(false) { return false }
      return answers.contains(nil) ? nil : true
    case .state(let state): return holds(state)
    case .text(let text):
      guard case .field(let tag) = basis, let field = record?[tag], !field.isEmpty else {
        return nil
      }
      let said = field.answers.isEmpty ? [field.text] : field.answers
      guard said.count == 1 else { return nil }
      return Self.plain(said[0]) == Self.plain(text)
    case .band(let low, let high):
      guard let numbers = numbers(basis),
        let number = numbers.dropFirst(reading).first ?? numbers.last
      else { return nil }
      return low.map { Self.isAbove($0, number) } ?? true
        && high.map { Self.isBelow($0, number) } ?? true
    case .position, .near: return compare(condition)
    }
  }

  private static func plain(_ text: String) -> String {
    Normalization.withoutSpaces(Normalization.n2(text))
  }

  private static func isAbove(_ end: ScoringCondition.End, _ number: ExactFraction) -> Bool {
    ExactFraction(end.value).map { end.isClosed ? number >= $0 : number > $0 } ?? false
  }

  private static func isBelow(_ end: ScoringCondition.End, _ number: ExactFraction) -> Bool {
    ExactFraction(end.value).map { end.isClosed ? number <= $0 : number < $0 } ?? false
  }

  private func holds(_ state: ScoringCondition.State) -> Bool {
    guard let indicator = indicators.first, indicators.count == 1 else { return false }
    guard case .notMeasurable(let reason) = Attainment.of(indicator, year: year) else {
      return false
    }
    switch (state, reason) {
    case (.notMeasurable, .unknownDirection): return false
    case (.notMeasurable, _): return true
    case (.noActual, .noActual), (.noActual, .actualMissing): return true
    case (.noTarget, .noTarget), (.noTarget, .targetMissing): return true
    case (.pending, .actualMissing(.pending)): return true
    default: return false
    }
  }

  private func compare(_ condition: ScoringCondition) -> Bool? {
    guard let indicator = indicators.first, indicators.count == 1,
      let inputs = RateInputs(indicator, year: year, settings: settings, by: .progress)
    else { return nil }
    let actual = inputs.actual.value
    func reference(_ reference: ScoringCondition.Reference) -> ExactDecimal? {
      reference == .target ? inputs.target.value : inputs.baseline?.value
    }
    switch condition {
    case .position(let place, let relation):
      guard let other = reference(place) else { return nil }
      let better: Bool
      switch inputs.direction {
      case .up: better = actual > other
      case .down: better = actual < other
      case .keep, .range, .unknown: return nil
      }
      switch relation {
      case .better: return better
      case .notWorse: return better || actual == other
      case .same: return actual == other
      case .notBetter: return !better
      case .worse: return !better && actual != other
      }
    case .near(let place, let end, let isPercent):
      guard let other = reference(place) else { return nil }
      let gap = actual > other ? actual - other : other - actual
      let size = other < .zero ? -other : other
      let limit = isPercent ? size * end.value * ExactDecimal(units: 1, scale: 2) : end.value
      return end.isClosed ? gap <= limit : gap < limit
    default: return nil
    }
  }

  /// The number a band is held against: exact, and as the form shows it where that differs.
  package func numbers(_ basis: ScoringScheme.Basis) -> [ExactFraction]? {
    switch basis {
    case .rate: return indicators.count == 1 ? rates(indicators[0], convention.method) : nil
    case .progress: return indicators.count == 1 ? rates(indicators[0], .progress) : nil
    case .proRata: return indicators.count == 1 ? rates(indicators[0], .proRata) : nil
    case .meanRate: return meanRate.map { [$0] }
    case .sum(let tags): return total(tags).map { [$0.sum] }
    case .mean(let tags):
      return total(tags).flatMap { $0.sum.divided(by: ExactFraction($0.count)) }.map { [$0] }
    case .field(let tag):
      return record?[tag].flatMap { NumberText.parse($0.text)?.value }
        .flatMap { ExactFraction($0) }.map { [$0] }
    case .none: return nil
    }
  }

  private func rates(_ indicator: Indicator, _ method: AchievementMethod) -> [ExactFraction]? {
    guard let inputs = RateInputs(indicator, year: year, settings: settings, by: method) else {
      return nil
    }
    var convention = convention
    convention.method = method
    convention.cap = .none
    let methods = convention.methods(for: inputs.direction)
    guard methods.count == 1, !inputs.signsDiffer(for: methods[0]),
      let exact = ExactRate(methods[0], inputs).value(inputs)
    else { return nil }
    let stated = indicator.values.filter { $0.role == .rate }
      .map { StatedRate(indicator, $0, settings: settings) }
      .first { $0.actual?.location == indicator.actual(in: year)?.location }
    let shown =
      stated?.percent(share: convention.writesShares)
      ?? convention.shown(exact, unmet: exact < ExactFraction(100))
    return [exact, shown.flatMap { ExactFraction($0) } ?? exact]
  }

  /// The mean of the rates of all indicators here and below; nil unless every one has its rate.
  private var meanRate: ExactFraction? {
    let all = record?.withDescendants.flatMap(\.indicators) ?? indicators
    let rates = all.map { self.rates($0, convention.method)?.first }
    guard !rates.isEmpty else { return nil }
    return Self.sum(rates)?.divided(by: ExactFraction(rates.count))
  }

  /// Nil unless every field of these tags holds a number.
  private func total(_ tags: [String]) -> (sum: ExactFraction, count: Int)? {
    let fields = (record?.withDescendants ?? []).flatMap(\.fields)
      .filter { ScoringScheme.name(tags, $0) && !$0.filledDown && !isUnused($0) }
    guard !fields.isEmpty else { return nil }
    let numbers = fields.map { NumberText.parse($0.text).flatMap { ExactFraction($0.value) } }
    return Self.sum(numbers).map { ($0, numbers.count) }
  }

  /// A dash says that there is nothing to add.
  private func isUnused(_ field: Field) -> Bool {
    MissingMark.parse(field.text)?.status == ValueStatus.none
  }

  private static func sum(_ numbers: [ExactFraction?]) -> ExactFraction? {
    numbers.reduce(ExactFraction(0)) { sum, number in
      guard let sum, let number else { return nil }
      return sum.adding(number)
    }
  }
}
