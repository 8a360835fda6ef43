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

    package init(group: String, indicator: String, value: Value) {
      self.group = group
      self.indicator = indicator
      self.value = value
    }

    package init(group: String, indicator: String = "", field: String, text: String) {
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
      guard let value = line.value, value.status != .blank else { continue }
      let key = LineRecords.Key(group: line.group, indicator: line.indicator)
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
      let key = LineRecords.Key(group: line.group, indicator: line.indicator)
      builder.put(field, line.text, key, into: &sheets)
    }
    self.init(sheets: sheets)
  }
}

/// Puts indicators known by their composed names into the nested groups of a template.
private struct LineRecords {
  struct Key: Hashable {
    var group: String
    var indicator: String
    var number = 0

    func numbered(_ number: Int) -> Key { Key(group: group, indicator: indicator, number: number) }
  }

  /// A group of a form sheet that holds indicators, with the groups around it.
  private struct Chain {
    var form: FormSheet
    /// Outermost first.
    var groups: [String]
    /// For the sheet, then for each group: the tags that stand in it.
    var keys: [Set<String>]
    var roles: Set<Role>
    /// Its cells say "from → to".
    var hasArrow: Bool
  }

  private let template: Template
  private let chains: [Chain]

  init(_ template: Template) {
    self.template = template
    chains = template.formSheets.flatMap(Self.chains)
  }

  private static func chains(_ form: FormSheet) -> [Chain] {
    func keys(_ group: Int?) -> Set<String> {
      // Groups side by side, and the later ones of a first copy, are one.
      let name = group.map { form.groups[$0].name }
      let cells = form.rows.flatMap(\.cells).filter { cell in
        cell.group.map { form.groups[$0].name } == name
      }
      return Set(cells.flatMap(\.tags).map(\.key))
    }
    var chains: [Chain] = []
    var seen: Set<[String]> = []
    for cell in form.rows.flatMap(\.cells) where cell.tags.contains(where: { $0.role != nil }) {
      var path: [Int] = []
      var group = cell.group
      while let number = group {
        path.insert(number, at: 0)
        group = form.groups[number].parent
      }
      let names = path.map { form.groups[$0].name }
      let roles = Set(
        form.rows.flatMap(\.cells).filter { $0.group == cell.group }.flatMap(\.tags)
          .compactMap(\.role))
      guard seen.insert(names).inserted else { continue }
      chains.append(
        Chain(
          form: form, groups: names, keys: [keys(nil)] + path.map { keys($0) }, roles: roles,
          hasArrow: cell.pattern.arrow != nil))
    }
    return chains
  }

  func sheets(_ indicators: [(key: Key, values: [FormData.Value])]) -> [FormData.SheetContent] {
    var roots: [FormData.SheetContent] = []
    for (key, values) in indicators {
      let fields = self.fields(key)
      guard let chain = chain(key, fields, values) else { continue }
      add(values, fields, chain, to: &roots)
    }
    return roots
  }

  /// The parts of the composed names; the indicator's own name among them.
  private func fields(_ key: Key) -> [String: String] {
    var fields = Self.parts(key.group, template.settings.groupPattern)
    for (tag, text) in Self.parts(key.indicator, template.settings.indicatorPattern) {
      fields[tag] = text
    }
    return fields
  }

  private static func parts(_ text: String, _ pattern: String) -> [String: String] {
    guard !text.isEmpty, let pieces = try? TagParser.parse(pattern) else { return [:] }
    let cell = CellPattern(pieces)
    guard !cell.tags.isEmpty else { return [:] }
    var fields: [String: String] = [:]
    let ranges = cell.match(text)
    // Where the first part is missing only the last one was written: 指標.名称 without its 事業.
    if let ranges, !cell.tags.indices.dropFirst().contains(where: { ranges[$0].isEmpty }) {
      for (tag, range) in zip(cell.tags, ranges) {
        fields[tag.key] = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      }
    } else if let tag = cell.tags.last {
      fields[tag.key] = text
    }
    return fields.filter { !$0.value.isEmpty }
  }

  /// The group that has a place for most of it; the one named like the group decides first.
  private func chain(
    _ key: Key, _ fields: [String: String], _ values: [FormData.Value]
  ) -> Chain? {
    func score(_ chain: Chain) -> Int {
      let keys = chain.keys.reduce(into: Set<String>()) { $0.formUnion($1) }
      var score = fields.keys.count { keys.contains($0) }
      score += values.count { chain.roles.contains($0.role) } * 2
      if chain.groups.last == key.group { score += 100 }
      if values.contains(where: { ArrowText.isArrow($0.raw) }) == chain.hasArrow { score += 10 }
      // A group's own fields named means that group, not one beside it.
      let missing = chain.keys.dropFirst().count { keys in
        !keys.isDisjoint(with: patternKeys) && keys.isDisjoint(with: fields.keys)
      }
      return score - missing
    }
    return chains.max { score($0) < score($1) }
      .flatMap { best in chains.first { score($0) == score(best) } }
  }

  private var patternKeys: Set<String> {
    let patterns = [template.settings.groupPattern, template.settings.indicatorPattern]
    var keys: Set<String> = []
    for pattern in patterns {
      for case .tag(let tag) in (try? TagParser.parse(pattern)) ?? [] { keys.insert(tag.key) }
    }
    return keys.subtracting(["指標.名称"])
  }

  private func add(
    _ values: [FormData.Value], _ fields: [String: String], _ chain: Chain,
    to roots: inout [FormData.SheetContent]
  ) {
    func own(_ level: Int) -> [String: String] {
      fields.filter { chain.keys[level].contains($0.key) }
    }
    let group = chain.form.sheetGroup ?? "様式"
    // The name of a group composed into a text without its tags belongs to no field.
    var root = roots.lastIndex {
      $0.formSheet == chain.form.name && Self.agrees($0.record.fields, own(0))
    }
    if root == nil {
      roots.append(
        FormData.SheetContent(
          formSheet: chain.form.name, record: FormData.Record(group: group, fields: own(0))))
      root = roots.count - 1
    }
    guard let root else { return }
    insert(
      values, chain.groups[...], level: 1, own: own, into: &roots[root].record,
      name: fields["指標.名称"], whole: fields)
  }

  // MARK: fields of text

  /// Puts a text into the first record that has its tag and is of the group and indicator named.
  func put(
    _ field: String, _ text: String, _ key: Key, into sheets: inout [FormData.SheetContent]
  ) {
    var parts = fields(key)
    if key.indicator.isEmpty { parts["指標.名称"] = nil }
    for index in sheets.indices {
      guard let form = template.formSheets.first(where: { $0.name == sheets[index].formSheet })
      else { continue }
      if put(field, text, parts, path: [], form, &sheets[index].record) { return }
    }
    guard let form = template.formSheets.first(where: { Self.keys($0, []).contains(field) })
    else { return }
    var own = parts.filter { Self.keys(form, []).contains($0.key) }
    own[field] = text
    sheets.append(
      FormData.SheetContent(
        formSheet: form.name,
        record: FormData.Record(group: form.sheetGroup ?? "様式", fields: own)))
  }

  /// - Parameter path: the groups around the record, outermost first.
  private func put(
    _ field: String, _ text: String, _ parts: [String: String], path: [String], _ form: FormSheet,
    _ record: inout FormData.Record
  ) -> Bool {
    let keys = Self.keys(form, path)
    let known = parts.filter { keys.contains($0.key) }
    guard known.allSatisfy({ record.fields[$0.key] == nil || record.fields[$0.key] == $0.value })
    else { return false }
    if keys.contains(field) {
      guard record.fields[field] == nil else { return false }
      record.fields[field] = text
      return true
    }
    for index in record.children.indices {
      let group = record.children[index].group
      if put(field, text, parts, path: path + [group], form, &record.children[index]) {
        return true
      }
    }
    return false
  }

  /// The tags of a group, given by the names of those around it and its own; of the sheet itself for
  /// none.
  private static func keys(_ form: FormSheet, _ path: [String]) -> Set<String> {
    func around(_ group: Int?) -> [String] {
      guard let group else { return [] }
      return around(form.groups[group].parent) + [form.groups[group].name]
    }
    let cells = form.rows.flatMap(\.cells).filter { around($0.group) == path }
    return Set(cells.flatMap(\.tags).map(\.key))
  }

  private func insert(
    _ values: [FormData.Value], _ groups: ArraySlice<String>, level: Int,
    own: (Int) -> [String: String], into record: inout FormData.Record, name: String?,
    whole: [String: String]
  ) {
    guard let group = groups.first else {
      record.values = values
      record.fields["指標.名称"] = name
      let unit = values.lazy.map(\.unit).first { !$0.isEmpty }
      if let unit { record.fields["指標.単位"] = unit }
      return
    }
    let fields = own(level)
    let isLast = groups.count == 1
    let same =
      isLast
      ? nil
      : record.children.lastIndex { $0.group == group && $0.fields == fields }
    let place = same ?? record.children.count
    if same == nil { record.children.append(FormData.Record(group: group, fields: fields)) }
    insert(
      values, groups.dropFirst(), level: level + 1, own: own, into: &record.children[place],
      name: name, whole: whole)
  }

  private static func agrees(_ one: [String: String], _ other: [String: String]) -> Bool {
    one.allSatisfy { other[$0.key] == nil || other[$0.key] == $0.value }
      && other.allSatisfy { one[$0.key] == nil || one[$0.key] == $0.value }
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
