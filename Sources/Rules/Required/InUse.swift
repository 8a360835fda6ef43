import Forms
import Notation

extension Record {
  /// Somebody has written in this record or below it: more than the plan's names and numbers, which
  /// a blank form carries already.
  var isInUse: Bool { withDescendants.contains { $0.hasContent } }

  private var hasContent: Bool {
    fields.contains { field in
      Self.written.contains(String(field.key.prefix { $0 != "." })) && !field.filledDown
        && !trimmed(field.raw).isEmpty && !field.mayBePrinted && !Self.isSlotNumber(field.raw)
        && !field.isDateFrame
    } || indicators.contains { $0.numbers.isEmpty == false }
  }

  /// Subjects of tags that departments write, not planners.
  private static let written: Set<String> = [
    "所管", "対象", "意図", "指標", "評価", "本文", "一覧", "金額", "順位", "協働", "用語",
  ]

  /// ③ alone marks a slot and says nothing.
  private static func isSlotNumber(_ text: String) -> Bool {
    let bare = trimmed(text).unicodeScalars
    return bare.count == 1 && bare.allSatisfy { Glyphs.number(ofCircled: $0) != nil }
  }
}

extension Field {
  /// Units, numbers of rows and what a template says is printed stand in a form where nobody has
  /// written anything yet.
  var mayBePrinted: Bool { isPrinted || key == "指標.単位" || key == "指標.番号" }
}

extension Form {
  /// The records that somebody has begun, and those that only carry their name among others of
  /// their group that somebody has: a row left out is no unused slot. Nor is a sheet that the form
  /// has but once (its cover), whatever was begun.
  var recordsInUse: [Record] {
    let begun = Set(allRecords.filter(\.isInUse).map(\.group))
    return allRecords.filter { record in
      record.isInUse || !begun.isEmpty && isOnlySheet(record)
        || begun.contains(record.group)
          && record.fields.contains {
            $0.key == record.group + ".名称" && !$0.isEmpty && !$0.filledDown
          }
    }
  }

  /// A sheet of a workbook of several, where no other is read by the same sheet of the form.
  private func isOnlySheet(_ record: Record) -> Bool {
    guard record.group == "シート", record.path.count == 1,
      formSheetNames.indices.contains(record.path[0])
    else { return false }
    let name = formSheetNames[record.path[0]]
    return formSheetNames.count { $0 == name } == 1
  }
}

extension Indicator {
  /// The slot has a name: not blank, not `0`, not a dash.
  var isNamed: Bool {
    let name = Normalization.n2(shortName)
    return !name.isEmpty && name != "0" && MissingMark.parse(shortName)?.kind != .notApplicable
  }

  /// Every value that stands for a fiscal year, or for none that can be read.
  func values(_ role: Role, year: Int) -> [IndicatorValue] {
    values.filter { $0.role == role && ($0.period?.fiscalYear ?? year) == year }
  }

  /// Target and actual of a year are both blank: the indicator does not belong to that year.
  func isLeftOut(of year: Int) -> Bool {
    let pair = values(.target, year: year) + values(.actual, year: year)
    return values(.target, year: year).isEmpty == false && pair.allSatisfy { $0.status == .blank }
  }
}
