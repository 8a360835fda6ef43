package import Grid
import Notation

/// Everything in a form that speaks for one direction of an indicator or the other.
///
/// The strongest voice decides (values.md, section 7); that the others agree is worth a look.
package struct DirectionVotes: Sendable {
  package enum Voice: Int, Hashable, Sendable, CaseIterable {
    case column, note, bound, lexicon, targets, rate, formDefault
  }

  package struct Vote: Hashable, Sendable {
    package var voice: Voice
    package var direction: Direction
  }

  /// Strongest first; voices that say neither up nor down are left out.
  package private(set) var votes: [Vote] = []

  /// - Parameters:
  ///   - column: the text of the direction cell.
  ///   - rate: a stated rate of the indicator, with the convention to judge it by.
  package init(
    _ indicator: Indicator, column: String?, settings: Settings,
    rate: (percent: ExactDecimal, inputs: RateInputs, convention: RateConvention)?
  ) {
    add(.column, column.flatMap(DirectionText.column).map { Direction($0) })
    add(.note, indicator.note.flatMap { DirectionText.note($0.text) }.map { Direction($0) })
    add(.bound, DirectionText.bound(indicator.values.targetTexts).map { Direction($0) })
    let word = DirectionText.lexicon(
      indicator.name, smallerIsBetter: settings.list("少ないほどよい語"),
      largerIsBetter: settings.list("多いほどよい語"))
    add(.lexicon, word.map { Direction($0) })
    add(.targets, Self.byTargets(indicator))
    add(.rate, rate.flatMap { Self.byRate($0.percent, $0.inputs, $0.convention) })
    add(.formDefault, indicator.directionSource == .targets ? nil : settings.defaultDirection)
  }

  private mutating func add(_ voice: Voice, _ direction: Direction?) {
    guard let direction, direction == .up || direction == .down else { return }
    votes.append(Vote(voice: voice, direction: direction))
  }

  package subscript(voice: Voice) -> Direction? { votes.first { $0.voice == voice }?.direction }

  /// Where the target lies, seen from the baseline.
  private static func byTargets(_ indicator: Indicator) -> Direction? {
    guard let baseline = indicator.value(.baseline),
      let target = indicator.planTarget,
      indicator.sameUnit(baseline, target), let start = baseline.value, let end = target.value,
      start != end
    else { return nil }
    return end > start ? .up : .down
  }

  /// The one direction whose ratio gives the stated rate.
  private static func byRate(
    _ percent: ExactDecimal, _ inputs: RateInputs, _ convention: RateConvention
  ) -> Direction? {
    guard !convention.method.needsBaseline else { return nil }
    let fitting = [Direction.up, .down].filter { direction in
      var inputs = inputs
      inputs.direction = direction
      switch convention.judge(percent, inputs).outcome {
      case .correct, .roundedOtherwise: return true
      case .withinInputs, .wrong, .undefined: return false
      }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Two voices that cannot both be right: cell against note, or a direction that rests on a word
  /// or the form's default against targets and rate together.
  package var contradiction: (Vote, Vote)? {
    func vote(_ voice: Voice) -> Vote? { votes.first { $0.voice == voice } }
    if let column = vote(.column) {
      return vote(.note).flatMap { $0.direction == column.direction ? nil : (column, $0) }
    }
    guard vote(.note) == nil, vote(.bound) == nil, let weak = vote(.lexicon) ?? vote(.formDefault),
      let rate = vote(.rate), let targets = vote(.targets), rate.direction == targets.direction,
      rate.direction != weak.direction
    else { return nil }
    return (weak, rate)
  }
}

extension DirectionVotes.Voice {
  package var message: Message {
    switch self {
    case .column: Message(ja: "方向の欄", en: "the direction cell")
    case .note: Message(ja: "注記", en: "the note")
    case .bound: Message(ja: "目標の「以上」「以下」", en: "the bound of the target")
    case .lexicon: Message(ja: "指標名の言葉", en: "the words of its name")
    case .targets: Message(ja: "基準と目標", en: "baseline and target")
    case .rate: Message(ja: "達成率の計算", en: "the way its rate is calculated")
    case .formDefault: Message(ja: "様式の既定", en: "the form's default")
    }
  }
}
