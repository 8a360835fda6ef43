import Forms
import Grid

/// The line of a finding that names the cells that are likely wrong.
enum SuspectLine {
  /// - Parameters:
  ///   - sets: at least one.
  ///   - sheet: the finding's, whose cells need no sheet beside them.
  ///   - symptom: the right cell where the contradiction shows, if it is none of these.
  static func message(
    _ sets: [[Location]], on sheet: String, showingAt symptom: Location?
  ) -> Message {
    func name(_ place: Location) -> String {
      place.sheet == sheet ? place.cell.description : place.description
    }
    let shared = sets.dropFirst().reduce(Set(sets[0])) { $0.intersection($1) }
    let others = sets.map { set in set.filter { !shared.contains($0) }.map(name) }
    let certain = shared.sorted().map(name)
    if sets.count == 1 { return one(certain, symptom.map(name)) }
    guard others.allSatisfy({ $0.count == 1 }) else { return several(sets.map { $0.map(name) }) }
    let choice = others.joined()
    if certain.isEmpty {
      return Message(
        ja: "あやしいセル: \(choice.joined(separator: "、")) のどれか1つ（どれを直しても合うので、決められない）",
        en: "Likely wrong: one of \(choice.joined(separator: ", ")) "
          + "(each would settle it, so it is a tie)")
    }
    let both = certain.joined(separator: ", ")
    return Message(
      ja: "あやしいセル: \(certain.joined(separator: "、")) と、\(choice.joined(separator: "、")) のどれか1つ"
        + "（あとの1つは、どれを直しても合うので、決められない）",
      en: "Likely wrong: \(both), and one of \(choice.joined(separator: ", ")) "
        + "(each of these would settle it, so it is a tie)")
  }

  /// Two cells are wrong, and nobody can say which two.
  private static func several(_ sets: [[String]]) -> Message {
    guard sets.count > 2 else {
      return Message(
        ja: "あやしいセル: \(sets.map { $0.joined(separator: "と") }.joined(separator: "、または "))"
          + "（どちらの組を直しても合うので、決められない）",
        en: "Likely wrong: \(sets.map { $0.joined(separator: " and ") }.joined(separator: ", or "))"
          + " (each would settle it, so it is a tie)")
    }
    var cells: [String] = []
    for cell in sets.joined() where !cells.contains(cell) { cells.append(cell) }
    return Message(
      ja: "あやしいセル: \(cells.joined(separator: "、")) のうち2つ（互いに食い違い、どの2つかは決められない）",
      en: "Likely wrong: two of \(cells.joined(separator: ", ")) "
        + "(they contradict each other, and it is a tie which two)")
  }

  private static func one(_ cells: [String], _ symptom: String?) -> Message {
    let rest = Message(
      ja: symptom.map { "食い違いの出た \($0) も、ほかの欄も、すべて合う" } ?? "ほかの欄とすべて合う",
      en: symptom.map { "\($0), where it shows, and everything else agree" }
        ?? "everything else agrees")
    return cells.count == 1
      ? Message(
        ja: "あやしいセル: \(cells[0])（ここだけを直せば、\(rest.ja)）",
        en: "Likely wrong: \(cells[0]) (\(rest.en) once it is corrected)")
      : Message(
        ja: "あやしいセル: \(cells.joined(separator: " と "))（2つとも直せば、\(rest.ja)）",
        en: "Likely wrong: \(cells.joined(separator: " and ")) "
          + "(\(rest.en) once both are corrected)")
  }
}
