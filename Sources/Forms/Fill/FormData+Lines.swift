package import Grid
import Notation

extension FormData {
  /// One line of `kensan extract`, or the text of one field.
  package struct Line: Hashable, Sendable {
    package var group: String
    package var indicator: String
    package var value: Value?
    /// The tag of a field of text, such as `本文.総括`; nil for a value.
    package var field: String?
    package var text = ""
    /// Where it was read from, nil where nobody knows.
    package var source: Source?

    package init(group: String, indicator: String, value: Value, source: Source? = nil) {
      self.group = group
      self.indicator = indicator
      self.value = value
      self.source = source
    }

    package init(
      group: String, indicator: String = "", field: String, text: String, source: Source? = nil
    ) {
      self.source = source
      self.group = group
      self.indicator = indicator
      self.field = field
      self.text = text
    }
  }

  /// The values of lines, put into records as the template nests its groups: the names of groups and
  /// indicators are taken apart by the patterns that compose them (`集計の単位`, `指標の呼び名`).
  package init(lines: [Line], template: Template) {
    let builder = LineRecords(template)
    var order: [LineRecords.Key] = []
    var values: [LineRecords.Key: [Value]] = [:]
    for line in lines {
      guard let value = line.value else { continue }
      let key = LineRecords.Key(line)
      guard value.status != .blank else {
        // The row of 男性 that nobody filled stands above that of 女性.
        if builder.hasRows, values[key] == nil {
          order.append(key)
          values[key] = []
        }
        continue
      }
      // The same role and period again is another indicator of the same name.
      var number = 0
      while values[key.numbered(number)]?.contains(where: {
        $0.role == value.role && $0.period == value.period
      }) ?? false {
        number += 1
      }
      let place = key.numbered(number)
      if values[place] == nil { order.append(place) }
      values[place, default: []].append(value)
    }
    var sheets = builder.sheets(order.map { ($0, values[$0] ?? []) })
    for line in lines {
      guard let field = line.field else { continue }
      let key = LineRecords.Key(line)
      builder.put(field, line.text, key, into: &sheets)
    }
    self.init(sheets: sheets)
  }
}

extension FormFill.Lost {
  package var message: Message {
    let period = value.period?.label ?? ""
    return Message(
      ja: "「\(indicator)」の\(period)\(value.role.title.ja)を書く欄が様式にありません。",
      en: "The form has no place for the \(value.role.title.en) \(period) of “\(indicator)”.")
  }
}
