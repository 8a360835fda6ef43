import Forms
import Grid
import Rules

/// Looks for the smallest weighted set of cells, of one or two, whose change settles everything that
/// is said about a part of the form and gives nothing new to say.
///
/// The rules themselves are the constraints: a change is tried on a copy, which is read and checked.
///
/// Complexity: at most `mostTrials` copies are read and checked, fewer of a large book.
struct SuspectSearch {
  /// Copies that are read and checked for one file at most.
  static let mostTrials = 40
  /// As many copies are checked by the rules that speak here, in the time of one by all rules.
  private static let glances = 4
  /// Cells that are read in all copies together.
  static let mostCells = 30_000
  /// Of more sets than these, nobody is helped by the list.
  private static let mostSets = 6

  private struct OutOfTrials: Error {}

  private let origin: Trial
  private let laid: FormReading
  private let name: String
  private let options: ReviewOptions
  private let known: Set<Contradiction.Key>
  private let vouchedFor: Set<CellPlace>
  private let weights: CellWeights
  private let oddFormulas: OddFormulas
  /// How many more glances there is time for.
  private var time: Int
  private var tried: [[CellEdit]: Trial?] = [:]

  /// - Parameter laid: how the workbook of the origin was read.
  init(_ origin: Trial, _ laid: FormReading, name: String, _ options: ReviewOptions) {
    self.origin = origin
    self.laid = laid
    self.name = name
    self.options = options
    known = Set(origin.contradictions.flatMap(\.keys))
    weights = CellWeights(origin.form.template.settings)
    oddFormulas = OddFormulas(origin.book)
    let memory = options.memory ?? SentenceMemory()
    vouchedFor = Set(origin.form.vouchedFor(memory).map { CellPlace($0) })
    let size = origin.book.sheets.reduce(0) { $0 + $1.cells.count }
    time = Self.glances * min(Self.mostTrials, Self.mostCells / max(1, size))
  }

  /// Those of the contradictions that are to vanish.
  typealias Part = @Sendable (Contradiction) -> Bool

  /// The sets of cells; of equal weight where there are several, none where nobody can say.
  mutating func sets(settling strands: Set<Contradiction.Strand>, _ part: Part) -> [[Location]] {
    guard let found = try? search(strands, part), found.count <= Self.mostSets else { return [] }
    return found.map { $0.map(\.location).sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func search(
    _ strands: Set<Contradiction.Strand>, _ part: Part
  ) throws(OutOfTrials) -> [[Repair]] {
    let own = origin.contradictions.filter(part)
    guard own.contains(where: Self.isWrong), !Self.saysNoNumber(own) else { return [] }
    let first = Repair.all(for: strands, settling: own, origin)
    var best = Best()
    for repair in first where best.admits([repair], weight(of: [repair], in: origin)) {
      if try settles([repair], part) { best.add([repair], weight(of: [repair], in: origin)) }
    }
    // No two cells are lighter than two of the lightest.
    let least = oddFormulas.isEmpty ? weights.least : weights.oddFormula
    guard best.weight >= 2 * least else { return best.sets }
    for one in first {
      guard let trial = try trial(one.edits) else { continue }
      let rest = Self.open(trial, after: [one]).filter(part)
      guard !rest.isEmpty, rest.count <= own.count else { continue }
      for other in Repair.all(for: strands, settling: rest, trial) {
        let pair = [one, other]
        guard CellPlace(one.location) != CellPlace(other.location) else { continue }
        let weight = weight(of: pair, in: trial)
        guard best.admits(pair, weight) else { continue }
        if try settles(pair, part) { best.add(pair, weight) }
      }
    }
    return best.sets
  }

  /// Where one sentence says everything and quotes no number that a cell could hold, or no rule can
  /// put it right, any number may be what is wrong.
  private static func saysNoNumber(_ own: [Contradiction]) -> Bool {
    Set(own.map(\.place)).count == 1
      && own.contains { one in
        Repair.isAboutText(one.finding)
          && (one.finding.fix == nil
            || !one.finding.evidence.contains { $0.key.hasPrefix("text") })
      }
  }

  // MARK: trials

  private mutating func settles(_ repairs: [Repair], _ part: Part) throws(OutOfTrials) -> Bool {
    let edits = repairs.flatMap(\.edits)
    var copy: Trial.Copy?
    if !edits.isEmpty, tried[Self.key(edits)] == nil {
      try spend(1)
      copy = origin.copy(changedBy: edits, laid)
      guard let copy, !isStillSaid(in: copy, after: repairs, part) else { return false }
    }
    guard let trial = try trial(edits, copy) else { return false }
    return Self.open(trial, after: repairs).filter(Self.isWrong).allSatisfy { contradiction in
      !part(contradiction) && contradiction.keys.allSatisfy(known.contains)
    }
  }

  /// Most repairs settle nothing, and the rules that speak here say so sooner than all together.
  private func isStillSaid(
    in copy: Trial.Copy, after repairs: [Repair], _ part: Part
  ) -> Bool {
    let ids = Set(origin.contradictions.filter(part).map(\.finding.rule))
    var few = options
    few.rules = options.rules.filter { ids.contains($0.id) }
    let trial = Trial(copy.book, copy.form, name: name, few)
    return Self.open(trial, after: repairs).filter(Self.isWrong).contains(where: part)
  }

  /// Not what another rounding explains.
  private static func isWrong(_ contradiction: Contradiction) -> Bool {
    contradiction.finding.rule != Localisation.ruleOfRounding
  }

  /// What is still said once the sentences among the repairs are written anew.
  private static func open(_ trial: Trial, after repairs: [Repair]) -> [Contradiction] {
    let texts = Set(repairs.filter(\.edits.isEmpty).map { CellPlace($0.location) })
    return trial.contradictions.filter { !texts.contains($0.place) }
  }

  /// - Parameter copy: with the edits, where it has been made already.
  private mutating func trial(
    _ edits: [CellEdit], _ copy: Trial.Copy? = nil
  ) throws(OutOfTrials) -> Trial? {
    guard !edits.isEmpty else { return origin }
    let key = Self.key(edits)
    if let known = tried[key] { return known }
    try spend(Self.glances)
    let trial = (copy ?? origin.copy(changedBy: edits, laid)).map {
      Trial($0.book, $0.form, name: name, options)
    }
    tried.updateValue(trial, forKey: key)
    return trial
  }

  private mutating func spend(_ glances: Int) throws(OutOfTrials) {
    guard time >= glances else { throw OutOfTrials() }
    time -= glances
  }

  private static func key(_ edits: [CellEdit]) -> [CellEdit] {
    edits.sorted { ($0.sheet, $0.reference) < ($1.sheet, $1.reference) }
  }

  // MARK: weights

  private func weight(of repairs: [Repair], in trial: Trial) -> Int {
    repairs.reduce(0) { $0 + weight(of: $1, in: trial) }
  }

  private func weight(of repair: Repair, in trial: Trial) -> Int {
    let place = CellPlace(repair.location)
    if repair.edits.isEmpty {
      let numbers = trial.contradictions.filter { $0.place == place }
        .flatMap(\.finding.evidence).filter { $0.key.hasPrefix("text") }
      return weights.statement * max(1, Set(numbers.map(\.key)).count)
    }
    if origin.book.sheet(named: place.sheet)?[place.cell]?.formula != nil {
      return oddFormulas.contains(place) ? weights.oddFormula : weights.formula
    }
    return vouchedFor.contains(place) ? weights.vouchedFor : weights.typed
  }

  /// The lightest sets so far.
  private struct Best {
    private(set) var weight = Int.max
    private(set) var sets: [[Repair]] = []
    private var places: Set<Set<CellPlace>> = []

    private static func places(_ repairs: [Repair]) -> Set<CellPlace> {
      Set(repairs.map { CellPlace($0.location) })
    }

    /// Whether it is worth a try: light enough, not known, and no more than a known set.
    func admits(_ repairs: [Repair], _ weight: Int) -> Bool {
      let own = Self.places(repairs)
      return weight <= self.weight && !places.contains { $0.isSubset(of: own) }
    }

    mutating func add(_ repairs: [Repair], _ weight: Int) {
      if weight < self.weight { (sets, places) = ([], []) }
      self.weight = weight
      sets.append(repairs)
      places.insert(Self.places(repairs))
    }
  }
}
