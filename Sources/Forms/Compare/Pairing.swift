/// Finds the items of one list again in another.
enum Pairing {
  /// Items of one key, in their order.
  ///
  /// - Parameter other: makes the key of the new items.
  static func exact<Item>(
    _ old: [Item], _ new: [Item], key: (Item) -> [String], other: (Item) -> [String]
  ) -> (same: [(Item, Item)], lost: [Item], added: [Item]) {
    let newKeys = new.map(other)
    var waiting: [[String]: [Int]] = [:]
    for index in new.indices.reversed() { waiting[newKeys[index], default: []].append(index) }
    var same: [(Item, Item)] = []
    var lost: [Item] = []
    var taken: Set<Int> = []
    for item in old {
      if let index = waiting[key(item)]?.popLast() {
        same.append((item, new[index]))
        taken.insert(index)
      } else {
        lost.append(item)
      }
    }
    return (same, lost, new.indices.filter { !taken.contains($0) }.map { new[$0] })
  }

  static func exact<Item>(
    _ old: [Item], _ new: [Item], key: (Item) -> [String]
  ) -> (same: [(Item, Item)], lost: [Item], added: [Item]) {
    exact(old, new, key: key, other: key)
  }

  /// The likest pairs first, from 0.5 upwards; of equally like ones those that come first.
  static func near<Item>(
    _ old: [Item], _ new: [Item], likeness: (Item, Item) -> Double
  ) -> (pairs: [(Item, Item)], lost: [Item], added: [Item]) {
    var candidates: [(old: Int, new: Int, likeness: Double)] = []
    for (i, one) in old.enumerated() {
      for (j, other) in new.enumerated() {
        let score = likeness(one, other)
        if score >= 0.5 { candidates.append((i, j, score)) }
      }
    }
    candidates.sort { (-$0.likeness, $0.old, $0.new) < (-$1.likeness, $1.old, $1.new) }
    var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(Item, Item)] = []
    for candidate in candidates
    where !usedOld.contains(candidate.old) && !usedNew.contains(candidate.new) {
      usedOld.insert(candidate.old)
      usedNew.insert(candidate.new)
      pairs.append((old[candidate.old], new[candidate.new]))
    }
    return (
      pairs, old.indices.filter { !usedOld.contains($0) }.map { old[$0] },
      new.indices.filter { !usedNew.contains($0) }.map { new[$0] }
    )
  }
}
