package import Grid

/// Why a formula cannot be read, or not be worked out here, and where in its text.
package struct FormulaError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case empty, tooLong, tooDeep, unclosedText, unclosedName, unexpectedEnd
    case unexpected(String)
    case unclosedParenthesis
    case unknownFunction(String, near: String?)
    /// The function, how many it takes, and how many it got.
    case argumentCount(String, ClosedRange<Int>, Int)
    case unknownName(String, near: String?)
    /// A construct of Excel's that is not calculated here: arrays, other files, spilled ranges.
    case notCalculated(String)
    /// More cells, or more digits, than are kept.
    case tooManyCells, tooManyDigits
    /// The formula leads back to its own cell.
    case circular
  }

  package var reason: Reason
  /// In characters of the formula's text, `=` included where it has one.
  package var range: Range<Int>

  package init(_ reason: Reason, _ range: Range<Int>) {
    self.reason = reason
    self.range = range
  }

  /// What is wrong.
  package var message: Message {
    switch reason {
    case .empty: Message(ja: "式がありません。", en: "There is no formula.")
    case .tooLong:
      Message(
        ja: "式が長すぎます（\(Formula.longest)字まで）。",
        en: "The formula is longer than \(Formula.longest) characters.")
    case .tooDeep:
      Message(
        ja: "かっこの入れ子が深すぎます（\(Formula.deepest)まで）。",
        en: "The formula nests deeper than \(Formula.deepest) levels.")
    case .unclosedText: Message(ja: "文字列の「\"」が閉じていません。", en: "A text lacks its closing \".")
    case .unclosedName: Message(ja: "名前が閉じていません。", en: "A quoted name is not closed.")
    case .unexpectedEnd: Message(ja: "式が途中で終わっています。", en: "The formula ends too early.")
    case .unexpected(let text):
      Message(ja: "「\(text)」がここにあるのは誤りです。", en: "“\(text)” does not belong here.")
    case .unclosedParenthesis: Message(ja: "「(」が閉じていません。", en: "A “(” is not closed.")
    case .unknownFunction(let name, _):
      Message(ja: "関数 \(name) は使えません。", en: "The function \(name) cannot be used.")
    case .argumentCount(let name, let wanted, let found):
      Message(
        ja: "\(name) の引数は \(Self.count(wanted, "個以上"))個ですが、\(found)個あります。",
        en: "\(name) takes \(Self.count(wanted, " or more")) arguments, not \(found).")
    case .unknownName(let name, _):
      Message(ja: "「\(name)」という欄はありません。", en: "There is no field “\(name)”.")
    case .notCalculated(let text):
      Message(ja: "「\(text)」は計算できません。", en: "“\(text)” cannot be calculated here.")
    case .tooManyCells: Message(ja: "範囲が広すぎます。", en: "The range holds too many cells.")
    case .tooManyDigits: Message(ja: "桁が多すぎます。", en: "The number has too many digits.")
    case .circular: Message(ja: "式が自分自身を参照しています。", en: "The formula refers to itself.")
    }
  }

  /// What to do about it, nil where the message says it.
  package var remedy: Message? {
    switch reason {
    case .unknownFunction(_, let near?):
      Message(ja: "\(near) のことですか。", en: "Did you mean \(near)?")
    case .unknownFunction(_, nil):
      Message(
        ja: "使える関数: \(FormulaFunction.names.joined(separator: " "))",
        en: "Functions: \(FormulaFunction.names.joined(separator: " "))")
    case .unknownName(_, let near?):
      Message(ja: "「\(near)」のことですか。", en: "Did you mean “\(near)”?")
    case .unexpectedEnd:
      Message(ja: "続きを書いてください。", en: "Write what is missing.")
    case .unclosedParenthesis:
      Message(ja: "「)」を書いてください。", en: "Write the “)”.")
    case .unexpected:
      Message(
        ja: "この前に演算子か「,」が抜けていないか確かめてください。",
        en: "Look for an operator or a comma missing before it.")
    default: nil
    }
  }

  private static func count(_ range: ClosedRange<Int>, _ more: String) -> String {
    if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
    return range.upperBound >= Formula.mostArguments
      ? "\(range.lowerBound)\(more)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// The formula on one line and a caret below the place, for a fixed-width reader.
  package func pointed(_ formula: String) -> String {
    let characters = Array(formula)
    let start = min(range.lowerBound, characters.count)
    let line = String(characters.map { $0.isNewline ? " " : $0 })
    let before = TextWidth.of(String(characters[..<start]))
    return line + "\n" + String(repeating: " ", count: before) + "^"
  }
}
