import Formula
import Grid
import Notation

/// The lines of the `検査` sheet that have a condition.
extension TemplateTables {
  private static let conditionColumn = "条件"

  /// Whether the line is a rule of the planners' own.
  static func isOwnRule(_ cells: [String: Cell]) -> Bool { !condition(cells).isEmpty }

  /// A condition typed with its `=` is a formula to Excel, one with an apostrophe a text.
  private static func condition(_ cells: [String: Cell]) -> String {
    if let formula = cells[conditionColumn]?.formula { return "=" + formula }
    return text(cells, conditionColumn)
  }

  /// - Parameter formSheets: where the names' tags stand.
  static func ownRules(
    _ book: Book, formSheets: [FormSheet], settings: Settings, template: String
  ) throws(TemplateError) -> [OwnRule] {
    guard let sheet = book.sheet(named: ruleSheet) else { return [] }
    let fields = FieldNames(formSheets, settings)
    var rules: [OwnRule] = []
    for (row, cells) in try rows(sheet, key: "規則", template: template) where isOwnRule(cells) {
      let line = OwnRuleLine(
        sheet: sheet, template: template, row: row, cells: cells, condition: condition(cells))
      let rule = try line.rule(fields)
      if rules.contains(where: { $0.id == rule.id }) {
        throw line.mistake(
          "規則", Message(ja: "規則「\(rule.id)」が2回あります。", en: "The rule \(rule.id) stands twice."),
          Message(ja: "別の番号にしてください。", en: "Give it another id."))
      }
      rules.append(rule)
    }
    return rules
  }

  /// One line of the sheet, and where it stands when it cannot be read.
  private struct OwnRuleLine {
    var sheet: Sheet
    var template: String
    var row: Int
    var cells: [String: Cell]
    var condition: String

    func mistake(
      _ column: String, _ reason: Message, _ remedy: Message, excerpt: String? = nil
    ) -> TemplateError {
      TemplateError(
        template: template, sheet: sheet.name,
        cell: cells[column]?.reference ?? CellReference(row: row, column: 0), reason: reason,
        remedy: remedy, excerpt: excerpt)
    }

    func rule(_ fields: FieldNames) throws(TemplateError) -> OwnRule {
      let message = TemplateTables.text(cells, "メッセージ")
      guard !message.isEmpty else {
        throw mistake(
          "規則", Message(ja: "「メッセージ」がありません。", en: "The message is missing."),
          Message(ja: "課に伝える文を「メッセージ」の列に書いてください。", en: "Write it in the column メッセージ."))
      }
      let formula = try formula()
      return OwnRule(
        id: try id(), severity: try severity(), message: message,
        remedy: TemplateTables.text(cells, "直し方"), condition: formula,
        names: try names(formula, fields),
        cell: cells[conditionColumn]?.reference
          ?? CellReference(row: row, column: 0))
    }

    private func id() throws(TemplateError) -> String {
      let id = TemplateTables.text(cells, "規則")
      guard !id.isEmpty else {
        throw mistake(
          "規則", Message(ja: "規則の番号がありません。", en: "The rule has no id."),
          Message(ja: "「独自-1」のような番号を書いてください。", en: "Write one, such as 独自-1."))
      }
      guard !id.contains(where: { $0.isWhitespace || $0 == "," }) else {
        throw mistake(
          "規則",
          Message(ja: "規則の番号「\(id)」に空白か「,」があります。", en: "The id “\(id)” holds a space or a comma."),
          Message(ja: "続けて書いてください。", en: "Write it without."))
      }
      let bytes = Array(id.utf8)
      let isOfCatalogue =
        bytes.count == 7 && bytes[3] == UInt8(ascii: "-")
        && bytes[..<3].allSatisfy { (0x41...0x5A) ~= $0 & 0xDF }
        && bytes[4...].allSatisfy { (0x30...0x39) ~= $0 }
      guard !isOfCatalogue else {
        throw mistake(
          "規則",
          Message(ja: "「\(id)」は kensan の規則の番号の形です。", en: "“\(id)” is an id of kensan's own kind."),
          Message(ja: "「独自-1」のような番号にしてください。", en: "Use an id such as 独自-1."))
      }
      return id
    }

    private func severity() throws(TemplateError) -> String {
      switch TemplateTables.text(cells, "重大度") {
      case "エラー", "誤り", "error": return "error"
      case "", "注意", "警告", "warning": return "warning"
      case "情報", "info": return "info"
      case let other:
        throw mistake(
          "重大度", Message(ja: "重大度「\(other)」はありません。", en: "There is no severity “\(other)”."),
          Message(ja: "エラー・注意・情報 のどれかにしてください。", en: "Use エラー, 注意 or 情報."))
      }
    }

    private func formula() throws(TemplateError) -> Formula {
      let formula: Formula
      do throws(FormulaError) {
        formula = try Formula(condition)
      } catch {
        throw mistake(error)
      }
      if let reference = formula.references.first {
        let error = FormulaError(.unexpected("\(reference.area.range)"), reference.range)
        throw mistake(
          conditionColumn,
          Message(ja: "条件にセルの番地は使えません。", en: "A condition takes no cell addresses."),
          Message(
            ja: "行が増えても合うように、タグの名前（指標.実績 など）で書いてください。",
            en: "Rows move: write the names of tags, such as 指標.実績."),
          excerpt: error.pointed(condition))
      }
      guard formula.isCondition else {
        throw mistake(
          conditionColumn, Message(ja: "式が「はい・いいえ」になりません。", en: "It says neither yes nor no."),
          Message(
            ja: "成り立つべきことを =実績<=目標 のように比べる形で書いてください。",
            en: "Write what must hold as a comparison, such as =実績<=目標."))
      }
      guard !formula.names.isEmpty else {
        throw mistake(
          conditionColumn, Message(ja: "条件に欄の名前がありません。", en: "The condition names no field."),
          Message(ja: "タグの名前（指標.実績 など）を書いてください。", en: "Write names of tags, such as 指標.実績."))
      }
      return formula
    }

    private func names(
      _ formula: Formula, _ fields: FieldNames
    ) throws(TemplateError) -> [OwnRule.Name] {
      var names: [OwnRule.Name] = []
      for name in formula.names {
        do throws(FieldNames.Mistake) {
          names.append(try fields.meaning(of: name))
        } catch {
          let place = FormulaError(.unknownName(name.text, near: nil), name.range)
          throw mistake(
            conditionColumn, error.reason, error.remedy, excerpt: place.pointed(condition))
        }
      }
      return names
    }

    private func mistake(_ error: FormulaError) -> TemplateError {
      mistake(
        conditionColumn, error.message,
        error.remedy ?? Message(ja: "式を直してください。", en: "Correct the formula."),
        excerpt: error.pointed(condition))
    }
  }
}

/// The names that conditions may use: the tags of the form.
struct FieldNames {
  struct Mistake: Error {
    var reason: Message
    var remedy: Message
  }

  private let keys: [String]
  private let lastYear: Int?

  init(_ formSheets: [FormSheet], _ settings: Settings) {
    var seen: Set<String> = []
    keys = formSheets.flatMap { $0.rows.flatMap(\.cells).flatMap(\.tags).map(\.key) }
      .filter { seen.insert($0).inserted }
    lastYear = settings.targetYear
  }

  /// A tag's name, or the part behind its point where only one tag has it or it is an indicator's;
  /// behind `@` a fiscal year, or 末 for the plan's last.
  func meaning(of name: Formula.Name) throws(Mistake) -> OwnRule.Name {
    let parts = name.text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let key = try key(String(parts[0]).trimmingSpaces)
    var year: Int?
    if parts.count == 2 {
      year = parts[1] == "末" ? lastYear : Period.parse(String(parts[1]))?.fiscalYear
      guard year != nil else {
        throw Mistake(
          reason: Message(ja: "「@\(parts[1])」は年度でありません。", en: "“@\(parts[1])” is no fiscal year."),
          remedy: Message(ja: "@R4 のように書いてください。", en: "Write it like @R4."))
      }
    }
    let role = key.hasPrefix("指標.") ? Role(tagName: String(key.dropFirst(3))) : nil
    guard year == nil || role != nil else {
      throw Mistake(
        reason: Message(ja: "「\(key)」に年度はありません。", en: "“\(key)” has no fiscal year."),
        remedy: Message(ja: "@ から後を消してください。", en: "Leave out what stands behind the @."))
    }
    return OwnRule.Name(text: name.text, key: key, role: role, year: year, isArea: name.isArea)
  }

  private func key(_ word: String) throws(Mistake) -> String {
    if keys.contains(word) { return word }
    let ofIndicator = "指標." + word
    if keys.contains(ofIndicator) { return ofIndicator }
    let alike = keys.filter { $0.drop { $0 != "." }.dropFirst() == word }
    if alike.count == 1 { return alike[0] }
    if alike.count > 1 {
      throw Mistake(
        reason: Message(ja: "「\(word)」という欄は2つ以上あります。", en: "Several fields are called “\(word)”."),
        remedy: Message(
          ja: "\(alike.joined(separator: "、")) のどれかを書いてください。",
          en: "Write one of \(alike.joined(separator: ", "))."))
    }
    let known = keys + keys.filter { $0.hasPrefix("指標.") }.map { String($0.dropFirst(3)) }
    throw Mistake(
      reason: Message(ja: "「\(word)」というタグは様式にありません。", en: "The form has no tag “\(word)”."),
      remedy: Similarity.nearest(word, among: known).map {
        Message(ja: "「\($0)」のことですか。", en: "Did you mean “\($0)”?")
      }
        ?? Message(
          ja: "使える名前: \(keys.joined(separator: "、"))", en: "Names: \(keys.joined(separator: ", "))")
    )
  }
}
