import Forms
package import Grid
import Notation

/// What the input rules of a sheet let people enter.
extension Book {
  /// The choices of a cell's drop-down; nil where it has none or they are calculated.
  ///
  /// - Parameter refusing: only those that let nothing else pass.
  package func dropDown(
    at cell: CellReference, inSheet number: Int, refusing: Bool = false
  ) -> [String]? {
    guard sheets.indices.contains(number) else { return nil }
    return sheets[number].validations.lazy.filter { rule in
      rule.type == "list" && (!refusing || rule.reaction == "stop")
        && rule.ranges.contains { $0.contains(cell) }
    }.compactMap { choices(of: $0, inSheet: number) }.first { !$0.isEmpty }
  }

  /// The same text as a cell's drop-down spells it.
  func spelt(_ value: CellValue, at location: Location) -> CellValue {
    guard case .text(let text) = value,
      let choices = dropDown(at: location.cell, inSheet: location.sheetIndex),
      !choices.contains(text)
    else { return value }
    let wanted = Normalization.n2(text).lowercased()
    return choices.first { Normalization.n2($0).lowercased() == wanted }.map { .text($0) } ?? value
  }

  /// Why Excel would not take a value in a cell, nil where it would; bounds that are calculated are
  /// not looked at.
  package func objection(
    to value: CellValue, at cell: CellReference, inSheet number: Int
  ) -> Message? {
    guard !value.raw.isEmpty, sheets.indices.contains(number) else { return nil }
    if let choices = dropDown(at: cell, inSheet: number, refusing: true),
      !choices.contains(value.raw)
    {
      return Message(
        ja: "セルの入力規則（選択肢 \(choices.joined(separator: "・"))）にない値なので書きません。",
        en: "The cell's drop-down does not offer it (\(choices.joined(separator: ", "))).")
    }
    let rules = sheets[number].validations.filter { rule in
      ["whole", "decimal"].contains(rule.type) && rule.reaction == "stop"
        && rule.ranges.contains { $0.contains(cell) }
    }
    guard rules.contains(where: { !$0.admits(value) }) else { return nil }
    return Message(
      ja: "セルの入力規則（数値の範囲）に合わない値なので書きません。",
      en: "The cell's input rule does not allow this value.")
  }
}

extension DataValidation {
  /// Whether a rule about numbers lets a value pass.
  fileprivate func admits(_ value: CellValue) -> Bool {
    guard case .number(let double) = value, let number = ExactDecimal(double) else { return false }
    if type == "whole", number.normalized.scale > 0 { return false }
    guard let low = ExactDecimal(formula) else { return true }
    switch comparison {
    case "equal": return number == low
    case "notEqual": return number != low
    case "greaterThan": return number > low
    case "lessThan": return number < low
    case "greaterThanOrEqual": return number >= low
    case "lessThanOrEqual": return number <= low
    default: break
    }
    guard let high = secondFormula.flatMap({ ExactDecimal($0) }) else { return true }
    let isBetween = low <= number && number <= high
    return comparison == "notBetween" ? !isBetween : isBetween
  }
}
