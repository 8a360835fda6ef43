import Forms
import Grid
import Review
import Rules
import Workbook

/// One finding with all that a table says of it.
struct FindingRow {
  let finding: Finding
  let path: String
  let owner: String
  let form: String
  let title: String
  /// What the rule says about putting it right, whatever the finding says.
  let ruleRemedy: String
  let detail: DetailParts
  /// What the cell shows.
  let content: String
  /// What would be right in the cell: the fix's value, else what the rule worked out; empty where
  /// nobody can say.
  let right: String
  /// The cells that are likely wrong, sets of them one a line.
  let suspects: String

  /// How rules name the value that they expected.
  private static let expectations = ["calculated", "expected", "standard", "canonical"]

  init(_ finding: Finding, _ file: Reviewed, _ names: PersonNames, _ language: Language) {
    self.finding = finding
    path = file.path
    owner = file.owner(of: finding)
    form = file.template?.id ?? ""
    let rule = file.rule(of: finding)
    title = rule?.title.text(language) ?? ""
    ruleRemedy = rule?.remedy.text(language) ?? ""
    detail = DetailParts(finding.detail, language)
    let cell = file.book?.sheet(named: finding.location.sheet)?[finding.location.cell]
    let place = finding.location
    func shown(_ text: String) -> String {
      names.shown(text, sheet: place.sheet, cell: place.cell)
    }
    content = finding.isAboutFile ? "" : shown(cell?.shown ?? "")
    let edit = finding.fix?.edits.first {
      $0.sheet == finding.location.sheet && $0.reference == finding.location.cell
    }
    let expected = Self.expectations.lazy.compactMap { key in
      finding.evidence.first { $0.key == key }?.value
    }.first
    let fixed = edit.map { Self.shown($0, in: cell) }
    // What a rule works out is right for the cell that it looks at.
    right = shown(fixed ?? (finding.ruleLocation == nil ? expected : nil) ?? "")
    suspects = finding.suspectSets.map { set in
      set.map { $0.sheet == place.sheet ? $0.cell.description : $0.description }
        .joined(separator: language == .ja ? " と " : " and ")
    }.joined(separator: language == .ja ? "\nまたは " : "\nor ")
  }

  /// What people will see in the cell: numbers in the format they have or get.
  private static func shown(_ edit: CellEdit, in cell: Cell?) -> String {
    guard case .number(let number) = edit.to, let code = edit.numberFormat ?? cell?.numberFormat
    else { return edit.to.raw }
    return Workbook.text(of: number, format: code) ?? edit.to.raw
  }

  func safety(_ language: Language) -> String {
    switch (finding.fix?.safety, language) {
    case (nil, _): ""
    case (.safe, .ja): "安全"
    case (.safe, .en): "safe"
    case (.unsafe, .ja): "要確認"
    case (.unsafe, .en): "to confirm"
    }
  }
}

extension Reviewed {
  /// Who answers for a finding: the office, else the file.
  func owner(of finding: Finding) -> String { office(of: finding).map(OneLine.of) ?? path }
}

/// The lines below a finding's headline, told apart by the words they begin with.
struct DetailParts {
  private(set) var written = ""
  private(set) var cause = ""
  private(set) var remedy = ""

  init(_ detail: [Message], _ language: Language) {
    var written: [String] = []
    for line in detail.map({ $0.text(language) }) {
      if let rest = Self.rest(of: line, after: .cause(ja: "", en: ""), language) {
        cause = rest
      } else if let rest = Self.rest(of: line, after: .remedy(ja: "", en: ""), language) {
        remedy = rest
      } else {
        written.append(line)
      }
    }
    self.written = written.joined(separator: "\n")
  }

  private static func rest(of line: String, after head: Message, _ language: Language) -> String? {
    let head = head.text(language)
    return line.hasPrefix(head) ? String(line.dropFirst(head.count)) : nil
  }
}
