import Forms
package import Grid
import Notation

/// A level that is counted by: one of the plan, or the office.
package struct SummaryLevel: Sendable {
  /// 基本目標, 施策, …; 主管課 for the office.
  package var subject: String
  package var groups: [SummaryGroup] = []
  /// Whether it is the office, which lies across the plan.
  package var isOffice = false
  /// By the group's number.
  package private(set) var labels: [Int: String] = [:]

  package var title: Message {
    let english = [
      "基本目標": "goal", "目標": "goal", "政策": "policy", "基本政策": "basic policy", "施策": "measure",
      "基本事業": "basic project", "事業": "project", "章": "chapter", "節": "section", "分野": "field",
      "主管課": "office",
    ]
    return Message(ja: subject, en: english[subject] ?? subject)
  }
}

extension SummaryLevel {
  /// The groups that have a name.
  package var named: [SummaryGroup] { groups.filter { !$0.isNone } }

  /// Groups in the order of their codes where all have one, those without a level last; what counts
  /// nothing is left out.
  mutating func sort() {
    labels = Dictionary(groups.map { ($0.number, $0.label) }, uniquingKeysWith: { $1 })
    groups.removeAll { $0.figures.total == 0 && $0.figures.answers.isEmpty }
    // Those that stand outside the level compete with nobody.
    let means = groups.map { $0.isNone ? nil : $0.figures.meanRate }
    for index in groups.indices {
      groups[index].figures.rank = means[index].map { own in
        1 + means.count { $0.map { $0 > own } ?? false }
      }
    }
    let codes = groups.map { group in
      group.isNone
        ? [Int.max]
        : group.code.split(separator: "-").flatMap { PlanNumber.leading(in: String($0)) }
    }
    guard !codes.contains(where: \.isEmpty) else { return }
    groups = groups.indices.sorted {
      codes[$0] == codes[$1] ? $0 < $1 : codes[$0].lexicographicallyPrecedes(codes[$1])
    }.map { groups[$0] }
  }

  /// The group of those that stand outside the level, made when it is first needed.
  mutating func add(outside change: (inout Figures) -> Void) {
    if groups.last?.isNone != true {
      groups.append(
        SummaryGroup(
          number: SummaryGroup.none, code: "", name: "", label: SummaryLevels.noGroup.ja))
    }
    change(&groups[groups.endIndex - 1].figures)
  }
}

/// One group of a level with what was counted in it.
package struct SummaryGroup: Sendable {
  /// What lines say that stand in it.
  var number: Int
  /// The numbers of the plan down to this level, `01-02-02`; empty where the plan has none.
  package var code: String
  package var name: String
  /// Code and name, unlike any other group's of its level.
  package var label: String
  package var figures = Figures()

  static let none = -1
  /// What stands outside the level, counted so that every table has the same total.
  package var isNone: Bool { number == Self.none }
}

/// Puts records under the groups of each level. Codes decide; names stand in where there is none, so
/// that a name spelt in two ways does not make two groups.
struct SummaryLevels {
  /// What stands for a record that has no such level.
  static let noGroup = Message(ja: "（なし）", en: "(none)")

  fileprivate struct Group {
    var number: String
    var names: [String: Int] = [:]
    var code = ""
  }

  fileprivate struct Level {
    var subject: String
    var groups: [Group] = []
    var byNumber: [[String]: Int] = [:]
    var byName: [[String]: Int] = [:]
  }

  private var levels: [Level] = []
  private var offices = Level(subject: "主管課")

  /// Where a record stands: the number of its group by subject.
  typealias Places = [String: Int]

  mutating func places(of record: Record) -> Places {
    var places: Places = [:]
    var parent: (key: String, group: Int)?
    for step in record.planSteps {
      let level = level(step.subject, after: parent?.key)
      let group = levels[level].group(step, below: parent.map { "\($0.key)\u{0}\($0.group)" } ?? "")
      if levels[level].groups[group].code.isEmpty {
        levels[level].groups[group].code = code(step.number, below: parent)
      }
      places[step.subject] = group
      parent = (step.subject, group)
    }
    if let office = record.office {
      let name = Self.oneLine(office.text)
      places[offices.subject] = offices.group(
        Record.PlanStep(subject: offices.subject, number: "", name: name), below: "")
    }
    return places
  }

  /// The level of a subject; a new one goes behind the level it was found under.
  private mutating func level(_ subject: String, after outer: String?) -> Int {
    if let known = levels.firstIndex(where: { $0.subject == subject }) { return known }
    let place = outer.flatMap { outer in levels.firstIndex { $0.subject == outer } }
    let index = place.map { $0 + 1 } ?? levels.endIndex
    levels.insert(Level(subject: subject), at: index)
    return index
  }

  /// `02` below `01` is `01-02`; a number that begins with that of the level above stays.
  private func code(_ number: String, below parent: (key: String, group: Int)?) -> String {
    guard !number.isEmpty else { return "" }
    let outer =
      parent.flatMap { parent in
        levels.first { $0.subject == parent.key }?.groups[parent.group].code
      } ?? ""
    let digits = { (text: String) in text.filter { $0.isLetter || $0.isNumber } }
    let own = Normalization.n2(number)
    if outer.isEmpty
      || digits(own).count > digits(outer).count && digits(own).hasPrefix(digits(outer))
    {
      return own
    }
    return outer + "-" + own
  }

  /// The levels with their groups named, in the order of first mention.
  func finished() -> [SummaryLevel] {
    let all = levels + (offices.groups.isEmpty ? [] : [offices])
    return all.map { level in
      var result = SummaryLevel(
        subject: level.subject, isOffice: level.subject == offices.subject)
      var taken: [String: Int] = [:]
      for group in level.groups {
        let name = group.names.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        let shown = [group.code, name].filter { !$0.isEmpty }.joined(separator: " ")
        // A bare number would be taken for a date or a quantity.
        var label = Self.plain(name.isEmpty ? level.subject + shown : shown)
        taken[label.lowercased(), default: 0] += 1
        if let number = taken[label.lowercased()], number > 1 { label += " (\(number))" }
        result.groups.append(
          SummaryGroup(
            number: result.groups.count, code: group.code, name: name, label: label))
      }
      return result
    }
  }

  /// As a criterion of COUNTIFS bears it: no wildcards, no comparison at its head.
  private static func plain(_ label: String) -> String {
    let wide: [Character: Character] = ["*": "＊", "?": "？", "~": "～"]
    let text = String(label.prefix(120).map { wide[$0] ?? $0 })
    let signs: [Character: Character] = [
      "=": "＝", "<": "＜", ">": "＞", "+": "＋", "-": "－", "@": "＠",
    ]
    guard let first = text.first, let sign = signs[first] else { return text }
    return String(sign) + text.dropFirst()
  }

  static func oneLine(_ text: String) -> String {
    trimmed(text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.joined())
  }
}

extension SummaryLevels.Level {
  fileprivate mutating func group(_ step: Record.PlanStep, below parent: String) -> Int {
    let name = Normalization.withoutSpaces(step.name)
    let number = Self.folded(step.number)
    let numberKey = [parent, number]
    let nameKey = [parent, name]
    let index: Int
    if !number.isEmpty, let known = byNumber[numberKey] {
      index = known
    } else if !name.isEmpty, let known = byName[nameKey],
      number.isEmpty || groups[known].number.isEmpty
    {
      index = known
    } else {
      index = groups.count
      groups.append(SummaryLevels.Group(number: ""))
    }
    if !number.isEmpty {
      groups[index].number = number
      byNumber[numberKey] = index
    }
    if !name.isEmpty {
      if byName[nameKey] == nil { byName[nameKey] = index }
      groups[index].names[SummaryLevels.oneLine(step.name), default: 0] += 1
    }
    return index
  }

  /// A spreadsheet may have taken the zeros in front.
  private static func folded(_ number: String) -> String {
    let plain = Normalization.withoutSpaces(number)
    let digits = plain.drop { $0 == "0" }
    return digits.isEmpty ? plain : String(digits)
  }
}
