package import Grid
import Notation

extension Form {
  /// What was read out of a cell; one reading per value or field in it, at least one.
  package func describe(sheet: String, cell: CellReference) -> [CellReading] {
    if unreadSheets.contains(sheet) {
      return [
        CellReading(
          .unreadSheet,
          Message(
            ja: "シート「\(sheet)」は様式のどのシートとも合わないため、読んでいません。",
            en: "The sheet \(sheet) fits no sheet of the form and was not read."))
      ]
    }
    let here = { (location: Location) in location.sheet == sheet && location.cell == cell }
    var readings: [CellReading] = []
    for record in allRecords {
      for indicator in record.indicators {
        readings += indicator.values.filter { here($0.location) }.map { reading($0, indicator) }
      }
      readings += record.fields.filter { here($0.location) }.map { reading($0, record) }
    }
    readings += alignment.headings.filter { here($0.location) }.map(reading)
    if !readings.isEmpty { return readings }
    if uncovered.contains(where: here) {
      return [
        CellReading(
          .uncovered,
          Message(
            ja: "様式のどの欄でも見出しでもないため、読んでいません。",
            en: "No place and no heading of the form stands here, so it was not read."))
      ]
    }
    return [
      CellReading(.empty, Message(ja: "読むべき記入がありません。", en: "Nothing to read stands here."))
    ]
  }

  private func reading(_ value: IndicatorValue, _ indicator: Indicator) -> CellReading {
    var facts = [
      CellReading.Fact("指標", "Indicator", indicator.name),
      CellReading.Fact("役割", "Role", "\(value.role.japanese) (\(value.role.rawValue))"),
      CellReading.Fact("年度", "Period", value.period?.label ?? "—"),
    ]
    if !indicator.group.isEmpty {
      facts.insert(CellReading.Fact("まとまり", "Group", indicator.group), at: 0)
    }
    if let place = value.headingLocation {
      facts.append(CellReading.Fact("見出し", "Heading", "\(place) \(oneLine(value.heading))"))
    }
    facts.append(CellReading.Fact("記載", "Stored", oneLine(value.raw)))
    if let display = value.display, display != value.raw {
      facts.append(CellReading.Fact("表示", "Shown", display))
    }
    if let number = value.value {
      facts.append(CellReading.Fact("値", "Value", number.description))
    } else {
      facts.append(CellReading.Fact("状態", "Status", value.status.rawValue))
    }
    if let unit = value.unit, !unit.isEmpty {
      facts.append(CellReading.Fact("単位", "Unit", "\(unit) (\(unitSource(value, indicator)))"))
    }
    return CellReading(
      .value, Message(ja: "指標の値として読みました。", en: "Read as a value of an indicator."), facts: facts)
  }

  private func unitSource(_ value: IndicatorValue, _ indicator: Indicator) -> String {
    if value.parsed?.unit != nil { return value.display == nil ? "セルの文字" : "表示形式" }
    if let field = indicator.unitField { return "\(field.location)" }
    return "同じ指標のほかの値"
  }

  private func reading(_ field: Field, _ record: Record) -> CellReading {
    var facts = [
      CellReading.Fact("項目", "Field", field.key),
      CellReading.Fact("見出し", "Heading", oneLine(field.heading)),
      CellReading.Fact("記載", "Stored", oneLine(field.raw)),
    ]
    if !field.type.options.isEmpty {
      facts.append(
        CellReading.Fact("選択肢", "Choices", field.type.options.joined(separator: "、")))
    }
    if let label = field.label, label.cell != field.location.cell {
      facts.append(CellReading.Fact("見出しの位置", "Heading at", "\(label)"))
    }
    facts.append(
      CellReading.Fact(
        "行", "Rows", "\(record.group) \(record.rows.lowerBound + 1)–\(record.rows.upperBound + 1)"))
    return CellReading(
      .field, Message(ja: "「\(field.key)」として読みました。", en: "Read as \(field.key)."), facts: facts)
  }

  private func reading(_ heading: Alignment.Heading) -> CellReading {
    let same = heading.similarity >= 1
    return CellReading(
      .heading,
      Message(
        ja: same ? "様式の見出しです。" : "様式の見出し「\(oneLine(heading.expected))」とみなしました。",
        en: same
          ? "A heading of the form." : "Taken for the heading “\(oneLine(heading.expected))”."))
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? "⏎" : $0 })
  }
}
