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
      readings += record.fields.filter { field in
        here(field.location) || field.ticks?.boxes.contains { here($0.location) } ?? false
      }.map { reading($0, record) }
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
      CellReading.Fact("役割", "Role", value.role.title),
      CellReading.Fact("年度", "Period", periodTitle(value.period)),
    ]
    if !indicator.group.isEmpty {
      facts.insert(CellReading.Fact("まとまり", "Group", indicator.group), at: 0)
    }
    if let place = value.headingLocation {
      facts.append(CellReading.Fact("見出し", "Heading", "\(place) \(oneLine(value.heading))"))
    }
    if let number = value.value {
      facts.append(CellReading.Fact("値", "Value", number.description))
    } else {
      facts.append(CellReading.Fact("状態", "Status", value.status.title))
    }
    if let unit = value.unit, !unit.isEmpty {
      let source = unitSource(value, indicator)
      facts.append(
        CellReading.Fact(
          "単位", "Unit", Message(ja: "\(unit)（\(source.ja)）", en: "\(unit) (\(source.en))")))
    }
    return CellReading(
      .value, Message(ja: "指標の値として読みました。", en: "Read as a value of an indicator."), facts: facts)
  }

  private func unitSource(_ value: IndicatorValue, _ indicator: Indicator) -> Message {
    if value.parsed?.unit != nil {
      return value.display == nil
        ? Message(ja: "セルの文字から", en: "from the cell's text")
        : Message(ja: "表示形式から", en: "from the number format")
    }
    if let field = indicator.unitField {
      return Message(ja: "\(field.location) から", en: "from \(field.location)")
    }
    return Message(ja: "同じ指標のほかの値から", en: "from another value of the indicator")
  }

  private func periodTitle(_ period: Period?) -> Message {
    guard let period else { return Message(ja: "不明", en: "unknown") }
    return Message(ja: period.label, en: period.fiscalYear.map { "FY\($0)" } ?? period.label)
  }

  private func reading(_ field: Field, _ record: Record) -> CellReading {
    var facts = [
      CellReading.Fact("項目", "Field", field.key),
      CellReading.Fact("見出し", "Heading", oneLine(field.heading)),
    ]
    if !field.type.options.isEmpty {
      facts.append(
        CellReading.Fact("選択肢", "Choices", field.type.options.joined(separator: "、")))
    }
    if let ticks = field.ticks { facts.append(chosen(ticks)) }
    if let label = field.label, label.cell != field.location.cell {
      facts.append(CellReading.Fact("見出しの位置", "Heading at", "\(label)"))
    }
    facts.append(
      CellReading.Fact(
        "行", "Rows", "\(record.group) \(record.rows.lowerBound + 1)–\(record.rows.upperBound + 1)"))
    return CellReading(
      .field, Message(ja: "「\(field.key)」として読みました。", en: "Read as \(field.key)."), facts: facts)
  }

  private func chosen(_ ticks: TickGroup) -> CellReading.Fact {
    let answers = ticks.answers
    guard !answers.isEmpty else {
      return CellReading.Fact("選択", "Chosen", Message(ja: "なし", en: "none"))
    }
    let places = ticks.ticked.map { "\($0.location.cell)" }.joined(separator: ", ")
    return CellReading.Fact(
      "選択", "Chosen",
      Message(
        ja: answers.joined(separator: "、") + "（\(places)）",
        en: answers.joined(separator: ", ") + " (\(places))"))
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

extension ValueStatus {
  package var title: Message {
    switch self {
    case .value: Message(ja: "値", en: "value")
    case .none: Message(ja: "値なし", en: "none")
    case .pending: Message(ja: "集計中など", en: "pending")
    case .undefined: Message(ja: "未設定", en: "undefined")
    case .qualitative: Message(ja: "数値でない段階", en: "qualitative")
    case .blank: Message(ja: "空欄", en: "blank")
    }
  }
}
