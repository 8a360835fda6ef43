import Forms
import Grid
import Notation

/// Rows that are called a total, below the rows they add up, and columns behind those they add up;
/// and those called a difference or a balance, behind the two they compare (NUM-020).
///
/// Nothing in a form says of such a row what it adds. So a column is held against its rows only where
/// another column of the same total shows how the sum is made, or where a slip of the hand does; and
/// a row against its columns in the same way.
struct TotalRows {
  /// Where the parts of a total stand: above it, or before it.
  enum Axis { case above, before }

  /// A total that is off, with the rows of its column that make it.
  struct Deviation {
    var total: Field
    var parts: [Field]
    var expected: ExactDecimal
    var off: ExactDecimal
    /// 差 rather than 計: the first of the parts less the second.
    var isDifference = false
  }

  /// Whether a label calls its row a total.
  static func isTotal(_ label: String) -> Bool { TotalKind(label).isSum }

  struct Entry {
    var field: Field
    var kind: TotalKind
    var label: String
    /// What it counts, where anything says so.
    var unit: String?

    /// Where the money comes from.
    var isSource: Bool {
      [
        "国庫支出", "国支出", "県支出", "都支出", "道支出", "府支出", "国・県", "国県支出", "地方債", "市債", "町債", "起債", "一般財源",
        "その他", "特定財源",
      ]
      .contains(where: Normalization.n2(label).contains)
    }
  }

  /// A column of a sheet, or a row of a record.
  private struct Line: Hashable {
    var sheet: Int
    var number: Int
    var record: [Int] = []
  }

  let axis: Axis
  /// By line, from its beginning.
  private let lines: [Line: [Entry]]

  init(_ form: Form, _ book: Book, _ axis: Axis) {
    self.axis = axis
    let labels = TotalLabels(book)
    guard Self.hasTotal(form, labels, axis) else {
      lines = [:]
      return
    }
    var lines: [Line: [Entry]] = [:]
    func add(
      _ field: Field, _ record: Record, unit: String?, rowLabel: @autoclosure () -> String
    ) {
      let place = field.location
      guard place.range == nil else { return }
      let line =
        switch axis {
        case .above: Line(sheet: place.sheetIndex, number: place.cell.column)
        case .before: Line(sheet: place.sheetIndex, number: place.cell.row, record: record.path)
        }
      let label = axis == .above ? rowLabel() : Self.columnLabel(field)
      let isCompared = axis == .before && TotalKind(field.heading) == .difference
      lines[line, default: []].append(
        Entry(
          field: field, kind: isCompared ? .difference : TotalKind(label), label: label,
          unit: (unit ?? Units.ofHeading(label)).map { Units.canonicalSpelling($0) ?? $0 }))
    }
    for record in form.allRecords {
      for indicator in record.indicators {
        for value in indicator.amounts
        where value.status != .blank || (indicator.isNamed && value.isActual(of: form)) {
          let field = Field(
            key: Wording.key(value), location: value.location, cell: value.cell, raw: value.raw,
            text: value.shown, heading: value.heading)
          // 女性比率 of all councils is no sum of theirs.
          if Self.isRatio(field) { continue }
          let name = indicator.shortName
          add(
            field, record, unit: value.declaredUnit ?? value.unit,
            rowLabel: name.isEmpty ? labels[field.location] : name)
        }
      }
      let named = axis == .before ? record.namedSums.flatMap(\.fields) : []
      // Amounts whose names tell what they add are held against each other by these.
      let byName = Set(named.map(\.location))
      for field in record.fields
      where Self.mayAdd(field) && !byName.contains(field.location) && field.number != nil {
        add(
          field, record, unit: form.template.item(field.key)?.unit,
          rowLabel: labels[field.location])
      }
    }
    self.lines = lines.mapValues { entries in
      entries.sorted { $0.field.location < $1.field.location }
    }
  }

  /// Whether anything is called a total or a difference, or is paid from what stands behind it.
  private static func hasTotal(_ form: Form, _ labels: TotalLabels, _ axis: Axis) -> Bool {
    func isTotal(_ label: String) -> Bool {
      TotalKind(label) != .part || funds.contains(where: label.contains)
    }
    return form.allRecords.contains { record in
      record.indicators.contains { indicator in
        let name = indicator.shortName
        return axis == .above && !name.isEmpty
          ? isTotal(name)
          : indicator.amounts.contains {
            isTotal(axis == .above ? labels[$0.location] : $0.heading)
          }
      }
        || record.fields.contains { field in
          !field.filledDown && field.raw.utf8.count <= longestNumber
            && isTotal(axis == .above ? labels[field.location] : columnLabel(field))
        }
    }
  }

  /// What is paid from sources told right behind.
  static let funds = ["事業費", "決算額", "予算額"]

  /// UTF-8 bytes; what is longer is a text.
  private static let longestNumber = 60

  private static func mayAdd(_ field: Field) -> Bool {
    !field.filledDown && field.raw.utf8.count <= longestNumber && !isRatio(field)
  }

  /// Rates and prices are not added up.
  private static func isRatio(_ field: Field) -> Bool {
    NumberText.parse(field.text)?.unit == "%"
      || ["率", "比", "単価", "当たり", "あたり", "割合", "平均"].contains(where: field.heading.contains)
  }

  /// What its tag calls an amount; of other fields, what stands over them.
  private static func columnLabel(_ field: Field) -> String {
    field.isAmount ? field.keyName : field.heading
  }

  /// One way in which a total may be made.
  struct Way {
    /// What it adds or compares, the same in each row or column of the total.
    var key: [Int]
    var parts: ArraySlice<Field>
    var sum: ExactDecimal
    /// Any rows would do: only many that fit show it.
    var isGuess = false
  }

  /// A total with the ways in which it may be made, and those that give it.
  private struct Sum {
    var total: Field
    var ways: [Way]
    var kind = TotalKind.total

    var isDifference: Bool { !kind.isAdded }

    var fitting: [Way] {
      guard let number = total.number else { return [] }
      return ways.filter { TotalRows.difference(number, $0.sum) == nil }
    }

    func deviation(_ key: [Int]) -> Deviation? {
      guard let way = ways.first(where: { $0.key == key }), let number = total.number else {
        return nil
      }
      // A difference of the wrong sign fits the other way round.
      let fits =
        isDifference || way.isGuess
        ? fitting.contains { $0.key == key } : fitting.contains { !$0.isGuess }
      guard !fits, let off = TotalRows.difference(number, way.sum) else { return nil }
      return Deviation(
        total: total, parts: Array(way.parts), expected: way.sum, off: off,
        isDifference: isDifference)
    }
  }

  /// The totals that are off where the others of their row or column add up.
  func deviations() -> [Deviation] {
    var groups: [Line: [Sum]] = [:]
    for (line, entries) in lines {
      func add(_ sum: Sum) {
        let place = sum.total.location.cell
        let number = axis == .above ? place.row : place.column
        groups[Line(sheet: line.sheet, number: number), default: []].append(sum)
      }
      for (index, entry) in entries.enumerated() where entry.kind != .part {
        let made =
          switch entry.kind {
          case .difference: differences(entries, before: index)
          case .balance: balances(entries, before: index)
          default: ways(entries, before: index)
          }
        // With nothing to add up it neither shows nor breaks the way of its row.
        guard entry.field.number != nil, let made, made.contains(where: { !$0.parts.isEmpty })
        else { continue }
        add(Sum(total: entry.field, ways: made, kind: entry.kind))
      }
      for (total, parts) in Self.funded(entries) {
        let numbers = parts.compactMap(\.number)
        guard total.number != nil, numbers.count == parts.count else { continue }
        add(
          Sum(total: total, ways: [Way(key: [0], parts: parts[...], sum: numbers.reduce(.zero, +))])
        )
      }
    }
    return groups.values.flatMap { sums -> [Deviation] in
      // The way of adding that most cells of the row follow.
      let fitting = Dictionary(grouping: sums.flatMap(\.fitting), by: \.key)
      guard
        let way = fitting.values.max(by: { one, other in
          one.count == other.count
            ? other[0].key.lexicographicallyPrecedes(one[0].key) : one.count < other.count
        }), Self.shows(way.count, of: sums, isGuess: way[0].isGuess)
      else { return sums.count == 1 ? [Self.slip(sums[0])].compactMap(\.self) : [] }
      return sums.compactMap { $0.deviation(way[0].key) }
    }.sorted { $0.total.location < $1.total.location }
  }

  /// Whether so many that fit show how a row is made. Two numbers differ by a third one more easily
  /// than many make a sum.
  private static func shows(_ fitting: Int, of sums: [Sum], isGuess: Bool) -> Bool {
    let compared = sums.first(where: \.isDifference)?.kind
    guard isGuess || compared != nil else { return fitting * 2 >= sums.count }
    return fitting >= (compared == .balance ? 2 : 3) && fitting * 3 >= sums.count * 2
  }

  /// A total that stands alone, where it is the sum but for a slip: then what it adds is plain.
  private static func slip(_ sum: Sum) -> Deviation? {
    guard !sum.isDifference else { return nil }
    return sum.ways.lazy.filter { !$0.isGuess }.compactMap { sum.deviation($0.key) }.first {
      deviation in
      guard let written = deviation.total.number, deviation.parts.count > 1 else { return false }
      return NumberSlip.between(written, deviation.expected) != nil
        || isOneDigitOff(written, deviation.expected)
        || deviation.parts.contains { $0.number == deviation.off || $0.number == -deviation.off }
    }
  }

  /// One digit mistyped among four or more.
  private static func isOneDigitOff(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    let (left, right) = (Array(one.description.utf8), Array(other.description.utf8))
    return left.count == right.count && left.count > 3
      && zip(left, right).count { $0 != $1 } == 1
  }

  /// How far off, nil within one of the last digit shown.
  static func difference(_ total: ExactDecimal, _ expected: ExactDecimal) -> ExactDecimal? {
    let off = total - expected
    return (off < .zero ? -off : off) > ExactDecimal(units: 1, scale: total.scale) ? off : nil
  }
}

extension IndicatorValue {
  /// Whether the form is to hold it: where it is blank, there is nothing to add up.
  fileprivate func isActual(of form: Form) -> Bool {
    role == .actual && form.evaluationYear != nil && period?.fiscalYear == form.evaluationYear
  }
}
