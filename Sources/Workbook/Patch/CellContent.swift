import Grid

/// What is written into a `<c>` element.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.18.11 (ST_CellType).
enum CellContent {
  case blank
  /// `type` is nil for numbers, the default.
  case value(type: String?, text: String)
  case inline(String)
  /// The children of `<is>`, for a text of several looks or with furigana.
  case rich([UInt8])
  /// The formula, and its result in the two forms of `value`.
  case formula(String, type: String?, text: String?)
  /// The result alone, in the two forms of `value`; the formula stays as it is.
  case result(type: String?, text: String)

  /// What Excel takes in one cell, in UTF-16 units.
  static let longestText = 32_767
  static let longestFormula = 8192

  /// Any value but a text that is no formula's result.
  init(plain value: CellValue, at reference: CellReference) throws(WorkbookError) {
    switch value {
    case .blank: self = .blank
    case .boolean(let flag): self = .value(type: "b", text: flag ? "1" : "0")
    case .error(let code): self = .value(type: "e", text: Self.escaped(code))
    case .number(let number):
      guard number.isFinite else {
        throw WorkbookError(.unsupportedEdit(.notFinite), cell: reference.description)
      }
      self = .value(type: nil, text: ExactDecimal.shortestText(of: number))
    case .text(let text):
      try Self.check(text, at: reference)
      self = text.isEmpty ? .blank : .value(type: "str", text: Self.escaped(text))
    }
  }

  init(
    formula: String, cached: CellValue, at reference: CellReference
  ) throws(WorkbookError) {
    guard !formula.isEmpty, formula.utf16.count <= Self.longestFormula else {
      throw WorkbookError(.unsupportedEdit(.formulaLength), cell: reference.description)
    }
    switch try Self(plain: cached, at: reference) {
    case .value(let type, let text): self = .formula(formula, type: type, text: text)
    default: self = .formula(formula, type: nil, text: nil)
    }
  }

  init(result: CellValue, at reference: CellReference) throws(WorkbookError) {
    switch try Self(plain: result, at: reference) {
    case .value(let type, let text): self = .result(type: type, text: text)
    default: self = .result(type: "str", text: "")
    }
  }

  static func check(_ text: String, at reference: CellReference) throws(WorkbookError) {
    guard text.utf8.count <= longestText || text.utf16.count <= longestText else {
      throw WorkbookError(.unsupportedEdit(.textLength), cell: reference.description)
    }
  }

  private static func escaped(_ text: String) -> String {
    String(decoding: MarkupText.cellText(text), as: UTF8.self)
  }

  /// A text cell is `value` with the index of a shared string, or `inline` without a table.
  var type: String? {
    switch self {
    case .blank: nil
    case .value(let type, _), .formula(_, let type, _), .result(let type, _): type
    case .inline, .rich: "inlineStr"
    }
  }

  var isBlank: Bool {
    if case .blank = self { true } else { false }
  }

  var isFormula: Bool {
    if case .formula = self { true } else { false }
  }

  /// The children of the element that it takes the place of.
  var replaced: [String] {
    if case .result = self { ["v"] } else { ["f", "v", "is"] }
  }

  /// The children of the element; `prefix` is that of its own name.
  func markup(prefix: String) -> [UInt8] {
    switch self {
    case .blank: return []
    case .value(_, let text), .result(_, let text):
      return Array("<\(prefix)v>\(text)</\(prefix)v>".utf8)
    case .inline(let text):
      return CellContent.rich(Self.textElement(text, prefix: prefix)).markup(prefix: prefix)
    case .rich(let content):
      return Array("<\(prefix)is>".utf8) + content + Array("</\(prefix)is>".utf8)
    case .formula(let formula, _, let text):
      let value = text.map { "<\(prefix)v>\($0)</\(prefix)v>" } ?? ""
      return Array("<\(prefix)f>".utf8) + MarkupText.content(formula)
        + Array("</\(prefix)f>\(value)".utf8)
    }
  }

  /// `<t>` with `xml:space` where white space would be lost without.
  static func textElement(_ text: String, prefix: String) -> [UInt8] {
    let space = MarkupText.needsPreserving(text) ? " xml:space=\"preserve\"" : ""
    return Array("<\(prefix)t\(space)>".utf8) + MarkupText.cellText(text)
      + Array("</\(prefix)t>".utf8)
  }
}

extension Refusal {
  static let notFinite = Refusal(
    "number",
    ja: "無限大や非数はセルに書けません。数値か #NUM! を書いてください。",
    en: "A cell cannot hold infinity or not-a-number. Write a number or #NUM!.")
  static let textLength = Refusal(
    "text too long",
    ja: "文字列が長すぎます（1セルは32,767字まで）。分けて書いてください。",
    en: "The text is longer than a cell takes (32,767 characters). Split it.")
  static let formulaLength = Refusal(
    "formula length",
    ja: "数式が空か、長すぎます（8,192字まで）。短くしてください。",
    en: "The formula is empty or longer than Excel takes (8,192 characters). Shorten it.")
}
