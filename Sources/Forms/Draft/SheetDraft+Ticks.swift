import Grid
import Notation

/// Tags for cells of boxes: 「■高い　□普通　□低い」.
extension SheetDraft {
  /// A cell of boxes, with what stands behind each and how many are ticked.
  private struct Boxes {
    var place: CellReference
    var options: [String]
    var ticks: Int
  }

  /// Cells of which exactly one box is to be ticked: as their own words say, or as those around them
  /// with the same choices show. Of all others nobody knows how many may be.
  mutating func tagTicks(besides taken: [ClosedRange<Int>]) {
    let taken = Set(taken.joined())
    let found: [Boxes] = grid.rows.filter { !taken.contains($0) }.flatMap { row in
      grid.filled(row).compactMap { boxes(CellReference(row: row, column: $0)) }
    }
    let alike = Dictionary(grouping: found, by: \.options).values
    for same in alike.sorted(by: { $0[0].place < $1[0].place }) {
      let options = same[0].options
      let single = same.count { $0.ticks == 1 }
      let isShown = same.count > 2 && single * 3 >= same.count * 2
      // Where somebody filled in the rest, boxes left empty may be of any kind.
      let isBlank = same.allSatisfy { $0.ticks == 0 } && !isUnfilled
      guard !isBlank, isShown || Self.excludeEachOther(options) else { continue }
      for one in same where texts[one.place] == nil {
        let label = label(of: one.place) ?? ""
        let key = "任意." + Self.word(label, one.place.column, row: one.place.row)
        add(TagItem(key: key, heading: label, type: .choice(options)))
        // The choices in the tag draw the boxes of blank forms.
        texts[one.place] = "{{\(key):択一(\(options.joined(separator: ",")))}}"
      }
    }
  }

  /// Nobody has written a number or ticked a box.
  private var isUnfilled: Bool {
    grid.sheet.cells.allSatisfy { cell in
      if case .number = cell.value { return false }
      return !cell.shown.contains { "■☑".contains($0) && cell.shown.contains("□") }
    }
  }

  private func boxes(_ place: CellReference) -> Boxes? {
    let text = grid.own(place.row, place.column).trimmingSpaces
    guard let first = text.first, DraftGrid.isBox(first) else { return nil }
    let options = text.split(whereSeparator: DraftGrid.isBox).map { String($0).trimmingSpaces }
    guard options.count > 1, Set(options).count == options.count,
      options.count == text.count(where: DraftGrid.isBox),
      options.allSatisfy({ option in
        (1...12).contains(option.count) && !option.contains { "、，,。()（）{}:：".contains($0) }
      })
    else { return nil }
    return Boxes(
      place: place, options: options, ticks: text.count { "■☑".contains($0) })
  }

  /// Steps of one scale, and words that deny each other.
  private static func excludeEachOther(_ options: [String]) -> Bool {
    let plain = Set(options.map { Normalization.n2($0) })
    let scales: [Set<String>] = [
      ["高い", "低い"], ["高", "低"], ["大", "小"], ["A", "B", "C"], ["有", "無"], ["有り", "無し"],
      ["あり", "なし"],
      ["ある", "ない"], ["可", "否"], ["はい", "いいえ"], ["拡充", "縮小"], ["拡大", "縮小"],
      ["継続", "廃止"], ["継続", "休廃止"],
      ["順調", "遅れ"], ["達成", "未達成"], ["適", "否"],
    ]
    if scales.contains(where: { $0.isSubset(of: plain) }) { return true }
    return plain.count == 2
      && plain.contains { word in ["不", "未", "非"].contains { plain.contains($0 + word) } }
  }
}
