import Grid
import Notation

/// What stands beside the tables of a sheet: headings next to their content, long texts.
extension SheetDraft {
  /// Cells beside a heading the lexicon knows, and long texts.
  mutating func tagFields(besides taken: [ClosedRange<Int>]) {
    let taken = Set(taken.joined())
    let keyed = keyedValues(besides: taken)
    for row in grid.rows where !taken.contains(row) {
      for column in grid.filled(row) {
        let place = CellReference(row: row, column: column)
        guard texts[place] == nil else { continue }
        let text = grid.own(row, column)
        if tagValue(beside: place, text, among: keyed) { continue }
        if tagPlanPeriod(place, text) { continue }
        if Self.isInstruction(text) { continue }
        if finder.isRunningText(text) || grid.isValue(row, column) {
          let label = label(of: place) ?? ""
          let key = "任意." + Self.word(label, column, row: row)
          add(
            TagItem(
              key: key, heading: label,
              type: grid.isNumber(row, column) ? .number : .longText))
          texts[place] = "{{\(key)}}"
          if grid.isNumber(row, column), !label.isLonger(than: 20) { markYear(before: place) }
        }
      }
    }
    for row in grid.rows where !taken.contains(row) {
      tagPairs(row)
      for column in grid.filled(row) { tagLikeNeighbour(CellReference(row: row, column: column)) }
      tagBesideLabels(row)
      tagBelowLabels(row)
    }
    // What the rows below have shown.
    for row in grid.rows.reversed() where !taken.contains(row) {
      for column in grid.filled(row) { tagLikeNeighbour(CellReference(row: row, column: column)) }
    }
  }

  /// What the form itself tells those who fill it in.
  private static func isInstruction(_ text: String) -> Bool {
    let bare = text.trimmingSpaces
    return ["※", "＊", "注）", "注)", "（注", "(注"].contains(where: bare.hasPrefix)
      || ["ください", "ください。", "下さい", "下さい。"].contains(where: bare.hasSuffix)
      || isLegend(bare)
  }

  /// 「S：25点　A：20点　B：15点」, 「◎＝達成　○＝おおむね達成　△＝未達成」
  private static func isLegend(_ text: String) -> Bool {
    guard !text.isLonger(than: 200) else { return false }
    let pairs = zip(text, text.dropFirst()).count { sign, mark in
      isGrade(String(sign)) && "：:＝=…".contains(mark)
    }
    return pairs > 2
  }

  /// 「取組項目 ｜ 電子申請の拡大 ｜ 担当課 ｜ 情報政策課」: where labels and what they name take turns, and one
  /// of the labels is known, the others' values are told by their place.
  private mutating func tagPairs(_ row: Int) {
    let columns = grid.filled(row)
    let pairs = stride(from: 0, to: columns.count - 1, by: 2).map { index in
      (label: grid.region(row, columns[index]), value: grid.region(row, columns[index + 1]))
    }
    func isLabel(_ place: CellReference) -> Bool {
      let text = grid.own(place.row, place.column)
      return texts[place] == nil && !text.isLonger(than: 12) && text.contains(where: \.isLetter)
        && !grid.isValue(place.row, place.column) && years.year(text) == nil
    }
    guard columns.count.isMultiple(of: 2), pairs.count > 1,
      pairs.allSatisfy({ label, value in
        label.last.column + 1 == value.first.column && isLabel(label.first)
          && !DraftGrid.hasBox(grid.own(row, value.first.column))
      }),
      pairs.contains(where: { label, value in
        texts[value.first] != nil
          && HeadingMeaning.of(grid.own(row, label.first.column)).flatMap(Self.textKey) != nil
      })
    else { return }
    for (label, value) in pairs where texts[value.first] == nil {
      tagUnknown(value.first, by: grid.own(row, label.first.column))
    }
  }

  /// A field that the lexicon has no name for gets that of its label and place.
  private mutating func tagUnknown(_ place: CellReference, by label: String) {
    let key = "任意." + Self.word(label, place.column, row: place.row)
    add(TagItem(key: key, heading: label))
    texts[place] = "{{\(key)}}"
  }

  /// A wide cell beside its label, right above or below such a field or in one row with it, is one
  /// too, whatever it says.
  private mutating func tagLikeNeighbour(_ place: CellReference) {
    let region = grid.region(place.row, place.column)
    guard texts[place] == nil, region.columns.count > 1,
      let left = labelColumns(before: region), let label = label(of: place),
      HeadingMeaning.of(grid.own(place.row, place.column)) == nil
    else { return }
    let isLike = [region.first.row - 1, region.last.row + 1].contains { row in
      guard grid.rows.contains(row) else { return false }
      let other = grid.region(row, place.column)
      return other.columns == region.columns && labelColumns(before: other) == left
        && texts[other.first].map { $0.hasPrefix("{{") && !$0.hasPrefix("{{#") } ?? false
    }
    let isBeside = grid.filled(place.row).contains { column in
      let other = grid.region(place.row, column)
      return other.columns.count > 1 && labelColumns(before: other) != nil
        && texts[other.first].map { text in
          ["{{任意.", "{{所管."].contains(where: text.hasPrefix)
        } ?? false
    }
    guard isLike || isBeside else { return }
    tagUnknown(place, by: label)
  }

  /// The columns of the text that stands right before a place and stays as it is.
  private func labelColumns(before region: CellRange) -> ClosedRange<Int>? {
    guard region.first.column > grid.columns.lowerBound else { return nil }
    let left = grid.region(region.first.row, region.first.column - 1)
    return texts[left.first] == nil && !grid.own(left.first.row, left.first.column).isEmpty
      ? left.columns : nil
  }

  /// 「計画期間：令和2年度～令和6年度」 in one cell, or beside its heading.
  private mutating func tagPlanPeriod(_ place: CellReference, _ text: String) -> Bool {
    guard !text.isLonger(than: 40), let range = PeriodRange.find(in: text).first, range.end != nil
    else { return false }
    let before = text.utf8Text(0..<range.range.lowerBound)
    let behind = text.utf8Text(range.range.upperBound..<text.utf8.count)
    let said = before.isEmpty ? label(of: place) ?? "" : before
    guard HeadingMeaning.key(said).filter({ !":：".contains($0) }).hasSuffix("計画期間"),
      !hasItem("計画期間.期間")
    else { return false }
    add(TagItem(key: "計画期間.期間", heading: "計画期間"))
    texts[place] = before + "{{計画期間.期間}}" + behind
    return true
  }

  /// What stands to the left of a place, unless it is longer than anything that heads another text.
  func label(of place: CellReference) -> String? {
    let left = grid.filled(place.row).last { $0 < place.column }
    return left.map { grid.own(place.row, $0) }.flatMap { HeadingMeaning.mayBe($0) ? $0 : nil }
  }

  /// The roles and years of the headings outside tables.
  private func keyedValues(besides taken: Set<Int>) -> [(role: Role, year: Int)] {
    grid.rows.filter { !taken.contains($0) }.flatMap { row in
      grid.filled(row).compactMap { column in
        let text = grid.own(row, column)
        guard !text.isLonger(than: 20), let role = HeadingMeaning.of(text)?.role,
          let year = years.year(text)
        else { return nil }
        return (role, year.year)
      }
    }
  }

  private mutating func tagValue(
    beside place: CellReference, _ text: String, among keyed: [(role: Role, year: Int)]
  ) -> Bool {
    guard !text.isLonger(than: 20), let meaning = HeadingMeaning.of(text),
      // 「指標の達成状況」 stands before an account, not before a name.
      !Self.accounts.contains(where: text.contains)
    else { return false }
    let key: String
    switch meaning {
    case .level, .levelCode, .field:
      guard let text = Self.textKey(meaning) else { return false }
      key = text
    case .indicatorName: key = "指標.名称"
    case .unit: key = "指標.単位"
    case .role(.target) where isPlanEnd(text, among: keyed): key = "指標." + Role.finalTarget.tagName
    case .role(let role): key = "指標." + role.tagName
    case .presentState: key = "指標.基準"
    default: return false
    }
    let region = grid.region(place.row, place.column)
    let next = region.last.column + 1
    guard next <= grid.columns.upperBound else { return false }
    let target = grid.region(place.row, next)
    let value = grid.text(place.row, next)
    let names = finder.keyedName(in: place.row) == target.first
    guard target.first.row == place.row, HeadingMeaning.of(value) == nil || value.isEmpty || names,
      texts[target.first] == nil,
      !value.isEmpty || target.first != target.last
        || namesYearlyValue(text) && isPlaceOfOne(target, behind: place)
    else { return false }
    if case .level(let level) = meaning {
      // A paragraph is no name.
      if value.isLonger(than: 40) || value.hasLineBreak { return false }
      if tagCoded(level, target, text) { return true }
    }
    let isValue = meaning.isValue
    // So much room is for a text: 「施策の目標」.
    if isValue, value.isEmpty, target.columns.count > 3 { return false }
    if isValue, !value.isEmpty, !grid.isValue(place.row, next) { return false }
    // Several values without years of their own are those of a table.
    if isValue, years.year(text) == nil, !value.isEmpty,
      grid.isValue(place.row, target.last.column + 1)
    {
      return false
    }
    let isAmount = UnitInBrackets(text.trimmingSpaces) != nil || years.year(text) != nil
    if isValue, Self.isMoney(text), isAmount {
      tagMoney(target.first, by: place, text)
      return true
    }
    add(TagItem(key: key, heading: text, type: isValue ? .value : .text))
    var period = ""
    if isValue, let year = years.year(text) {
      period = markYear(place, text) ? "@*" : "@\(year.year)"
      if let role = Role(tagName: String(key.dropFirst("指標.".count))) {
        note(role, year.year, hasValues: !value.isEmpty)
      }
    }
    if meaning == .indicatorName {
      let hasUnit = grid.filled(place.row).contains {
        HeadingMeaning.of(grid.own(place.row, $0)) == .unit
      }
      texts[target.first] = nameTags(target.first, hasUnit: hasUnit)
      return true
    }
    let isGlued = isValue && NumberText.parse(value)?.unit != nil
    texts[target.first] = "{{\(key)\(period)}}" + (isGlued ? "{{指標.単位}}" : "")
    if key == "様式.評価年度" { evaluated = years.year(value)?.year }
    return true
  }

  /// 「政策 ｜ 3 ｜ 健やかなまち」: the code between the heading and the name.
  private mutating func tagCoded(_ level: String, _ code: CellRange, _ heading: String) -> Bool {
    let row = code.first.row
    let next = code.last.column + 1
    guard grid.columns.contains(next), TableFinder.isCode(grid.own(row, code.first.column)) else {
      return false
    }
    let name = grid.region(row, next).first
    let text = grid.own(row, next)
    guard name.row == row, texts[name] == nil, text.contains(where: \.isLetter),
      !text.isLonger(than: 40), HeadingMeaning.of(text) == nil
    else { return false }
    // The next measure of the same sheet has its own.
    let isFirst = !hasItem(level + ".番号")
    let word = "任意." + Self.word(heading, name.column, row: row)
    let keys = isFirst ? (level + ".番号", level + ".名称") : (word + "番号", word)
    add(TagItem(key: keys.0, heading: heading, type: isFirst ? .code : .text))
    add(TagItem(key: keys.1, heading: heading))
    texts[code.first] = "{{\(keys.0)}}"
    texts[name] = "{{\(keys.1)}}"
    return true
  }

  /// The tag of a text outside tables.
  static func textKey(_ meaning: HeadingMeaning) -> String? {
    switch meaning {
    case .level(let level): level + ".名称"
    case .levelCode(let level): level + ".番号"
    case .field(let field): field
    default: nil
    }
  }

  static let accounts = ["状況", "説明", "理由", "分析", "要因", "課題", "総括", "コメント"]

  private func isPlanEnd(_ text: String, among keyed: [(role: Role, year: Int)]) -> Bool {
    func years(_ role: Role) -> [Int] { keyed.filter { $0.role == role }.map(\.year) }
    guard let year = self.years.year(text)?.year else { return false }
    return TableFinder.isPlanEnd(
      year, targets: years(.target), actuals: years(.actual), hasBaseline: !years(.baseline).isEmpty
    )
  }

  /// A heading as the second part of a tag.
  static func word(_ heading: String, _ column: Int, row: Int? = nil) -> String {
    let word = HeadingMeaning.key(heading).filter { $0.isLetter || $0.isNumber || $0 == "・" }
    let place = CellReference.columnLetters(column) + (row.map { String($0 + 1) } ?? "")
    return word.isEmpty ? place : String(word.prefix(20)) + (row == nil ? "" : "_" + place)
  }
}
