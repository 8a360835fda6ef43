import Grid
import Notation

/// Grows the tree of records while the rows of a sheet go by.
///
/// Groups that lie side by side are open at the same time, each with its own record.
struct RecordBuilder {
  private struct Open {
    var record: Record
    var parts = IndicatorParts()
    var hasIndicatorTags = false
    /// What ↓ tags of the rows in here have last said.
    var filled: [String: Field] = [:]
    /// The children by the cell of their name.
    var named: [Location: Int] = [:]
    /// The fields taken so far, by the template's tag that asked for them.
    var taken: [Source: Field] = [:]
  }

  /// A tag of the template: the row and cell in the form sheet, and which of the cell's tags.
  struct Source: Hashable {
    var row: Int
    var cell: Int
    var tag: Int
  }

  private let template: Template
  private let form: FormSheet
  private var root: Open
  /// By number of the group in the form sheet.
  private var open: [Int: Open] = [:]

  init(template: Template, form: FormSheet, sheetIndex: Int) {
    self.template = template
    self.form = form
    root = Open(record: Record(group: form.sheetGroup ?? "様式", sheetIndex: sheetIndex))
  }

  private subscript(group: Int?) -> Open {
    get { group.flatMap { open[$0] } ?? root }
    // In place: a long list is not copied for each of its rows.
    _modify {
      if let group, var held = open.removeValue(forKey: group) {
        defer { open[group] = held }
        yield &held
      } else {
        yield &root
      }
    }
  }

  /// Opens and closes records until exactly the groups of the given row of the template are open.
  mutating func enter(_ templateRow: Int, row: Int) {
    let groups = form.rows[templateRow].groups
    close(open.keys.filter { !groups.contains($0) })
    for group in groups where open[group] == nil { begin(group, row: row) }
    for group in [nil] + groups.map(Optional.some) {
      let rows = self[group].record.rows
      let isNew = group == nil && root.record.fields.isEmpty
      self[group].record.rows =
        (isNew ? min(rows.lowerBound, row) : rows.lowerBound)...max(rows.upperBound, row)
    }
  }

  private mutating func begin(_ group: Int, row: Int) {
    open[group] = Open(
      record: Record(
        group: form.groups[group].name, rows: row...row, sheetIndex: root.record.sheetIndex))
  }

  /// Ends the running copy of a group and of those beside it, so that the next row begins new ones.
  mutating func restart(_ group: Int) {
    let rows = form.groups[group].rows
    close(open.keys.filter { form.groups[$0].rows == rows && !form.isInside(group, $0) })
  }

  /// - Parameter group: the innermost group that the tagged cell is part of.
  /// - Returns: false where the record has this field already, from another row.
  mutating func add(
    _ field: Field, tag: Tag, from source: Source, in group: Int?, row: Int
  ) -> Bool {
    if let group, tag.fillsDown {
      fillDown(field, tag, in: group)
      return true
    }
    if let known = self[group].taken[source] {
      if known.location.cell == field.location.cell { return true }
      if field.isEmpty { return false }
      // A name makes a record: the rows that should have ended the last one are gone.
      if let group, tag.isName, tag.subject == form.groups[group].name, !known.isEmpty {
        close([group])
        begin(group, row: row)
      } else if !tag.isIndicatorPart {
        return false
      }
    }
    if tag.isIndicatorPart {
      self[group].parts.take(field, attribute: tag.attribute)
      self[group].hasIndicatorTags = true
    }
    self[group].taken[source] = field
    self[group].record.fields.append(field)
    return true
  }

  private mutating func fillDown(_ field: Field, _ tag: Tag, in group: Int) {
    let outer = form.groups[group].parent
    // Left blank, and merged over rows of its own: what stands above does not hold for them.
    if field.isEmpty, field.beginsMerge { self[outer].filled[field.key] = nil }
    if tag.isIndicatorPart {
      let said = field.isEmpty ? self[outer].filled[field.key] ?? field : field
      self[group].parts.take(said, attribute: tag.attribute, isShared: true)
      self[group].hasIndicatorTags = true
    }
    if field.isEmpty, let above = self[outer].filled[field.key] {
      self[group].record.inherited.append(above.forRowsBelow)
      return
    }
    if !field.isEmpty { self[outer].filled[field.key] = field }
    if field.filledDown {
      self[group].record.inherited.append(field)
    } else {
      self[group].record.fields.append(field)
    }
  }

  mutating func add(_ value: IndicatorValue, line: Int = 0, in group: Int?) {
    self[group].hasIndicatorTags = true
    self[group].parts.add(value, line: line)
  }

  /// Closes groups and all within them, inner ones first.
  private mutating func close(_ groups: [Int]) {
    guard !groups.isEmpty else { return }
    let depth = form.depths
    var ending = Set(groups)
    for group in open.keys.sorted() where form.groups[group].parent.map(ending.contains) ?? false {
      ending.insert(group)
    }
    for group in ending.sorted(by: { (depth[$1], $0) < (depth[$0], $1) }) {
      guard let ended = open.removeValue(forKey: group) else { continue }
      let record = finished(ended)
      if !record.isUnusedSlot { put(record, into: form.groups[group].parent) }
    }
  }

  /// Rows that share one name's cell are one record, however they were laid over the template.
  private mutating func put(_ record: Record, into parent: Int?) {
    let name = record.fields.first { $0.key == record.group + ".名称" && !$0.isEmpty }
    let known = name.flatMap { self[parent].named[$0.location] }
    guard let same = known, self[parent].record.children[same].group == record.group else {
      if let name { self[parent].named[name.location] = self[parent].record.children.count }
      self[parent].record.children.append(record)
      return
    }
    var whole = self[parent].record.children[same]
    whole.fields += record.fields.filter { field in
      !whole.fields.contains { $0.key == field.key && $0.location == field.location }
    }
    whole.indicators += record.indicators
    whole.children += record.children
    whole.rows =
      min(
        whole.rows.lowerBound, record.rows.lowerBound)...max(
        whole.rows.upperBound, record.rows.upperBound)
    self[parent].record.children[same] = whole
  }

  private func finished(_ ended: Open) -> Record {
    var record = ended.record
    if ended.hasIndicatorTags { record.indicators += ended.parts.indicators(template) }
    return record
  }

  mutating func finish() -> Record {
    close(Array(open.keys))
    return finished(root)
  }
}

extension Record {
  /// Whether nothing but the number that the form prints for it stands in a copy of a group.
  fileprivate var isUnusedSlot: Bool {
    let filled = fields.filter { !$0.isEmpty }
    return !filled.isEmpty && children.isEmpty
      && filled.allSatisfy { $0.key.hasSuffix(".番号") && ($0.cell?.isBareNumber ?? false) }
      && indicators.allSatisfy { indicator in
        indicator.shortName.isEmpty && indicator.values.allSatisfy { $0.status == .blank }
      }
  }
}
