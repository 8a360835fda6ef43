package import Grid
package import Notation

/// What a form holds, apart from where it stands: the way from one workbook to another.
package struct FormData: Hashable, Sendable {
  /// One value of an indicator.
  package struct Value: Hashable, Sendable {
    package var role: Role
    package var period: Period?
    /// What stands, or stood, in the cell; empty where only the number is known.
    package var raw: String
    package var value: ExactDecimal?
    package var unit: String
    package var status: ValueStatus
    /// Which of the rows of its record that hold an indicator each, 男性 and 女性; 0 for any other.
    var row = 0

    package init(
      role: Role, period: Period? = nil, raw: String = "", value: ExactDecimal? = nil,
      unit: String = "", status: ValueStatus
    ) {
      self.role = role
      self.period = period
      self.raw = raw
      self.value = value
      self.unit = unit
      self.status = status
    }
  }

  /// The sheet of a return.
  package struct Source: Hashable, Sendable {
    package var file: String
    package var sheet: String

    package init(file: String, sheet: String) {
      self.file = file
      self.sheet = sheet
    }
  }

  /// What one cell says for a field of text.
  package struct Content: Hashable, Sendable {
    package var text: String
    /// The stored number with its format, nil for a text.
    package var number: Double?
    package var format: String?
  }

  /// How a field holds for a row without being written in it.
  package enum Sharing: Hashable, Sendable {
    /// Its cell is merged with the one above.
    case merged
    /// The cell below the one that says it is left blank.
    case blank
  }

  /// One copy of a group, or a sheet: at most one indicator, and the groups inside.
  package struct Record: Hashable, Sendable {
    package var group: String
    /// By tag, such as `施策.名称`; the indicator's name and unit among them.
    package var fields: [String: String]
    /// By tag: the cells that the fields were read from, in reading order, empty ones too; nothing
    /// where only the texts are known.
    package var contents: [String: [Content]] = [:]
    /// By tag: the fields that the record before says for this one too.
    package var shared: [String: Sharing] = [:]
    package var values: [Value]
    package var children: [Record]
    /// Where it was read from, for a whole sheet of a form that has one for each 節.
    var source: Source?

    package init(
      group: String, fields: [String: String] = [:], values: [Value] = [],
      children: [Record] = []
    ) {
      self.group = group
      self.fields = fields
      self.values = values
      self.children = children
    }

    var isEmpty: Bool { fields.isEmpty && values.isEmpty && children.isEmpty }
  }

  /// The content of one sheet.
  package struct SheetContent: Hashable, Sendable {
    /// The template's form sheet it goes into; nil for the one that takes most of it.
    package var formSheet: String?
    package var record: Record

    package init(formSheet: String? = nil, record: Record) {
      self.formSheet = formSheet
      self.record = record
    }
  }

  package var sheets: [SheetContent]

  package init(sheets: [SheetContent] = []) { self.sheets = sheets }

  /// What a form that was read holds; slots that nobody filled are left out.
  package init(_ form: Form) {
    let roots = form.formSheetNames.count > 1 ? form.root.children : [form.root]
    sheets = zip(form.formSheetNames, roots).compactMap { name, root in
      let records = Self.records(root, form.template.rowTags)
      guard let first = records.first else { return nil }
      return SheetContent(formSheet: name, record: first)
    }
  }

  /// A record as it is; several where one cell, or one name over several rows, holds several
  /// indicators.
  private static func records(
    _ record: Forms.Record, _ rowTags: [String: String]
  ) -> [Record] {
    let children = record.children.flatMap { records($0, rowTags) }
    let indicators = record.indicators
    guard !indicators.isEmpty else {
      var (made, own) = fields(of: record, without: [])
      made.children = children
      return own || !children.isEmpty ? [made] : []
    }
    if let tag = rowTags[record.group], indicators.count > 1 {
      return [namedRows(record, children, by: tag)]
    }
    let rows = indicators.map { Set($0.values.map(\.location.cell.row)) }
    let areRows =
      indicators.count > 1
      && zip(indicators, indicators.dropFirst()).allSatisfy { $1.standsBelow($0) }
    return indicators.enumerated().compactMap { number, indicator in
      let others = areRows ? Set(rows.joined()).subtracting(rows[number]) : []
      var (part, own) = fields(of: record, without: others)
      part.children = children
      let name = indicator.nameWithoutQualifier
      part.fields["指標.名称"] = name.isEmpty ? nil : name
      if areRows, number > 0 { part.shared["指標.名称"] = .merged }
      if !indicator.unit.isEmpty { part.fields["指標.単位"] = indicator.unit }
      part.values = indicator.values.filter { $0.status != .blank }.map(Value.init)
      return own || !part.values.isEmpty || !children.isEmpty ? part : nil
    }
  }

  /// - Parameter others: rows that say something of other indicators.
  /// - Returns: the fields, and whether any of them is the record's own.
  static func fields(
    of record: Forms.Record, without others: Set<Int>
  ) -> (Record, own: Bool) {
    var made = Record(group: record.group)
    var own = false
    let fields = record.fields.filter { !others.contains($0.location.cell.row) }
    for field in fields + record.inherited.filter(\.filledDown)
    where !field.isEmpty || field.ticks != nil {
      // ② alone is the form's own mark of a slot.
      if field.key == "指標.名称", NamePattern.cleaned(field.text).isEmpty { continue }
      // Ticks are their answers, whatever bears them.
      let text = field.ticks.map { $0.answers.joined(separator: "\n") } ?? field.text
      if text.isEmpty { continue }
      if made.fields[field.key] == nil { made.fields[field.key] = text }
      if field.filledDown { made.shared[field.key] = field.isMergedDown ? .merged : .blank }
      own = own || !field.filledDown
    }
    made.contents = Dictionary(grouping: fields.filter { !$0.filledDown }, by: \.key)
      .mapValues { $0.map(Content.init) }
    return (made, own)
  }
}

extension Indicator {
  /// The qualifier has a cell of its own: 朝食を欠食する人 of 「朝食を欠食する人（20歳代男性）」.
  var nameWithoutQualifier: String {
    guard let qualifier = qualifierField.map({ NamePattern.cleaned($0.text) }), !qualifier.isEmpty
    else {
      return shortName
    }
    let tail = "（\(qualifier)）"
    return shortName.hasSuffix(tail) ? String(shortName.dropLast(tail.count)) : shortName
  }

  /// Whether it has the cell of its name in common with another, and its values below the other's.
  fileprivate func standsBelow(_ other: Indicator) -> Bool {
    guard let name = nameLocation, name == other.nameLocation,
      let own = values.first?.location.cell.row, let above = other.values.first?.location.cell.row
    else { return false }
    return own > above
  }
}

extension FormData.Value {
  init(_ value: IndicatorValue) {
    self.init(
      role: value.role, period: value.period, raw: value.raw, value: value.value,
      unit: value.unit ?? "", status: value.status)
  }
}

extension FormData.Content {
  fileprivate init(_ field: Field) {
    text = field.text
    guard field.location.range == nil, case .number(let stored)? = field.cell?.value else { return }
    number = stored
    format = field.cell?.numberFormat
  }
}
