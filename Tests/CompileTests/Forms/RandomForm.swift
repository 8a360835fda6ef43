import Grid
import Notation

@testable import Forms

/// Made-up contents of a form: a different one for every seed, the same on every machine.
struct RandomForm {
  let template: Template
  let book: Book
  private var random: Seeded
  private var number = 0

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  init(_ template: Template, _ book: Book, seed: Int) {
    self.template = template
    self.book = book
    random = Seeded(state: UInt64(seed) &* 0x2545_F491_4F6C_DD1D)
  }

  mutating func data() -> FormData {
    var sheets: [FormData.SheetContent] = []
    // What a blank form has are the pages to fill in; lists are other layouts of the same.
    let pages = FormFill(template, book).sheets.map(\.formSheet)
    for form in template.formSheets where pages.contains(form.name) {
      guard let sheet = book.sheet(named: form.name) else { continue }
      let drawn = DrawnSheet(sheet)
      let years = HeadingYears(drawn, form, template, year: nil)
      for copy in 0..<(form.sheetGroup == nil ? 1 : Int.random(in: 1...3, using: &random)) {
        var record = self.record(drawn, nil, years, name: form.sheetGroup ?? "様式")
        if let group = form.sheetGroup, record.fields[group + ".番号"] != nil {
          record.fields[group + ".番号"] = String(copy + 1)
        }
        sheets.append(FormData.SheetContent(formSheet: form.name, record: record))
      }
    }
    if sheets.count > 1 {
      for index in sheets.indices where sheets[index].record.group == "様式" {
        sheets[index].record.group = "シート"
      }
    }
    return FormData(sheets: sheets)
  }

  private mutating func record(
    _ sheet: DrawnSheet, _ group: Int?, _ years: HeadingYears, name: String
  ) -> FormData.Record {
    var record = FormData.Record(group: name)
    let cells = sheet.cells.filter { $0.group == group }
    for cell in cells where !cell.tags.contains(where: { $0.role != nil }) {
      for tag in cell.tags where record.fields[tag.key] == nil {
        record.fields[tag.key] = text(tag)
      }
    }
    if cells.contains(where: { $0.tags.contains { $0.role != nil } }) {
      addIndicator(cells, years, to: &record)
    }
    for block in sheet.blocks(inside: group) {
      let first = block.groups[0]
      let drawn = sheet.groups[first].count * block.groups.count
      for _ in 0..<Int.random(in: 1...(drawn + 3), using: &random) {
        record.children.append(
          self.record(sheet, first, years, name: sheet.groups[first].name))
      }
    }
    return record
  }

  private mutating func text(_ tag: Tag) -> String {
    number += 1
    if tag.fillsDown { return "まとまり" + String(Int.random(in: 1...3, using: &random)) }
    let type = template.item(tag.key)?.type ?? tag.type ?? .text
    if case .choice(let options)? = tag.type {
      return options.randomElement(using: &random) ?? ""
    }
    switch type {
    case .choice(let options): return options.randomElement(using: &random) ?? ""
    case .multipleChoice(let options):
      return options.filter { _ in Bool.random(using: &random) }.joined() + (options.first ?? "")
    case .code: return String(Int.random(in: 1...9, using: &random))
    case .number: return "12.\(Int.random(in: 1...9, using: &random))"
    case .date: return "令和4年5月\(Int.random(in: 1...30, using: &random))日"
    case .period: return "令和4年度"
    case .longText: return "① 取り組みその\(number)\n② つづき"
    case .text, .value:
      if tag.key == "指標.単位" { return unit() }
      if tag.key == "指標.方向" { return ["↗", "↘"].randomElement(using: &random) ?? "↗" }
      return (tag.isIndicatorPart ? "指標その" : "記入その") + kanji(number)
    }
  }

  /// Words of a name hold no digits, which would be values in cells that hold both.
  private func kanji(_ number: Int) -> String {
    String(number).map { "〇一二三四五六七八九".map(String.init)[Int(String($0)) ?? 0] }.joined()
  }

  private mutating func unit() -> String {
    ["人", "件", "%", "団体", "か所"].randomElement(using: &random) ?? "人"
  }

  private mutating func addIndicator(
    _ cells: [DrawnSheet.DrawnCell], _ years: HeadingYears, to record: inout FormData.Record
  ) {
    let isComposite = cells.contains { $0.tags.contains { $0.key == "指標.単位" && $0.role == nil }
      && $0.tags.contains { $0.role != nil } }
    let arrow = cells.contains { CellPattern($0.pieces).arrow != nil }
    if record.fields["指標.名称"] == nil {
      number += 1
      record.fields["指標.名称"] = "指標その" + kanji(number)
    }
    let unit = record.fields["指標.単位"] ?? self.unit()
    record.fields["指標.単位"] = unit
    var isFirst = true
    for cell in cells {
      for tag in cell.tags {
        guard let role = tag.role else { continue }
        let period: Period? =
          switch tag.period {
          case .fixed(let period): period
          case .heading, nil: years.periods[cell.reference]
          case .last: template.settings.string("目標年度").flatMap { Period.parse($0) }
          case .stated: nil
          }
        var value = FormData.Value(role: role, period: period, status: .value)
        let roll = Int.random(in: 0..<10, using: &random)
        if !isFirst, roll == 0, !arrow {
          (value.status, value.raw) = (.none, "-")
        } else if !isFirst, roll == 1, !arrow {
          (value.status, value.raw) = (.pending, "集計中")
        } else {
          let scale = role == .rate ? 1 : Int.random(in: 0...1, using: &random)
          value.value = ExactDecimal(
            units: Int128(Int.random(in: 1...99_999, using: &random)), scale: scale)
          value.unit = isComposite || arrow ? unit : ""
        }
        isFirst = false
        record.values.append(value)
      }
    }
  }
}

extension FormData {
  /// What must come back, whatever the cells were: without the raw texts, numbers at their value.
  var essence: [String] { sheets.flatMap { Self.essence($0.record, "") } }

  private static func essence(_ record: Record, _ path: String) -> [String] {
    let here = path + "/" + record.group
    let fields = record.fields.sorted { $0.key < $1.key }.map { "\(here) \($0.key)=\($0.value)" }
    let name = record.fields["指標.名称"] ?? ""
    let values = record.values.map { value in
      let period = value.period?.label ?? "-"
      let number = value.value?.normalized.description ?? value.status.rawValue
      return "\(here) \(name) \(value.role.rawValue)@\(period)=\(number)"
    }
    return fields + values.sorted() + record.children.flatMap { essence($0, here) }
  }
}
