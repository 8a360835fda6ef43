import Forms
import Grid
import Notation

/// A word of one group of spellings where it stands.
struct WordUse {
  var field: Field
  var owner: String
  var range: Range<Int>
  /// The spelling.
  var word: String
}

extension RuleContext {
  /// One finding for each group that is spelt in several ways, at the first cell with a rarer
  /// spelling; of equally frequent ones the first is the standard.
  func findings(mixed groups: [[WordUse]]) -> [Finding] {
    var cells: [Location: (use: WordUse, faults: [TextFault])] = [:]
    for uses in groups {
      let counts = Frequency(uses.map(\.word))
      guard counts.ordered.count > 1, let standard = counts.mostFrequent,
        let first = uses.first(where: { $0.word != standard })
      else { continue }
      let fault = fault(first, uses, counts, standard)
      cells[first.field.location, default: (first, [])].faults.append(fault)
    }
    return cells.values.compactMap { use, faults in
      finding(
        at: use.field.location, key: use.field.key, owner: use.owner, faults)
    }.sorted { $0.location < $1.location }
  }

  private func fault(
    _ first: WordUse, _ uses: [WordUse], _ counts: Frequency<String>, _ standard: String
  ) -> TextFault {
    let list = Wording.list(counts.ordered.map { "\($0.value)×\($0.count)" })
    let rarer = uses.filter { $0.word != standard }
    func cells(_ uses: [WordUse]) -> [Location] {
      var found: [Location] = []
      for use in uses where !found.contains(use.field.location) { found.append(use.field.location) }
      return found
    }
    let places = cells(rarer)
    let others = places.dropFirst() + cells(uses.filter { $0.word == standard }).prefix(3)
    return TextFault(
      range: first.range,
      message: Message(
        ja: "\(Wording.quoted(first.word))と\(Wording.quoted(standard))が混ざっています（\(list.ja)）",
        en: "\"\(first.word)\" and \"\(standard)\" are mixed (\(list.en))"),
      detail: [
        .written(
          ja: Wording.quoted(first.word) + (places.count > 1 ? "など " : " ")
            + places.map(\.description).joined(separator: "、"),
          en: "\"\(first.word)\" in " + places.map(\.description).joined(separator: ", ")),
        .remedy(ja: "\(Wording.quoted(standard))にそろえる", en: "write \"\(standard)\" throughout"),
      ],
      evidence: counts.ordered.map { Evidence("spelling", "\($0.value) \($0.count)") },
      related: Array(others),
      replacements: rarer.map {
        TextReplacement($0.range, standard, in: $0.field.location)
      })
  }
}
