import Grid
import Notation

/// Grows the tree of records while the rows of a sheet go by.
struct RecordBuilder {
  private struct Open {
    /// Number of the group in the form sheet, nil for the sheet itself.
    var group: Int?
    var record: Record
    var parts = IndicatorParts()
    var hasIndicatorTags = false
    /// What ↓ tags of the rows in here have last said.
    var filled: [String: Field] = [:]
  }

  private let template: Template
  private let form: FormSheet
  private var stack: [Open]

  init(template: Template, form: FormSheet, sheetIndex: Int) {
    self.template = template
    self.form = form
    stack = [Open(group: nil, record: Record(group: "様式", sheetIndex: sheetIndex))]
  }

  /// Opens and closes records until the given row of the template lies in the innermost one.
  mutating func enter(_ templateRow: Int, row: Int) {
    let groups = form.rows[templateRow].groups
    var kept = 0
    while kept < groups.count, kept + 1 < stack.count, stack[kept + 1].group == groups[kept] {
      kept += 1
    }
    while stack.count > kept + 1 { close() }
    for group in groups[kept...] {
      stack.append(
        Open(
          group: group,
          record: Record(
            group: form.groups[group].name, rows: row...row,
            sheetIndex: stack[0].record.sheetIndex)))
    }
    for index in stack.indices {
      let rows = stack[index].record.rows
      let first =
        index == 0 && stack[0].record.fields.isEmpty ? min(rows.lowerBound, row) : rows.lowerBound
      stack[index].record.rows = min(first, row)...max(rows.upperBound, row)
    }
  }

  /// Ends the running copy of a group, so that the next row begins a new one.
  mutating func restart(_ group: Int) {
    guard let index = stack.firstIndex(where: { $0.group == group }) else { return }
    while stack.count > index { close() }
  }

  mutating func add(_ field: Field, tag: Tag) {
    let top = stack.count - 1
    if tag.isIndicatorPart {
      stack[top].parts.take(field, attribute: tag.attribute)
      stack[top].hasIndicatorTags = true
    }
    guard tag.fillsDown, top > 0 else {
      stack[top].record.fields.append(field)
      return
    }
    if field.isEmpty, var above = stack[top - 1].filled[field.key] {
      above.filledDown = true
      stack[top].record.inherited.append(above)
    } else {
      if !field.isEmpty { stack[top - 1].filled[field.key] = field }
      if field.filledDown {
        stack[top].record.inherited.append(field)
      } else {
        stack[top].record.fields.append(field)
      }
    }
  }

  mutating func add(_ value: IndicatorValue) {
    let top = stack.count - 1
    stack[top].hasIndicatorTags = true
    stack[top].parts.values.append(value)
    if stack[top].parts.compositeName == nil, let name = value.name, !name.isEmpty {
      stack[top].parts.compositeName = (name, value.location)
    }
  }

  private mutating func close() {
    var open = stack.removeLast()
    if open.hasIndicatorTags, let indicator = open.parts.indicator(template) {
      open.record.indicators.append(indicator)
    }
    stack[stack.count - 1].record.children.append(open.record)
  }

  mutating func finish() -> Record {
    while stack.count > 1 { close() }
    var root = stack[0].record
    if stack[0].hasIndicatorTags, let indicator = stack[0].parts.indicator(template) {
      root.indicators.append(indicator)
    }
    return root
  }
}
