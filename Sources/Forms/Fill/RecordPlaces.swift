/// Decides which block of a template takes which records where several blocks bear one name.
struct RecordPlaces {
  let sheet: DrawnSheet

  /// The records below `record` for each block inside `group`, and those that no block takes.
  func distribute(
    _ record: FormData.Record?, inside group: Int?
  ) -> (places: [DrawnSheet.Block: [FormData.Record]], lost: [FormData.Record]) {
    let blocks = sheet.blocks(inside: group)
    var places: [DrawnSheet.Block: [FormData.Record]] = [:]
    var lost: [FormData.Record] = []
    for child in record?.children ?? [] {
      let fitting = blocks.filter { sheet.groups[$0.groups[0]].name == child.group }
      let best = fitting.max { score(child, $0.groups[0]) < score(child, $1.groups[0]) }
      // Of equal ones the first that has room: a list may go on below the headings of the next page.
      let top = best.map { score(child, $0.groups[0]) }
      let equal = fitting.filter { score(child, $0.groups[0]) == top }
      if let block = equal.first(where: { hasRoom($0, places[$0]?.count ?? 0) }) ?? equal.last {
        places[block, default: []].append(child)
      } else {
        lost.append(child)
      }
    }
    return (places, lost)
  }

  /// Whether a block has more copies drawn than records; one that is drawn once takes any number.
  private func hasRoom(_ block: DrawnSheet.Block, _ count: Int) -> Bool {
    let drawn = block.groups.map { sheet.groups[$0].count }.reduce(0, +)
    return drawn == block.groups.count || count < drawn
  }

  /// How much of a record a group has places for.
  func score(_ record: FormData.Record, _ group: Int?) -> Int {
    let tags = sheet.tags(of: group)
    let keys = Set(tags.map(\.key))
    let roles = Set(tags.compactMap(\.role))
    var score = record.fields.keys.count { keys.contains($0) }
    score += record.values.count { roles.contains($0.role) }
    let blocks = sheet.blocks(inside: group)
    for child in record.children {
      let scores = blocks.filter { sheet.groups[$0.groups[0]].name == child.group }
        .map { self.score(child, $0.groups[0]) }
      score += scores.max() ?? 0
    }
    return score
  }
}
