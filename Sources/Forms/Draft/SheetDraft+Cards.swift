import Grid

/// Tags for cards: one small table for each indicator, one below the other.
extension SheetDraft {
  /// The line above the table becomes the name, where nothing else has named the card.
  mutating func tagTitle(_ place: CellReference) {
    guard texts[place] == nil else { return }
    let title = DraftTitle(grid.own(place.row, place.column))
    add(TagItem(key: "指標.名称", heading: "指標名", required: true))
    if title.hasNumber { add(TagItem(key: "指標.番号", heading: "番号", type: .code)) }
    if title.hasUnit { add(TagItem(key: "指標.単位", heading: "単位")) }
    texts[place] = title.tagged
    for column in grid.filled(place.row) where column > place.column {
      let beside = CellReference(row: place.row, column: column)
      let text = grid.own(place.row, column)
      guard !finder.isUnitCaption(text), let colon = text.firstIndex(where: { ":：".contains($0) })
      else { continue }
      let label = String(text[..<colon])
      var key = "任意." + Self.word(label, column)
      if case .field(let known)? = HeadingMeaning.of(label) { key = known }
      add(TagItem(key: key, heading: label))
      texts[beside] = text[...colon] + "{{\(key)}}"
    }
  }

  /// Marks the first card as the group and the others as its copies, emptied.
  mutating func group(_ run: [DraftCard]) {
    let extents = run.map(\.extent)
    guard let first = extents.first else { return }
    for card in run { tagTexts(card, isFirst: card.extent == first) }
    let tagged = extents.map { rows in
      texts.keys.filter {
        rows.contains($0.row) && (texts[$0] ?? "").contains("{{") && !isYearHeading($0)
      }
    }
    guard let open = tagged[0].min(), let close = tagged[0].max() else { return }
    let name = groupName()
    let isEven = isEven(extents) && close.row == first.upperBound
    let count = isEven && run.count > 1 ? " \(run.count)" : ""
    texts[open] = "{{#\(name)\(count)}}" + (texts[open] ?? "")
    texts[close] = (texts[close] ?? "") + "{{/\(name)}}"
    for places in tagged.dropFirst() {
      for place in places {
        texts[place] = grid.own(place.row, place.column).isEmpty ? nil : ""
      }
      guard !isEven, let open = places.min(), let close = places.max() else { continue }
      texts[open] = "{{=\(name)}}"
      texts[close] = "{{/\(name)}}"
    }
  }

  private func isYearHeading(_ place: CellReference) -> Bool {
    texts[place]?.contains("{{年度") ?? false
  }

  /// Whether all cards are as high as the first and stand equally far apart.
  private func isEven(_ extents: [ClosedRange<Int>]) -> Bool {
    let strides = zip(extents, extents.dropFirst()).map { $1.lowerBound - $0.lowerBound }
    return Set(extents.map(\.count)).count == 1 && Set(strides).count <= 1
      && strides.allSatisfy { $0 - extents[0].count <= 3 }
  }

  /// What is said about the indicator before and behind its table. Behind it there may be any number
  /// of lines.
  private mutating func tagTexts(_ card: DraftCard, isFirst: Bool) {
    var hasLines = false
    for row in card.extent where row != card.name?.row && !card.rows.contains(row) {
      let columns = grid.filled(row)
      let isLine = columns.count == 1
      for column in isLine ? columns[...] : columns.dropFirst() {
        let place = CellReference(row: row, column: column)
        guard texts[place] == nil else { continue }
        guard !(isLine && hasLines && row > card.rows.upperBound) else {
          texts[place] = ""
          continue
        }
        let label = isLine ? "説明" : grid.own(row, columns[0])
        let key = "任意." + Self.word(label, column, row: isLine ? nil : row)
        add(TagItem(key: key, heading: label, type: .longText))
        guard isLine, row > card.rows.upperBound, isFirst else {
          texts[place] = "{{\(key)}}"
          continue
        }
        hasLines = true
        let name = uniqueGroup("説明")
        texts[place] = "{{#\(name)}}{{\(key)}}{{/\(name)}}"
      }
    }
  }
}
