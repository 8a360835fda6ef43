/// One copy of a repeated group: its fields, its indicators, and the groups inside it.
package struct Record: Sendable {
  /// The group's name in the template, such as `事業`.
  package var group: String
  package var fields: [Field]
  package var indicators: [Indicator]
  package var children: [Record]
  package var rows: ClosedRange<Int>
  package var sheetIndex: Int
  /// The fields of the records around this one, and those that are filled down, nearest first.
  package var inherited: [Field]
  /// The path of child numbers from the form's root.
  package var path: [Int]

  package init(
    group: String, fields: [Field] = [], indicators: [Indicator] = [], children: [Record] = [],
    rows: ClosedRange<Int> = 0...0, sheetIndex: Int = 0, inherited: [Field] = [],
    path: [Int] = []
  ) {
    self.group = group
    self.fields = fields
    self.indicators = indicators
    self.children = children
    self.rows = rows
    self.sheetIndex = sheetIndex
    self.inherited = inherited
    self.path = path
  }

  /// The field of this name: the record's own, else the nearest inherited one.
  package subscript(key: String) -> Field? {
    fields.first { $0.key == key } ?? inherited.first { $0.key == key }
  }

  /// This record and all below it, in reading order.
  package var withDescendants: [Record] {
    var records: [Record] = []
    func add(_ record: Record) {
      records.append(record)
      for child in record.children { add(child) }
    }
    add(self)
    return records
  }
}
