import Grid

/// What newer Excel adds to cell formats: so far, that a boolean is shown as a check box.
///
/// Source: MS-XLSX 2.1.69 and 2.6.250 onwards (FeaturePropertyBags, XFComplement).
enum FeaturePropertyBag {
  /// The complements, by the number in which a format's `xfComplement` names them, that make check
  /// boxes.
  static func checkBoxes(_ root: XMLElement) -> Set<Int> {
    let bags = root.children(named: "bag")
    /// The bag which one of a bag's properties names.
    func bag(_ key: String, of bag: XMLElement) -> XMLElement? {
      let id = bag.children.first { $0.name == "bagId" && $0.attributes["k"] == key }
      return id.flatMap { number($0) }.flatMap { bags.indices.contains($0) ? bags[$0] : nil }
    }
    guard let map = bags.first(where: { $0.attributes["type"] == "XFComplements" }) else {
      return []
    }
    let complements = map.children.first { $0.attributes["k"] == "MappedFeaturePropertyBags" }
    var found: Set<Int> = []
    for (index, id) in (complements?.children ?? []).enumerated() {
      guard let place = number(id), bags.indices.contains(place),
        let controls = bag("XFControls", of: bags[place]),
        bag("CellControl", of: controls)?.attributes["type"] == "Checkbox"
      else { continue }
      found.insert(index)
    }
    return found
  }

  private static func number(_ element: XMLElement) -> Int? {
    Int(element.text.filter { !$0.isWhitespace })
  }
}
