package import Forms
import Grid
package import Workbook

/// A template made into a workbook to send out, by patches: what the plan does not name stays as the
/// municipality drew it.
package enum FilledBook {
  /// The file's properties under which a form says where it comes from.
  package enum Property {
    package static let form = FormFill.formProperty
    package static let edition = "kensan.版"
    package static let year = FormFill.yearProperty
  }

  /// What people may do on a protected sheet beside filling in its fields.
  private static let allowed: Set<NewProtection.Permission> = [
    .formatCells, .formatColumns, .formatRows, .insertRows,
  ]

  /// - Parameters:
  ///   - source: the template's own bytes.
  ///   - locked: whether headings are protected from being typed over.
  /// - Throws: why the template cannot be patched.
  package static func make(
    _ fill: FormFill, template: Template, source: WorkbookSource, locked: Bool = true
  ) throws(WorkbookError) -> WorkbookSource {
    var source = try arranged(fill, source)
    source = try stretched(fill, source)
    let workbook = try Workbook(source, name: "form.xlsx")
    let book = try workbook.book()
    var patch = WorkbookPatch()
    patch.options.recalculate = true
    for sheet in fill.sheets {
      try write(sheet, book, &patch, locked: locked)
    }
    patch.setProperty(DocumentFacts.Property(Property.form, .text(template.id)))
    if let edition = fill.edition {
      patch.setProperty(DocumentFacts.Property(Property.edition, .text(edition)))
    }
    if let year = fill.evaluated {
      patch.setProperty(DocumentFacts.Property(Property.year, .number(Double(year))))
    }
    return try workbook.patched(patch)
  }

  /// As many copies of each sheet as there are contents; the template's tables go.
  private static func arranged(
    _ fill: FormFill, _ source: WorkbookSource
  ) throws(WorkbookError) -> WorkbookSource {
    let workbook = try Workbook(source, name: "template.xlsx")
    var patch = WorkbookPatch()
    for sheet in fill.sheets where sheet.name != sheet.formSheet {
      patch.copySheet(sheet.formSheet, as: sheet.name)
    }
    let kept = Set(fill.sheets.filter { $0.name == $0.formSheet }.map(\.name))
    for name in Set(fill.removed + fill.sheets.map(\.formSheet)).subtracting(kept)
    where workbook.sheetNames.contains(name) {
      patch.removeSheet(name)
    }
    return try workbook.patched(patch)
  }

  private static func stretched(
    _ fill: FormFill, _ source: WorkbookSource
  ) throws(WorkbookError) -> WorkbookSource {
    var patch = WorkbookPatch()
    for sheet in fill.sheets {
      for (before, like) in sheet.insertions {
        patch.insertRows(1, before: before, in: sheet.name, look: .like(like))
      }
    }
    return try Workbook(source, name: "template.xlsx").patched(patch)
  }

  private static func write(
    _ plan: FormFill.SheetPlan, _ book: Book, _ patch: inout WorkbookPatch, locked: Bool
  ) throws(WorkbookError) {
    guard let sheet = book.sheet(named: plan.name) else { return }
    for range in plan.unmerged where sheet.merges.contains(range) {
      patch.unmerge(range, in: plan.name)
      // What a merge hid has lines only at the merge's edges.
      guard let look = sheet[range.first]?.style else { continue }
      for row in range.rows {
        patch.setStyle(look, at: CellReference(row: row, column: range.first.column), in: plan.name)
      }
    }
    let kept = sheet.merges.filter { !plan.unmerged.contains($0) }
    for range in plan.merged where !kept.contains(where: { $0.overlaps(range) }) {
      patch.merge(range, in: plan.name)
    }
    for text in plan.texts {
      patch.set(text.value, at: text.place, in: plan.name)
      if let format = text.format {
        patch.setStyle(StyleChange(numberFormat: format), at: text.place, in: plan.name)
      }
    }
    var rules: [[String]: [CellRange]] = [:]
    for field in plan.fields {
      patch.addName(field.name, for: field.range, in: plan.name)
      let ruled = sheet.validations.contains {
        $0.ranges.contains { $0.contains(field.range.first) }
      }
      if !field.choices.isEmpty, !ruled { rules[field.choices, default: []].append(field.range) }
      guard locked else { continue }
      let open = StyleChange(protection: StyleChange.Protection(locked: false))
      for row in field.range.rows {
        for column in field.range.columns {
          patch.setStyle(
            open, at: CellReference(row: row, column: column), in: plan.name)
        }
      }
    }
    for (choices, ranges) in rules.sorted(by: { $0.value[0].first < $1.value[0].first }) {
      patch.addValidation(rule(choices, ranges), in: plan.name)
    }
    if locked { patch.protect(plan.name, NewProtection(allowing: allowed)) }
  }

  private static func rule(_ choices: [String], _ ranges: [CellRange]) -> NewValidation {
    var rule = NewValidation(ranges, .choices(choices))
    rule.error = NewValidation.Text(title: "選択肢", "一覧から選んでください。")
    return rule
  }
}
