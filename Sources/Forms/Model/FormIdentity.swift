import Notation

/// What a filled form is the form of: its place in the plan, its office, its year.
package struct FormIdentity: Sendable {
  /// Numbers and names of the plan levels that the form as a whole stands for, outermost first.
  package var numbers: [Field]
  package var names: [Field]
  package var office: Field?
  /// The field that states the year, where the form has one.
  package var yearField: Field?
  package var statedYear: Int?
  package var evaluationYear: Int?

  package init(_ form: Form) {
    let sheets = form.sheetRecords
    let whole = sheets.filter { ["様式", "シート"].contains($0.group) && !$0.ownNames.isEmpty }
    let records = whole.isEmpty ? sheets : whole
    numbers = records.flatMap(\.fields).filter { $0.isPlanNumber && !$0.isEmpty }
    names = records.flatMap(\.fields).filter { $0.isPlanName && !$0.isEmpty }
    let fields = sheets.flatMap(\.fields)
    office = fields.first { $0.isOffice && !$0.isEmpty }
    yearField = fields.first { $0.key == "様式.評価年度" && !$0.isEmpty }
    statedYear = yearField.flatMap { Period.find(in: $0.text).first?.0.fiscalYear }
    evaluationYear = form.evaluationYear
  }

  /// The numbers joined: `01-02-02`; empty where the form has none, or stands for several.
  package var code: String {
    isOfSeveral ? "" : numbers.map { trimmed($0.text) }.joined(separator: "-")
  }

  /// The innermost name, such as that of the 施策; empty where the form stands for several.
  package var name: String { isOfSeveral ? "" : names.last.map { trimmed($0.text) } ?? "" }

  private var isOfSeveral: Bool {
    Set(names.map(\.key)).count < names.count || Set(numbers.map(\.key)).count < numbers.count
  }

  package var officeName: String { office.map { trimmed($0.text) } ?? "" }

  /// Office, code and name, as people speak of it; empty where the form names none.
  package var label: String {
    [officeName, code, name].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The cell that says which one it is: the innermost number, else the innermost name.
  package var keyLocation: Location? { (numbers.last ?? names.last ?? office)?.location }

  /// Two forms of one key are the same submission; nil where the form names nothing of itself.
  package var key: [String]? {
    let what = (numbers.isEmpty ? names : numbers).map { Normalization.withoutSpaces($0.text) }
    guard !what.isEmpty else { return nil }
    return what + [Normalization.withoutSpaces(officeName), evaluationYear.map(String.init) ?? ""]
  }

  /// Whether a code as lists write it means this form: `01-02-02`, `010202`, or the last number.
  package func has(code text: String) -> Bool {
    let wanted = Self.digits(text)
    guard !wanted.isEmpty, !isOfSeveral, let last = numbers.last else { return false }
    let own = [Self.digits(code), Self.digits(last.text)]
    // A spreadsheet may have taken the zeros in front.
    return wanted.count >= own[0].count - 1 && Self.plain(own[0]) == Self.plain(wanted)
      || own[1] == wanted
  }

  private static func digits(_ text: String) -> String {
    Normalization.n2(text).filter { $0.isLetter || $0.isNumber }
  }

  private static func plain(_ digits: String) -> Substring { digits.drop { $0 == "0" } }
}
