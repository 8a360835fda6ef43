import Forms
import Grid
import Workbook

/// The sheet for the mayor: every level of the plan and the offices, what was reached in each.
struct LevelSheet {
  static let name = "集計"
  static let headingRow = 3

  let summary: Summary
  let list: IndicatorSheet

  /// The columns that other sheets draw from, counted in the sheet.
  enum Place: Int {
    case total = 1
    case met, unmet, pending, notMeasurable
  }

  static let outcomes: [Outcome] = [.met, .unmet, .pending, .notMeasurable]

  private var shareColumn: Int { 1 + Self.outcomes.count + (summary.hasOutOfScope ? 1 : 0) + 1 }
  var meanColumn: Int { shareColumn + 1 }

  func sheet() -> (sheet: NewSheet, blocks: [LevelTable.Block], total: Int) {
    var sheet = NewSheet(name: Self.name)
    sheet[0, 0] = NewCell(.text(summary.title + " 集計表"), style: Look.title)
    sheet.rowHeights[0] = 30
    sheet[1, 0] = NewCell(.text(summary.headline), style: Look.subtitle)
    let columns = self.columns
    let table = LevelTable(summary: summary, keys: { list.range(.level($0)) }, columns: columns)
    let written = table.write(&sheet, headingRow: Self.headingRow)
    let end = writeNotes(row: written.end + 1, columns: columns.count + 1, &sheet)
    sheet.freeze = CellReference(row: Self.headingRow + 1, column: 1)
    sheet.conditionals = conditionals(written.blocks)
    Look.print(
      &sheet, repeating: Self.headingRow...Self.headingRow, title: summary.title + " 集計表")
    sheet.printSetup.area = CellRange(
      CellReference(row: 0, column: 0), CellReference(row: end, column: columns.count))
    return (sheet, written.blocks, written.end - 1)
  }

  private var columns: [LevelTable.Column] {
    var columns = [
      LevelTable.Column(
        heading: "指標数", value: { .number(Double($0.total)) },
        formula: { place in
          place.condition == nil ? "COUNT(\(list.range(.number)))" : place.count()
        })
    ]
    for outcome in Self.outcomes + (summary.hasOutOfScope ? [.outOfScope] : []) {
      columns.append(
        LevelTable.Column(
          heading: outcome.title.ja, value: { .number(Double($0.count(outcome))) },
          formula: { $0.count(list.range(.verdict), "\"\(outcome.title.ja)\"") }))
    }
    columns += rates
    return columns + (summary.hasMovement ? movements : [])
  }

  private var rates: [LevelTable.Column] {
    let mean = CellReference.columnLetters(meanColumn)
    return [
      LevelTable.Column(
        heading: "達成の割合(%)", width: 11, style: Look.rate, value: { Self.value($0.metShare) },
        formula: {
          "IF(C\($0.row)+D\($0.row)=0,\"－\",ROUND(C\($0.row)/(C\($0.row)+D\($0.row))*100,1))"
        }
      ),
      LevelTable.Column(
        heading: "平均達成率(%)", width: 11, style: Look.rate, value: { Self.value($0.meanRate) },
        formula: { $0.mean(list.range(.rate)) }),
      LevelTable.Column(
        heading: "平均の対象数", value: { .number(Double($0.rates.count)) },
        formula: { place in
          place.condition == nil
            ? "COUNT(\(list.range(.rate)))" : place.count(list.range(.rate), "\"<>\"")
        }),
      LevelTable.Column(
        heading: "順位", width: 7, style: Look.center,
        value: { $0.rank.map { .number(Double($0)) } ?? .text("－") },
        formula: { place in
          guard let groups = place.groups else { return nil }
          let all = "\(mean)$\(groups.lowerBound):\(mean)$\(groups.upperBound)"
          return "IF(ISNUMBER(\(mean)\(place.row)),RANK(\(mean)\(place.row),\(all)),\"－\")"
        }),
    ]
  }

  private var movements: [LevelTable.Column] {
    [Movement.better, .same, .worse].map { movement in
      LevelTable.Column(
        heading: "前回より\(movement.title.ja)", value: { .number(Double($0.count(movement))) },
        formula: { $0.count(list.range(.movement), "\"\(movement.title.ja)\"") })
    }
  }

  static func value(_ number: ExactDecimal?) -> CellValue {
    number.map { .number($0.double) } ?? .text("－")
  }

  /// Long bars where much was reached; red where the mean stays below eighty.
  private func conditionals(_ blocks: [LevelTable.Block]) -> [NewConditional] {
    func ranges(_ column: Int) -> [CellRange] {
      blocks.map { block in
        CellRange(
          CellReference(row: block.rows.lowerBound, column: column),
          CellReference(row: block.rows.upperBound, column: column))
      }
    }
    guard !blocks.isEmpty else { return [] }
    var bar = NewConditional.DataBar(color: Look.middle)
    bar.minimum = .number(0)
    bar.maximum = .number(100)
    return [
      NewConditional(ranges(shareColumn), .dataBar(bar)),
      NewConditional(
        ranges(meanColumn), .cell(.lessThan("80"), Look.base.with { $0.color = Look.alarm })),
    ]
  }

  /// - Returns: the last row used.
  private func writeNotes(row: Int, columns: Int, _ sheet: inout NewSheet) -> Int {
    for (index, note) in summary.notes.enumerated() {
      // Two hundred file names do not fit a note.
      sheet[row + index, 0] = NewCell(
        .text("※ " + note.ja.abridged(at: 600, "すべては「提出状況」にある")), style: Look.note)
      sheet.merge(
        CellRange(
          CellReference(row: row + index, column: 0),
          CellReference(row: row + index, column: columns - 1)))
    }
    Look.fitRows(row..<(row + summary.notes.count), of: &sheet, least: 15)
    return row + summary.notes.count - 1
  }
}
