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
  ///
  /// - Parameter sparesNames: titles in quotes and names of the table stay as they are called.
  func findings(mixed groups: [[WordUse]], sparesNames: Bool = false) -> [Finding] {
    let names = sparesNames ? form.allIndicators.map(\.shortName).filter { !$0.isEmpty } : nil
    var cells: [Location: (use: WordUse, faults: [TextFault])] = [:]
    for uses in groups {
      let counts = Frequency(uses.map(\.word))
      guard counts.ordered.count > 1, let standard = counts.mostFrequent,
        let first = uses.first(where: { $0.word != standard })
      else { continue }
      let fault = fault(first, uses, counts, standard, sparing: names)
      cells[first.field.location, default: (first, [])].faults.append(fault)
    }
    return cells.values.compactMap { use, faults in
      finding(
        at: use.field.location, text: use.field.raw, key: use.field.key, owner: use.owner, faults)
    }.sorted { $0.location < $1.location }
  }

  private func fault(
    _ first: WordUse, _ uses: [WordUse], _ counts: Frequency<String>, _ standard: String,
    sparing names: [String]?
  ) -> TextFault {
    let list = Wording.list(counts.ordered.map { "\($0.value)×\($0.count)" })
    let rarer = uses.filter { $0.word != standard }
    let fixed = names.map { Self.names($0, in: first.field.raw) } ?? []
    let here = rarer.filter { use in
      use.field.location == first.field.location && !fixed.contains { $0.overlaps(use.range) }
        && !Self.isInsideCompound(use)
    }
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
      related: Array(others), replacements: here.map { ($0.range, standard) })
  }

  /// 等 of 「公共施設等総合管理計画」 is a part of the word.
  private static func isInsideCompound(_ use: WordUse) -> Bool {
    guard use.word.count == 1 else { return false }
    let text = use.field.raw
    let rest = text.utf8Text(use.range.upperBound..<text.utf8.count)
    return rest.unicodeScalars.first?.properties.isIdeographic ?? false
  }

  /// Where a text calls something by its name.
  private static func names(_ names: [String], in text: String) -> [Range<Int>] {
    var ranges = names.flatMap { TextSearch.places(of: $0, in: text) }
    var open: Int?
    var offset = 0
    for character in text {
      if "「『".contains(character) { open = open ?? offset }
      offset += character.utf8.count
      if "」』".contains(character), let start = open {
        ranges.append(start..<offset)
        open = nil
      }
    }
    return ranges
  }
}
