import Grid
import Notation

/// A line that names the indicator of the small table below it: 「(1) 受診率（％）」, 「指標２：参加者数」.
struct DraftTitle {
  /// The line with tags for what differs from one indicator to the next.
  private(set) var tagged = ""
  private(set) var hasNumber = false
  private(set) var hasUnit = false
  private(set) var name: String
  /// The line begins with a mark or a number of its own.
  private(set) var isMarked = false

  private static let marks = "■□●○◆◇◎▼▽▲△★☆・※＊*#＃（(【〔["
  private static let words = ["指標", "数値目標", "KPI", "ＫＰＩ"]
  private static let separators = "）)】〕].．、:： 　"

  init(_ text: String) {
    var rest = text.trimmingSpaces[...]
    var before = Self.take(&rest) { Self.marks.contains($0) || $0.isWhitespace }
    // 「成果指標１」, 「指標：」, 「【指標】」; but 「指標の名称」 and 「1人あたりの…」.
    let word = rest.prefix { $0.isLetter && !$0.isNumber }
    let behind = rest.dropFirst(word.count)
    if Self.words.contains(where: word.hasSuffix), word.count <= 8,
      let next = behind.first(where: { !$0.isWhitespace }),
      next.isNumber || ":：】］]〕".contains(next)
    {
      before += word
      rest = behind
      before += Self.take(&rest) { $0.isWhitespace || ":：】］]〕".contains($0) }
    }
    let (number, between) = Self.number(&rest)
    hasNumber = !number.isEmpty
    isMarked = hasNumber || !before.isEmpty
    tagged = before + (hasNumber ? "{{指標.番号}}" : "") + between + "{{指標.名称}}"
    name = String(rest)
    takeUnit()
  }

  private static func take(
    _ rest: inout Substring, while condition: (Character) -> Bool
  ) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  /// 「1-2.」, 「①」; 「1人あたりの面積」 begins with no number of its own.
  private static func number(_ rest: inout Substring) -> (number: String, between: String) {
    // ① before a name is known as its number.
    if rest.first.map(LabelKey.isCircled) ?? false { return ("", "") }
    var number = rest.prefix { $0.isNumber || "-－.．".contains($0) }
    while let last = number.last, !last.isNumber { number = number.dropLast() }
    var behind = rest.dropFirst(number.count)
    let between = take(&behind) { separators.contains($0) }
    guard !between.isEmpty, !behind.isEmpty else { return ("", "") }
    rest = behind
    return (String(number), between)
  }

  /// A unit in the only brackets, at the end: 「（％）」, 「（単位：人）」.
  private mutating func takeUnit() {
    guard let found = UnitInBrackets(name),
      !name.dropLast(found.bracket.count).contains(where: { "（(".contains($0) })
    else { return }
    tagged += found.tagged
    name = String(name.dropLast(found.bracket.count)).trimmingSpaces
    hasUnit = true
  }
}

/// The unit in the brackets at the end of a text: 「目標値（％）」, 「排出量［t］」, 「当初【単位：円】」.
struct UnitInBrackets {
  /// The brackets with what stands in them.
  let bracket: String
  let unit: String
  private let parts: [Substring]

  init?(_ text: String) {
    guard let last = text.last, "）)］]〕】".contains(last),
      let open = text.lastIndex(where: { "（([［〔【".contains($0) }),
      let unit = Units.ofHeading(String(text[open...]))
    else { return nil }
    parts = text[open...].split(separator: unit, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    self.unit = unit
    bracket = String(text[open...])
  }

  /// The brackets with a tag for the unit, and the same where the form prints the unit.
  var tagged: String { parts[0] + "{{指標.単位}}" + parts[1] }
  var printed: String { parts[0] + "{{指標.単位:\(unit)}}" + parts[1] }
}

extension TableFinder {
  /// The name that stands over a table of one indicator, and the table's last row; nil where the
  /// table names its indicators itself.
  func card(
    _ headings: ClosedRange<Int>, _ columns: [DraftTable.Column], roleColumn: Int?,
    within part: ClosedRange<Int>? = nil
  ) -> (name: CellReference, last: Int)? {
    guard !columns.contains(where: { $0.kind == .name }) else { return nil }
    let start = headings.upperBound + 1
    let roles = roleColumn.map { column in
      (start...grid.rows.upperBound).prefix { isRole($0, column) }
    }
    if let name = nameBeside(headings, columns: part)
      ?? keyedName(above: headings.lowerBound, columns: part)
    {
      return roles.map { (name, $0.last ?? start) }
    }
    let holdsWords = columns.contains { column in
      let text = grid.text(start, column.number)
      return [.other, .code].contains(column.kind) && !text.isEmpty
        && !isRole(start, column.number) && !grid.isValue(start, column.number)
    }
    guard !holdsWords, let name = titleName(above: headings.lowerBound) else { return nil }
    guard let roles, let column = roleColumn else {
      return isOnlyRow(start, columns) ? (name, start) : nil
    }
    // The same role twice is that of two indicators.
    let said = Set(roles.map { HeadingMeaning.of(grid.text($0, column))?.role })
    return said.count == roles.count ? (name, roles.last ?? start) : nil
  }

  /// 「数値目標 ｜ 申請件数」 before the headings, down beside the rows.
  private func nameBeside(
    _ headings: ClosedRange<Int>, columns: ClosedRange<Int>?
  ) -> CellReference? {
    keyedName(in: headings.lowerBound, columns: columns).flatMap { name in
      grid.region(name.row, name.column).last.row > headings.upperBound ? name : nil
    }
  }

  /// Values of several roles in one row, and none below it.
  private func isOnlyRow(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    let values = columns.filter { $0.kind == .value }
    func holdsValue(_ row: Int) -> Bool { values.contains { grid.isValue(row, $0.number) } }
    return values.contains { $0.role != nil } && values.count > 1 && holdsValue(row)
      && !(row < grid.rows.upperBound && holdsValue(row + 1))
  }

  /// A column without a heading that says row by row what the values are.
  func roleColumn(below row: Int, _ column: Int) -> DraftTable.Column? {
    guard row < grid.rows.upperBound, isRole(row + 1, column) else { return nil }
    return DraftTable.Column(number: column, kind: .other, path: [])
  }

  /// The line that names the indicator of a table without names: alone in its row, behind it at most
  /// the unit and who is in charge; running text may stand between it and the table.
  func titleName(above row: Int) -> CellReference? {
    for next in stride(from: row - 1, through: max(grid.rows.lowerBound, row - 4), by: -1) {
      let columns = grid.filled(next)
      guard let first = columns.first else { continue }
      let text = grid.own(next, first)
      if columns.count == 1, isRunningText(text) || isUnitCaption(text) { continue }
      // 「令和2年度～令和6年度　　（単位：人）」
      let isSpan =
        !HeadingMeaning.key(text).contains(where: \.isLetter)
        && !Period.find(in: text).isEmpty
      if isSpan { continue }
      let isAlone = columns.dropFirst().allSatisfy {
        isUnitCaption(grid.own(next, $0)) || grid.own(next, $0).contains { ":：".contains($0) }
      }
      guard isAlone, isTitle(text, isFirst: next == grid.rows.lowerBound) else { return nil }
      return CellReference(row: next, column: first)
    }
    return nil
  }

  func isRunningText(_ text: String) -> Bool {
    text.isLonger(than: 40) || text.contains("。")
  }

  /// 「（単位：人）」, 「（％）」
  func isUnitCaption(_ text: String) -> Bool {
    if Self.isUnit(text) { return true }
    let bare = text.trimmingSpaces.filter { !"（）()".contains($0) }
    guard let unit = Units.stated(in: text), bare.hasSuffix(unit) else { return false }
    return bare.dropLast(unit.count).allSatisfy { "単位は:：※ ".contains($0) }
  }

  /// - Parameter isFirst: the line is the sheet's first, which is its title rather than a name.
  private func isTitle(_ text: String, isFirst: Bool) -> Bool {
    let title = DraftTitle(text)
    let general = ["達成状況", "進捗状況", "指標の推移", "目標と実績", "数値目標"]
    return title.name.contains(where: \.isLetter) && (title.isMarked || !isFirst)
      && years.year(text) == nil && HeadingMeaning.of(title.name)?.role == nil
      && !title.name.hasSuffix("指標") && !general.contains(title.name)
  }
}
