import Grid
import Notation

/// What the columns under a band of headings hold.
extension TableFinder {
  func column(over rows: ClosedRange<Int>, _ number: Int) -> DraftTable.Column? {
    var path: [(text: String, region: CellRange)] = []
    for row in rows {
      var region = grid.region(row, number)
      var text = grid.text(row, number)
      // A year written once stands for the columns to its right up to the next one.
      if text.isEmpty, row < rows.upperBound, !grid.text(rows.upperBound, number).isEmpty,
        let left = grid.columns.last(where: { $0 < number && !grid.text(row, $0).isEmpty }),
        grid.region(row, left).columns.count == 1, years.year(grid.text(row, left)) != nil
      {
        text = grid.text(row, left)
        region = grid.region(row, left)
      }
      // What reaches down beside the body is a label of the whole table.
      guard !text.isEmpty, path.last?.region != region, region.last.row <= rows.upperBound
      else { continue }
      path.append((text, region))
    }
    guard !path.isEmpty, !isNumberBeside(path, rows, number) else { return nil }
    var column = DraftTable.Column(number: number, kind: .other, path: path)
    column.year = path.reversed().lazy.compactMap { years.year(ofColumn: $0.text) }.first
    column.isStart = path.contains { Self.saysStart($0.text) }
    // The lowest heading says most; a role may stand in any of them.
    let meanings = path.reversed().compactMap { HeadingMeaning.of($0.text) }
    column.role = meanings.lazy.compactMap(\.role).first
    column.pair = path.reversed().lazy.compactMap { HeadingMeaning.pair($0.text) }.first ?? []
    let lowest = meanings.first { $0 != .weakName } ?? meanings.first
    switch lowest {
    case .indicatorName: column.kind = .name
    case .weakName: column.kind = .other
    case .code: column.kind = .code
    case .unit: column.kind = .unit
    case .direction: column.kind = .direction
    case .note(let key): column.kind = .note(key)
    case .level(let key): column.kind = .level(key)
    case .levelCode(let key): column.kind = .levelCode(key)
    case .field(let key): column.kind = .field(key)
    case .role, .presentState: column.kind = .value
    case .comparison:
      column.role = nil
      return column
    case nil: column.kind = column.year == nil ? .other : .value
    }
    if let text = path.last?.text, column.kind == .value,
      Self.isPartOfYear(text) || Self.isOverYears(path.dropLast().map(\.text), text)
    {
      column.kind = .other
      column.role = nil
    }
    let says = path.last.map {
      HeadingMeaning.of($0.text) != nil || years.year(ofColumn: $0.text) != nil
        || ["値", "数値"].contains(HeadingMeaning.key($0.text))
    }
    if column.kind == .other || column.kind == .value, column.role == nil {
      // A year over several columns makes none of them values: 令和4年度実施状況 ｜ 取組内容.
      column.kind = column.year != nil && says == true ? .value : .other
    }
    return column
  }

  /// 第1四半期, 上半期, 4月: what came of a part of the year is not the year's actual.
  static func isPartOfYear(_ text: String) -> Bool {
    let key = Normalization.withoutSpaces(HeadingMeaning.key(text))
    return key.hasSuffix("四半期") || ["上半期", "下半期", "上期", "下期"].contains(key)
      || key.hasSuffix("月") && Int(key.dropLast()) != nil
  }

  /// 計画 and 実績 below 累計 are those of several years together, and so is 累計達成率.
  private static func isOverYears(_ above: [String], _ heading: String) -> Bool {
    above.contains {
      ["累計", "合計", "計", "総計"].contains(Normalization.withoutSpaces(HeadingMeaning.key($0)))
    }
      || HeadingMeaning.key(heading).hasPrefix("累計") && HeadingMeaning.of(heading) == .role(.rate)
  }

  /// A number beside the headings, over nothing, heads no column.
  private func isNumberBeside(
    _ path: [(text: String, region: CellRange)], _ rows: ClosedRange<Int>, _ column: Int
  ) -> Bool {
    path.allSatisfy { Self.isBesideNumber($0.text) } && rows.upperBound < grid.rows.upperBound
      && grid.own(rows.upperBound + 1, column).isEmpty
  }

  /// 「令和元年度（策定時）」
  static func saysStart(_ text: String) -> Bool {
    HeadingMeaning.of(text) != .comparison
      && ["策定時", "策定前", "計画時", "基準", "計画当初", "開始前"].contains(where: text.contains)
  }

  /// What the cells below say about columns whose headings leave it open.
  func settle(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    takeYearColumns(&columns, body)
    for index in columns.indices
    where columns[index].kind == .value
      && (holdsTexts(columns[index].number, body) || holdsHeadings(columns[index], body))
    {
      columns[index].kind = .other
      columns[index].role = nil
    }
    let hasBaseline = columns.contains {
      $0.path.contains { HeadingMeaning.of($0.text) == .role(.baseline) }
    }
    for index in columns.indices {
      let meanings = columns[index].path.compactMap { HeadingMeaning.of($0.text) }
      if hasBaseline, meanings.contains(.presentState) { columns[index].role = .actual }
      let texts = body.map { grid.text($0, columns[index].number) }.filter { !$0.isEmpty }
      guard !texts.isEmpty else { continue }
      if !Self.arePairs(texts) { columns[index].pair = [] }
      if holdsUnits(columns[index], body) {
        columns[index].kind = .unit
        continue
      }
      if columns[index].role == .rate, areGrades(texts, under: columns[index].heading) {
        columns[index].kind = .field("評価.区分")
        columns[index].role = nil
      }
      switch columns[index].kind {
      case .field(let key) where key.hasPrefix("任意."): continue
      case .name, .level, .other, .field, .value, .code:
        guard columns[index].kind != .value || columns[index].role == nil else { continue }
        // 予算額 over 当初 and 補正 is no role of theirs.
        let number = columns[index].number
        if saysRoles(texts), isByItself(number, body) {
          columns[index].kind = .rowRole
        } else if texts.count > 1, runsOverYears(columns[index].number, body) {
          columns[index].kind = .rowYear
        } else if columns[index].kind != .value, texts.allSatisfy(Self.isCode) {
          // A number beside the name, under one heading with it.
          if case .level(let key) = columns[index].kind {
            columns[index].kind = .levelCode(key)
          } else if columns[index].kind == .other
            ? isBesideName(index, columns) && tellsRowsApart(columns[index], body, share: 100)
            // 1 to 5 under 評価 are grades.
            : !columns[index].isRating
          {
            columns[index].kind = .code
          }
        }
      default: break
      }
    }
    dropMoney(&columns)
    settleMeasures(&columns, body)
    dropSecondMeasures(&columns)
    settleTargets(&columns, body)
    tieYearColumns(&columns, body)
    dropSecondNames(&columns, body)
    dropSecondCodes(&columns, body)
    // A rate is that of the year before it: 実績値（R4） ｜ 達成率.
    for index in columns.indices where columns[index].role == .rate && columns[index].year == nil {
      columns[index].year = columns[..<index].last { $0.kind == .value && $0.holds(.actual) }?.year
    }
  }

  /// Units under one heading with the name: 区分, 指標. What is merged over both columns is the name's.
  private func holdsUnits(_ column: DraftTable.Column, _ body: ClosedRange<Int>) -> Bool {
    let units = body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    return (column.kind == .other || column.kind == .name)
      && !units.isEmpty && units.allSatisfy(Self.isUnit)
      && column.path.last?.region.columns.contains(column.number - 1) ?? false
  }

  /// 「120/135」 in most cells.
  private static func arePairs(_ texts: [String]) -> Bool {
    let pairs = texts.count { text in
      let parts = Normalization.n2(text).split(separator: "/")
      return parts.count == 2
        && parts.allSatisfy { DraftGrid.isValue(String($0)) }
    }
    return pairs * 2 > texts.count
  }

  /// A, B, C are grades, whatever the heading says, and so are 1 to 5 under 「達成度」.
  private func areGrades(_ texts: [String], under heading: String) -> Bool {
    let said = texts.filter { MissingMark.parse($0) == nil }
    guard !said.isEmpty, said.allSatisfy({ $0.count <= 3 }) else { return false }
    let isRate = ["率", "%", "％"].contains(where: heading.contains)
    return said.allSatisfy { NumberText.parse($0) == nil }
      || !isRate && said.count > 1 && said.allSatisfy { Int($0).map((1...5).contains) ?? false }
  }

  /// No text is over several rows, nor that of a column before it that names rows as well; what goes
  /// on behind it is a remark across the table.
  private func isByItself(_ column: Int, _ body: ClosedRange<Int>) -> Bool {
    body.allSatisfy { row in
      let region = grid.region(row, column)
      return region.rows.count == 1
        && (region.first.column == column || region.last.column > column
          || saysRoles(body.map { grid.text($0, region.first.column) }.filter { !$0.isEmpty }))
    }
  }

  /// 計画, 実績 and what lies between the two or was spent on them.
  private func saysRoles(_ texts: [String]) -> Bool {
    let roles = texts.map { HeadingMeaning.of($0)?.role }
    let rest = zip(texts, roles).filter { $1 == nil }.map { HeadingMeaning.key($0.0) }
    // 当初予算額 and 最終予算額 are two amounts, and no roles of one.
    let money = Set(texts.filter(SheetDraft.isMoney).map { HeadingMeaning.key($0) })
    guard money.count == Set(money.compactMap { HeadingMeaning.of($0)?.role }).count else {
      return false
    }
    return Set(roles.compactMap(\.self)).count > (rest.isEmpty ? 0 : 1)
      && rest.allSatisfy {
        ["差", "差引", "差異", "増減", "乖離", "対比", "比較", "前年比", "対前年比"].contains($0)
          || SheetDraft.namesMoney($0)
      }
  }

  /// Most cells tell in words what was done: 「令和5年度の取組内容」.
  private func holdsTexts(_ column: Int, _ body: ClosedRange<Int>) -> Bool {
    let texts = body.map { grid.own($0, column) }.filter { !$0.isEmpty }
    return texts.count { !Self.saysValue($0) } * 2 > texts.count
  }

  /// 「予算・決算（千円）」 over 当初予算額 and 決算額 beside the years.
  private func holdsHeadings(_ column: DraftTable.Column, _ body: ClosedRange<Int>) -> Bool {
    let texts = body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    return column.year == nil && texts.contains(where: SheetDraft.isMoney)
      && !texts.contains(where: DraftGrid.isValue)
  }

  /// A value, a level, two of them one over the other, or one behind its name or an arrow.
  static func saysValue(_ text: String) -> Bool {
    if text.isBlank { return false }
    if text.isLonger(than: 60) || text.contains("。") { return false }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }
    return endsInValue(text.trimmingSpaces) || lines.allSatisfy(endsInValue)
  }

  private static func endsInValue(_ text: String) -> Bool {
    if DraftGrid.isValue(text) || ArrowText.isArrow(text) { return true }
    if let period = Period.parse(text) {
      // The day on which a form was filled in is no value.
      if case .date = period.kind { return false }
      return true
    }
    if text.count <= 8, HeadingMeaning.of(text)?.role != nil || DirectionText.column(text) != nil {
      return true
    }
    let composite = CompositeText.parse(text)
    if composite.qualitative != nil || composite.missing != nil { return true }
    return NumberText.find(in: text).last?.range.upperBound == text.utf8.count
  }
}
