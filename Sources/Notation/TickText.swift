/// Boxes and ticks as people type them: ■ □, ☑ ☐, レ, ● ○, [x].
///
/// Source: values.md 7 and 8; templates.md, "Tags" (択一, 複数).
package enum TickText {
  package enum Mark: Hashable, Sendable {
    case on, off
    /// ○ is a tick where it stands alone and an empty button beside ●.
    case ring
    /// ●, which makes the rings beside it empty.
    case disc
  }

  /// A mark and the words beside it.
  package struct Box: Hashable, Sendable {
    package var mark: Mark
    /// The mark as it is written.
    package var sign: String
    package var label: String
    /// The choice that the words name, nil where they name none.
    package var option: String?
    /// UTF-8 offsets of the sign.
    package var signRange: Range<Int>
    /// UTF-8 offsets of sign and label.
    package var range: Range<Int>
  }

  /// Which boxes are ticked: rings are read by what stands beside them.
  package static func states(_ marks: [Mark]) -> [Bool] {
    let ringsAreEmpty =
      marks.contains(.disc) || (marks.count > 1 && marks.allSatisfy { $0 == .ring })
    return marks.map { mark in
      switch mark {
      case .on, .disc: true
      case .off: false
      case .ring: !ringsAreEmpty
      }
    }
  }

  /// What a cell says that holds nothing but a mark; nil for every other text.
  package static func bare(_ text: String) -> Mark? {
    let scanner = Scanner(text)
    let rest = scanner.text.trimmedRange
    guard let found = scanner.sign(at: rest.lowerBound), found.end == rest.upperBound else {
      return nil
    }
    return found.mark
  }

  /// The boxes of a text. Signs that are ordinary characters too (レ, ○, brackets) count only
  /// before one of the options; a box that names none of them only beside one that does.
  package static func boxes(in text: String, options: [String]) -> [Box] {
    let scanner = Scanner(text)
    let choices = options.map { (option: $0, key: key($0)) }
    let signs = scanner.signs
    guard !signs.isEmpty else { return [] }
    let behind = scanner.boxes(signs, choices, before: false)
    let before = scanner.boxes(signs, choices, before: true)
    let best =
      behind.count { $0.option != nil } >= before.count { $0.option != nil } ? behind : before
    return best.contains { $0.option != nil } ? best : []
  }

  /// The first empty box in a text.
  package static func emptyBox(in text: String) -> String? {
    text.unicodeScalars.first { mark($0).map { $0.isSure && $0.mark == .off } ?? false }
      .map { String(Character($0)) }
  }

  /// The ticked box that belongs to an empty one.
  package static func ticked(_ emptyBox: String) -> String {
    switch emptyBox {
    case "☐", "🔲": "☑"
    case "⬜": "⬛"
    case "◻": "◼"
    case "◽": "◾"
    case "○", "◯", "〇": "●"
    case "FALSE": "TRUE"
    default: "■"
    }
  }

  /// Whether a text is one box with or without words: □, 「□ 一部未達成」, 「● 男」.
  package static func isBox(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { !FoldedText.isSpace($0) }
    guard let found = first.flatMap(mark) else { return false }
    return found.isSure || found.mark == .ring || found.mark == .disc
  }

  /// The text with its boxes empty: two copies of a form differ in the ticks only.
  package static func emptied(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { mark($0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch mark(scalar) {
      case (_, true)?: result.append("□")
      case (.disc, false)?, (.ring, false)?: result.append("○")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// How options are compared: N2 without spaces, upper and lower case one.
  static func key(_ text: String) -> String { Normalization.withoutSpaces(text).lowercased() }

  /// The option that words name, alone or with a remark behind: 「その他（NPO）」.
  package static func option(_ label: String, of options: [String]) -> String? {
    option(label, options.map { ($0, key($0)) })
  }

  fileprivate static func option(
    _ label: String, _ choices: [(option: String, key: String)]
  ) -> String? {
    let wanted = key(label)
    guard !wanted.isEmpty else { return nil }
    if let same = choices.first(where: { $0.key == wanted }) { return same.option }
    let begun = choices.filter { choice in
      guard !choice.key.isEmpty, wanted.hasPrefix(choice.key) else { return false }
      return wanted.dropFirst(choice.key.count).first.map { "([:,、・;/".contains($0) } ?? false
    }
    return begun.max { $0.key.count < $1.key.count }?.option
  }

  /// The sign that a scalar is.
  fileprivate static func mark(_ scalar: Unicode.Scalar) -> (mark: Mark, isSure: Bool)? {
    // Nearly every scalar of a text is none of these.
    guard scalar.value >= 0x2297 else { return nil }
    return switch scalar {
    case "■", "☑", "☒", "▣", "◼", "◾", "⬛", "✅", "⊠", "🗹", "🗷", "🗵": (.on, true)
    case "□", "☐", "▢", "◻", "◽", "⬜", "🔲": (.off, true)
    case "✓", "✔", "🗸", "レ", "ﾚ", "◎": (.on, false)
    case "●", "◉", "⚫", "🔘": (.disc, false)
    case "○", "◯", "〇", "⚪", "⭕": (.ring, false)
    default: nil
    }
  }
}

extension TickText {
  fileprivate struct Sign {
    var mark: Mark
    /// False for characters that also stand in ordinary text.
    var isSure: Bool
    /// Scalars.
    var start: Int
    var end: Int
  }

  fileprivate struct Scanner {
    let text: FoldedText
    let source: [UInt8]

    init(_ text: String) {
      self.text = FoldedText(text)
      source = Array(text.utf8)
    }

    var signs: [Sign] {
      var signs: [Sign] = []
      var index = 0
      while index < text.count {
        if let sign = sign(at: index) {
          signs.append(sign)
          index = sign.end
        } else {
          index += 1
        }
      }
      return signs
    }

    func sign(at index: Int) -> Sign? {
      guard let scalar = text[index] else { return nil }
      if let found = TickText.mark(scalar) {
        return Sign(
          mark: found.mark, isSure: found.isSure, start: index, end: pastSelectors(index + 1))
      }
      return bracketed(index)
    }

    /// `[x]`, `( )`, 「（○）」
    private func bracketed(_ start: Int) -> Sign? {
      let pairs: [Unicode.Scalar: Unicode.Scalar] = ["[": "]", "(": ")", "〔": "〕"]
      guard let open = text[start], let close = pairs[open] else { return nil }
      var index = text.skippingSpaces(start + 1)
      var mark = Mark.off
      if let scalar = text[index], scalar != close {
        if let found = TickText.mark(scalar) {
          // Between brackets nothing is empty but the brackets.
          mark = found.mark == .off ? .off : .on
        } else if "xXvV*".unicodeScalars.contains(scalar) {
          mark = .on
        } else {
          return nil
        }
        index = text.skippingSpaces(pastSelectors(index + 1))
      } else if index == start + 1 {
        return nil
      }
      guard text[index] == close else { return nil }
      return Sign(mark: mark, isSure: false, start: start, end: index + 1)
    }

    /// Emoji and text forms of one character.
    private func pastSelectors(_ index: Int) -> Int {
      var index = index
      while let scalar = text[index], (0xFE00...0xFE0F).contains(scalar.value) { index += 1 }
      return index
    }

    /// - Parameter before: the words stand before their sign.
    func boxes(
      _ signs: [Sign], _ choices: [(option: String, key: String)], before: Bool
    ) -> [Box] {
      signs.indices.compactMap { number in
        let sign = signs[number]
        let whole =
          before
          ? (number > 0 ? signs[number - 1].end : 0)..<sign.start
          : sign.end..<(number + 1 < signs.count ? signs[number + 1].start : text.count)
        let label = labels(whole, before: before).first { words in
          TickText.option(raw(words), choices) != nil
        }
        let words = label ?? trimmed(line(whole, before: before))
        let option = TickText.option(raw(words), choices)
        guard option != nil || sign.isSure && !words.isEmpty else { return nil }
        let bytes = text.raw(words)
        let signRange = text.raw(sign.start..<sign.end)
        return Box(
          mark: sign.mark, sign: raw(sign.start..<sign.end), label: raw(words), option: option,
          signRange: signRange,
          range: min(
            bytes.lowerBound, signRange.lowerBound)..<max(
              bytes.upperBound, signRange.upperBound))
      }
    }

    /// What the words may be: those of the sign's own line, else all up to the next sign.
    private func labels(_ range: Range<Int>, before: Bool) -> [Range<Int>] {
      [trimmed(line(range, before: before)), trimmed(range)]
    }

    private func line(_ range: Range<Int>, before: Bool) -> Range<Int> {
      let isBreak = { (index: Int) in text.scalars[index] == "\n" }
      if before {
        return (range.last(where: isBreak).map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
      }
      return range.lowerBound..<(range.first(where: isBreak) ?? range.upperBound)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end, FoldedText.isSpace(text.scalars[start]) { start += 1 }
      while end > start, FoldedText.isSpace(text.scalars[end - 1]) { end -= 1 }
      return start..<end
    }

    private func raw(_ range: Range<Int>) -> String {
      String(decoding: source[text.raw(range)], as: UTF8.self)
    }
  }
}
