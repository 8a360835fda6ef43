import Grid
import Notation

/// A cell of a template taken apart: literals, tags, and the marks of groups.
enum TagParser {
  enum Piece: Hashable, Sendable {
    case literal(String)
    case tag(Tag)
    /// `{{年度}}`: a period stands here and belongs to the heading. `{{年度:平成30年度}}` says which one
    /// in the template's own edition, and how it is written; else the example is empty.
    case period(example: String)
    case open(String, count: Int)
    case close(String)
    /// One more drawn copy of a group, with another number of rows.
    case copy(String)
    /// `{{#シート 節}}`: one such sheet per group.
    case sheet(String)
  }

  /// What is wrong with a tag, and what to write instead.
  struct Mistake: Error, Sendable {
    var reason: Message
    var remedy: Message
  }

  static func parse(_ text: String) throws(Mistake) -> [Piece] {
    var pieces: [Piece] = []
    for stretch in TagStretch.all(in: text) {
      switch stretch {
      case .literal(let text): pieces.append(.literal(text))
      case .tag(let body): pieces.append(try piece(body))
      case .unclosed:
        throw Mistake(
          reason: Message(ja: "タグが閉じていません。", en: "The tag is not closed."),
          remedy: Message(ja: "タグの終わりに }} を書いてください。", en: "Write }} at the end of the tag."))
      }
    }
    return pieces
  }

  private static func piece(_ body: String) throws(Mistake) -> Piece {
    guard let first = body.first else {
      throw Mistake(
        reason: Message(ja: "タグが空です。", en: "The tag is empty."),
        remedy: Message(
          ja: "{{指標.名称}} のように項目の名前を書いてください。",
          en: "Write the name of a field, such as {{指標.名称}}."))
    }
    if let example = try period(body) { return .period(example: example) }
    switch first {
    case "#": return try opening(String(body.dropFirst()).trimmingSpaces)
    case "/": return .close(String(body.dropFirst()).trimmingSpaces)
    case "=": return .copy(String(body.dropFirst()).trimmingSpaces)
    default: return .tag(try tag(body))
    }
  }

  /// The example of `年度` or `年度:R4`, nil for other tags.
  private static func period(_ body: String) throws(Mistake) -> String? {
    let parts = body.split(maxSplits: 1, omittingEmptySubsequences: false) { ":：".contains($0) }
      .map { String($0).trimmingSpaces }
    guard let word = parts.first, word == "年度" || word == "year" else { return nil }
    guard parts.count > 1 else { return "" }
    let known = Period.parse(parts[1])
    guard known?.fiscalYear != nil || known?.omitsEra ?? false || YearText(parts[1]) != nil else {
      throw Mistake(
        reason: Message(ja: "年度「\(parts[1])」が読めません。", en: "The year “\(parts[1])” cannot be read."),
        remedy: Message(
          ja: "{{年度:R4}} や {{年度:令和4年度}} のように書いてください。",
          en: "Write it as in {{年度:R4}} or {{年度:令和4年度}}."))
    }
    return parts[1]
  }

  private static func opening(_ body: String) throws(Mistake) -> Piece {
    let words = body.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first, words.count <= 2 else {
      throw Mistake(
        reason: Message(ja: "組の名前がありません。", en: "The group has no name."),
        remedy: Message(ja: "{{#指標}} のように書いてください。", en: "Write it as in {{#指標}}."))
    }
    if name == "シート", words.count == 2 { return .sheet(words[1]) }
    guard words.count == 2 else { return .open(name, count: 1) }
    guard let count = Int(words[1]), (1...100_000).contains(count) else {
      throw Mistake(
        reason: Message(ja: "組の数「\(words[1])」が読めません。", en: "The count of the group is no number."),
        remedy: Message(ja: "{{#指標 4}} のように数で書いてください。", en: "Write a number: {{#指標 4}}."))
    }
    return .open(name, count: count)
  }

  /// `指標.目標@R4↓:択一(A,B)`, `指標.単位:千円`
  private static func tag(_ body: String) throws(Mistake) -> Tag {
    var name = body
    var behind: String?
    if let colon = name.firstIndex(of: ":") ?? name.firstIndex(of: "：") {
      behind = String(name[name.index(after: colon)...])
      name = String(name[..<colon])
    }
    var fillsDown = false
    if name.hasSuffix("↓") {
      fillsDown = true
      name.removeLast()
    }
    var period: Tag.PeriodRule?
    if let at = name.firstIndex(of: "@") {
      period = try periodRule(String(name[name.index(after: at)...]))
      name = String(name[..<at])
    }
    var tag = try named(name.trimmingSpaces, period: period, fillsDown: fillsDown)
    guard let behind else { return tag }
    if ["単位", "番号", "名称"].contains(tag.attribute),
      !["択一", "複数"].contains(where: behind.trimmingSpaces.hasPrefix)
    {
      tag.printed = behind.trimmingSpaces
    } else {
      let type = try choices(behind)
      if tag.role == nil { tag.type = type }
    }
    return tag
  }

  private static func named(
    _ name: String, period: Tag.PeriodRule?, fillsDown: Bool
  ) throws(Mistake) -> Tag {
    if let role = Role(tagName: name) {
      return Tag(
        key: "指標." + role.tagName, role: role, period: period, fillsDown: fillsDown, type: .value)
    }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard let subject = Vocabulary.subject(parts[0]) else {
      throw Mistake(
        reason: Message(
          ja: "「\(parts[0])」は項目の語彙にありません。", en: "“\(parts[0])” is not in the vocabulary."),
        remedy: Vocabulary.remedy(parts[0], otherwise: "任意.\(name)"))
    }
    let word = parts.count > 1 ? Vocabulary.attribute(parts[1], of: subject) : "名称"
    let role = subject == "指標" ? Role(tagName: word) : nil
    let attribute = role?.tagName ?? word
    guard role != nil || period == nil else {
      throw Mistake(
        reason: Message(
          ja: "「\(name)」は値の役割ではないのに年度が付いています。", en: "“\(name)” is no role but has a period."),
        remedy: Message(
          ja: "基準・目標・実績・計画・最終目標・達成率のどれかにしてください。",
          en: "Use 基準, 目標, 実績, 計画, 最終目標 or 達成率."))
    }
    let isYear = subject == "指標" && Role(datedBy: attribute) != nil
    return Tag(
      key: subject + "." + attribute, role: role, period: period, fillsDown: fillsDown,
      type: role == nil ? (isYear ? .period : nil) : .value)
  }

  private static func periodRule(_ text: String) throws(Mistake) -> Tag.PeriodRule {
    switch text {
    case "*", "＊": return .heading
    case "末", "last": return .last
    case "?", "？": return .stated
    default:
      guard let period = Period.parse(text) else {
        throw Mistake(
          reason: Message(ja: "年度「\(text)」が読めません。", en: "The period “\(text)” cannot be read."),
          remedy: Message(
            ja: "@R4、@2022、@*（見出しの年度）、@末、@? のどれかを書いてください。",
            en: "Write @R4, @2022, @* (the heading's period), @末 or @?."))
      }
      return .fixed(period)
    }
  }

  /// `択一(全て達成,一部未達成)` or `複数(①②③)`
  private static func choices(_ text: String) throws(Mistake) -> FieldType {
    let folded = text.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 }
    guard let open = folded.firstIndex(of: "("), folded.last == ")" else {
      throw choiceMistake(text)
    }
    let kind = String(folded[..<open])
    let inside = String(folded[(open + 1)..<(folded.count - 1)])
    switch kind {
    case "択一": return .choice(ChoiceList.parse(inside))
    case "複数": return .multipleChoice(ChoiceList.parse(inside))
    default: throw choiceMistake(text)
    }
  }

  private static func choiceMistake(_ text: String) -> Mistake {
    Mistake(
      reason: Message(ja: "選択肢「\(text)」が読めません。", en: "The choices “\(text)” cannot be read."),
      remedy: Message(
        ja: "択一(A,B,C) または 複数(①②③) と書いてください。",
        en: "Write 択一(A,B,C) for one, or 複数(①②③) for several."))
  }
}

/// The choices of a field as a planner writes them in one cell.
enum ChoiceList {
  /// `A,B,C` or `①～⑦` or `①②③`
  static func parse(_ text: String) -> [String] {
    let parts = text.split { ",、，\n".contains($0) }.map { String($0).trimmingSpaces }
      .filter { !$0.isEmpty }
    if parts.count == 1, let expanded = circled(parts[0]) { return expanded }
    return parts
  }

  private static func circled(_ text: String) -> [String]? {
    let marks = text.unicodeScalars.filter { (0x2460...0x2473).contains($0.value) }
    let others = text.unicodeScalars.filter { !(0x2460...0x2473).contains($0.value) }
    if marks.count == 2, others.count == 1,
      "～〜~-－".unicodeScalars.contains(others[others.startIndex])
    {
      let ends = marks.map(\.value)
      guard ends[0] <= ends[1] else { return nil }
      return (ends[0]...ends[1]).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
    }
    return others.isEmpty && marks.count > 1 ? marks.map { String(Character($0)) } : nil
  }
}
