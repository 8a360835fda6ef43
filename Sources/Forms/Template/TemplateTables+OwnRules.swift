import Formula
import Grid
import Notation

/// Formulas over the names of tags: conditions of the `検査` sheet, 数式 of the `項目` sheet.
extension TemplateTables {
  private static let conditionColumn = "条件"

  /// Whether the line is a rule of the planners' own.
  static func isOwnRule(_ cells: [String: Cell]) -> Bool {
    !formula(cells, conditionColumn).isEmpty
  }

  /// What was typed with its `=` is a formula to Excel, with an apostrophe a text.
  static func formula(_ cells: [String: Cell], _ column: String) -> String {
    if let formula = cells[column]?.formula { return "=" + formula }
    return text(cells, column)
  }

  /// The 数式 column of the sheet 項目: what the cells of a tag are calculated by.
  static func itemFormulas(
    _ items: [TagItem], _ book: Book, fields: FieldNames, template: String
  ) throws(TemplateError) -> [TagItem] {
    guard let sheet = book.sheet(named: itemSheet) else { return items }
    var items = items
    for (_, cells) in try rows(sheet, key: "タグ", template: template) {
      let formula = formula(cells, "数式")
      let key = text(cells, "タグ")
      guard !formula.isEmpty, let index = items.firstIndex(where: { $0.key == key }) else {
        continue
      }
      do throws(FieldNames.Mistake) {
        items[index].formula = try fields.formula(formula)
      } catch {
        throw TemplateError(
          template: template, sheet: sheet.name, cell: cells["数式"]?.reference,
          reason: error.reason, remedy: error.remedy, excerpt: error.excerpt)
      }
    }
    return items
  }

  static func ownRules(
    _ book: Book, fields: FieldNames, template: String
  ) throws(TemplateError) -> [OwnRule] {
    guard let sheet = book.sheet(named: ruleSheet) else { return [] }
    var rules: [OwnRule] = []
    for (row, cells) in try rows(sheet, key: "規則", template: template) where isOwnRule(cells) {
      let line = OwnRuleLine(
        sheet: sheet, template: template, row: row, cells: cells,
        condition: formula(cells, conditionColumn))
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
      return OwnRule(
        id: try id(), severity: try severity(), message: message,
        remedy: TemplateTables.text(cells, "直し方"), condition: try formula(fields),
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

    private func formula(_ fields: FieldNames) throws(TemplateError) -> FieldFormula {
      let found: FieldFormula
      do throws(FieldNames.Mistake) {
        found = try fields.formula(condition)
      } catch {
        throw mistake(conditionColumn, error.reason, error.remedy, excerpt: error.excerpt)
      }
      guard found.formula.isCondition else {
        throw mistake(
          conditionColumn, Message(ja: "式が「はい・いいえ」になりません。", en: "It says neither yes nor no."),
          Message(
            ja: "成り立つべきことを =実績<=目標 のように比べる形で書いてください。",
            en: "Write what must hold as a comparison, such as =実績<=目標."))
      }
      return found
    }
  }
}
