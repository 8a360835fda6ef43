import Grid
import Notation

/// Puts indicators known by their composed names into the nested groups of a template.
struct LineRecords {
  struct Key: Hashable {
    var group: String
    var indicator: String
    var source: FormData.Source?
    var number = 0

    init(_ line: FormData.Line) {
      group = line.group
      indicator = line.indicator
      source = line.source
    }

    func numbered(_ number: Int) -> Key {
      var key = self
      key.number = number
      return key
    }
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
    /// The rows of a copy that hold an indicator each, 男性 and 女性.
    var rows: [FormSheet.NamedRow]
    /// The names that the form prints in it, normalised.
    var printed: Set<String>
  }

  let template: Template
  private let chains: [Chain]

  /// Whether any group has rows that hold an indicator each.
  var hasRows: Bool { chains.contains { $0.rows.count > 1 } }

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
          hasArrow: cell.pattern.arrow != nil, rows: form.namedRows(of: cell.group),
          printed: form.printedNames(of: cell.group)))
    }
    return chains
  }

  func sheets(_ indicators: [(key: Key, values: [FormData.Value])]) -> [FormData.SheetContent] {
    var roots: [FormData.SheetContent] = []
    // The row above, by the groups around it; outside of all groups other records may come between.
    var open: [[String]: QualifiedRow] = [:]
    for (key, values) in indicators {
      var fields = self.fields(key)
      let total = total(key)
      if total != nil { fields = ["指標.名称": key.indicator] }
      guard let chain = total ?? chain(key, fields, values) else { continue }
      let above = open[chain.groups]
      open = open.filter(\.key.isEmpty)
      guard let row = QualifiedRow(key, fields, after: above, in: chain.rows) else {
        if !values.isEmpty { add(values, fields, chain, key.source, to: &roots) }
        continue
      }
      open[chain.groups] = row
      fields["指標.名称"] = row.name
      let own = values.filter { row.number == 0 || chain.rows[row.number].roles.contains($0.role) }
      if row.isFirst {
        add(own, fields, chain, key.source, to: &roots) { $0.add(row, own) }
      } else if let root = roots.indices.last {
        if chain.groups.isEmpty {
          roots[root].record.add(row, own)
        } else {
          // The record that the row above has just made is the last everywhere.
          roots[root].record.last { $0.add(row, own) }
        }
      }
    }
    return roots
  }

  /// The parts of the composed names; the indicator's own name among them.
  func fields(_ key: Key) -> [String: String] {
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

  /// Where a line of no group stands that has a name which the form prints outside of all groups: 合計
  /// below a list.
  private func total(_ key: Key) -> Chain? {
    guard key.group.isEmpty else { return nil }
    let name = Normalization.n2(key.indicator)
    return chains.first { $0.groups.isEmpty && $0.printed.contains(name) }
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
    _ source: FormData.Source?, to roots: inout [FormData.SheetContent],
    finish: (inout FormData.Record) -> Void = { _ in }
  ) {
    // What is said of the indicator is no field of the groups around it.
    func own(_ level: Int) -> [String: String] {
      fields.filter { field in
        chain.keys[level].contains(field.key)
          && (level == chain.groups.count || !field.key.hasPrefix("指標."))
      }
    }
    let group = chain.form.sheetGroup ?? "様式"
    // The name of a group composed into a text without its tags belongs to no field.
    // A form with one sheet for each 節 keeps the sheets of the returns apart.
    let source = chain.form.sheetGroup == nil ? nil : source
    var root = roots.lastIndex {
      $0.formSheet == chain.form.name && $0.record.source == source
        && Self.agrees($0.record.fields, own(0))
    }
    if root == nil {
      var record = FormData.Record(group: group, fields: own(0))
      record.source = source
      roots.append(FormData.SheetContent(formSheet: chain.form.name, record: record))
      root = roots.count - 1
    }
    guard let root else { return }
    insert(
      values, chain.groups[...], level: 1, own: own, into: &roots[root].record,
      name: fields["指標.名称"], finish: finish)
  }

  private func insert(
    _ values: [FormData.Value], _ groups: ArraySlice<String>, level: Int,
    own: (Int) -> [String: String], into record: inout FormData.Record, name: String?,
    finish: (inout FormData.Record) -> Void
  ) {
    guard let group = groups.first else {
      record.values = values
      record.fields["指標.名称"] = name
      let unit = values.lazy.map(\.unit).first { !$0.isEmpty }
      if let unit { record.fields["指標.単位"] = unit }
      finish(&record)
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
      name: name, finish: finish)
  }

  private static func agrees(_ one: [String: String], _ other: [String: String]) -> Bool {
    one.allSatisfy { other[$0.key] == nil || other[$0.key] == $0.value }
      && other.allSatisfy { one[$0.key] == nil || one[$0.key] == $0.value }
  }
}
