import Grid
import Notation

/// The tables of a template: 項目, 設定, 検査, and 評価区分 where it has one.
enum TemplateTables {
  static let settingsSheet = "設定"
  static let itemSheet = "項目"
  static let ruleSheet = "検査"
  static let sheetNames: Set<String> = [
    settingsSheet, itemSheet, ruleSheet, scoringSheet,
  ]

  /// The rows of a table by the texts of its heading row (the first row that names `key`).
  static func rows(
    _ sheet: Sheet, key: String, template: String
  ) throws(TemplateError) -> [(row: Int, cells: [String: Cell])] {
    guard let heading = sheet.cells.first(where: { $0.value.raw.trimmingSpaces == key }) else {
      throw TemplateError(
        template: template, sheet: sheet.name, cell: CellReference(row: 0, column: 0),
        reason: Message(ja: "見出し「\(key)」がありません。", en: "The heading \(key) is missing."),
        remedy: Message(ja: "見出しの行に「\(key)」と書いてください。", en: "Write \(key) in the heading row."))
    }
    var names: [Int: String] = [:]
    for cell in sheet.cells(inRow: heading.reference.row) {
      names[cell.reference.column] = cell.value.raw.trimmingSpaces
    }
    var table: [Int: [String: Cell]] = [:]
    for cell in sheet.cells where cell.reference.row > heading.reference.row {
      guard let name = names[cell.reference.column] else { continue }
      table[cell.reference.row, default: [:]][name] = cell
    }
    return table.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func text(_ cells: [String: Cell], _ name: String) -> String {
    cells[name]?.value.raw.trimmingSpaces ?? ""
  }

  static func settings(_ book: Book, template: String) throws(TemplateError) -> Settings {
    guard let sheet = book.sheet(named: settingsSheet) else {
      throw TemplateError(
        template: template,
        reason: Message(ja: "「設定」シートがありません。", en: "The sheet 設定 is missing."),
        remedy: Message(
          ja: "「設定」シートを作り、「キー」と「値」の列を置いてください。",
          en: "Add a sheet 設定 with the columns キー and 値."))
    }
    var values: [String: String] = [:]
    for (row, cells) in try rows(sheet, key: "キー", template: template) {
      let key = text(cells, "キー")
      guard !key.isEmpty else { continue }
      guard values[key] == nil else {
        throw TemplateError(
          template: template, sheet: sheet.name, cell: CellReference(row: row, column: 0),
          reason: Message(ja: "「\(key)」が2回あります。", en: "\(key) stands twice."),
          remedy: Message(ja: "どちらかの行を消してください。", en: "Delete one of the rows."))
      }
      values[key] = text(cells, "値")
      try checkNumber(cells, of: key, sheet: sheet, template: template)
    }
    return Settings(values)
  }

  private static func checkNumber(
    _ cells: [String: Cell], of key: String, sheet: Sheet, template: String
  ) throws(TemplateError) {
    let value = text(cells, "値")
    guard let numbers = SettingKey.all.first(where: { $0.key == key })?.numbers, !value.isEmpty,
      Int(value).map(numbers.contains) != true
    else { return }
    let (least, most) = (numbers.lowerBound, numbers.upperBound)
    throw TemplateError(
      template: template, sheet: sheet.name, cell: cells["値"]?.reference,
      reason: Message(
        ja: "「\(key)」に「\(value)」は使えません。", en: "\(key) cannot be “\(value)”."),
      remedy: Message(
        ja: "\(least)から\(most)までの整数を半角で書いてください。",
        en: "Write a whole number from \(least) to \(most)."))
  }

  static func items(_ book: Book, template: String) throws(TemplateError) -> [TagItem] {
    guard let sheet = book.sheet(named: itemSheet) else { return [] }
    var items: [TagItem] = []
    for (_, cells) in try rows(sheet, key: "タグ", template: template) {
      guard let tagCell = cells["タグ"] else { continue }
      let key = text(cells, "タグ")
      guard Vocabulary.subject(String(key.prefix { $0 != "." })) != nil else {
        throw TemplateError(
          template: template, sheet: sheet.name, cell: tagCell.reference,
          reason: Message(ja: "「\(key)」は項目の語彙にありません。", en: "“\(key)” is not in the vocabulary."),
          remedy: Vocabulary.remedy(String(key.prefix { $0 != "." }), otherwise: "任意.\(key)"))
      }
      let unit = text(cells, "単位")
      var item = TagItem(
        key: key, heading: text(cells, "見出し"),
        type: try type(cells, sheet: sheet, template: template),
        unit: unit.isEmpty ? nil : unit,
        required: try flag(cells["必須"], sheet: sheet, template: template),
        cell: tagCell.reference)
      item.limit = try limit(cells["字数"], sheet: sheet, template: template)
      items.append(item)
    }
    return items
  }

  /// 「300」, 「300字以内」
  private static func limit(
    _ cell: Cell?, sheet: Sheet, template: String
  ) throws(TemplateError) -> Int? {
    guard let written = cell?.value.raw.trimmingSpaces, !written.isEmpty else { return nil }
    var digits = Normalization.n2(written)
    for end in ["以内", "字", "文"] where digits.hasSuffix(end) { digits.removeLast(end.count) }
    if let number = Int(digits), number > 0 { return number }
    throw TemplateError(
      template: template, sheet: sheet.name, cell: cell?.reference,
      reason: Message(ja: "字数「\(written)」が読めません。", en: "“\(written)” is no number of characters."),
      remedy: Message(ja: "300 のような数を書くか、空欄にしてください。", en: "Write a number such as 300."))
  }

  private static func type(
    _ cells: [String: Cell], sheet: Sheet, template: String
  ) throws(TemplateError) -> FieldType {
    let options = ChoiceList.parse(text(cells, "選択肢"))
    switch text(cells, "型") {
    case "", "文字": return .text
    case "長文": return .longText
    case "数値": return .number
    case "択一": return .choice(options)
    case "複数": return .multipleChoice(options)
    case "番号": return .code
    case "日付": return .date
    case "年度": return .period
    case "値": return .value
    case let other:
      throw TemplateError(
        template: template, sheet: sheet.name, cell: cells["型"]?.reference,
        reason: Message(ja: "型「\(other)」はありません。", en: "There is no type “\(other)”."),
        remedy: Message(
          ja: "文字・長文・数値・択一・複数・番号・日付・年度・値のどれかにしてください。",
          en: "Use 文字, 長文, 数値, 択一, 複数, 番号, 日付, 年度 or 値."))
    }
  }

  private static func flag(
    _ cell: Cell?, sheet: Sheet, template: String
  ) throws(TemplateError) -> Bool {
    switch cell?.value.raw.trimmingSpaces ?? "" {
    case "", "-", "×", "いいえ", "任意", "FALSE": return false
    case "○", "〇", "はい", "必須", "TRUE": return true
    case let other:
      throw TemplateError(
        template: template, sheet: sheet.name, cell: cell?.reference,
        reason: Message(ja: "必須の欄の「\(other)」が読めません。", en: "“\(other)” says neither yes nor no."),
        remedy: Message(ja: "○ か空欄にしてください。", en: "Write ○ or leave it empty."))
    }
  }

  static func rules(_ book: Book, template: String) throws(TemplateError) -> [RuleSetting] {
    guard let sheet = book.sheet(named: ruleSheet) else { return [] }
    var settings: [RuleSetting] = []
    for (_, cells) in try rows(sheet, key: "規則", template: template) {
      let rule = text(cells, "規則")
      guard !rule.isEmpty, !isOwnRule(cells) else { continue }
      var setting = RuleSetting(
        rule: rule, parameters: try parameters(cells, sheet: sheet, template: template))
      switch text(cells, "重大度") {
      case "": break
      case "エラー", "誤り", "error": setting.severity = "error"
      case "注意", "警告", "warning": setting.severity = "warning"
      case "情報", "info": setting.severity = "info"
      case "しない", "off": setting.off = true
      case let other:
        throw TemplateError(
          template: template, sheet: sheet.name, cell: cells["重大度"]?.reference,
          reason: Message(ja: "重大度「\(other)」はありません。", en: "There is no severity “\(other)”."),
          remedy: Message(
            ja: "誤り・警告・情報・しない のどれかにしてください。", en: "Use 誤り, 警告, 情報 or しない."))
      }
      settings.append(setting)
    }
    return settings
  }

  /// `名前=値; 名前=値`
  private static func parameters(
    _ cells: [String: Cell], sheet: Sheet, template: String
  ) throws(TemplateError) -> [String: String] {
    var result: [String: String] = [:]
    for part in text(cells, "パラメータ").split(whereSeparator: { ";；\n".contains($0) }) {
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
      guard sides.count == 2 else {
        throw TemplateError(
          template: template, sheet: sheet.name, cell: cells["パラメータ"]?.reference,
          reason: Message(
            ja: "パラメータ「\(part)」が読めません。", en: "The parameter “\(part)” cannot be read."),
          remedy: Message(
            ja: "名前=値 の形で、複数なら ; で区切って書いてください。",
            en: "Write name=value, several of them with ; between."))
      }
      if sides[0] == "正規表現", (try? Regex(sides[1])) == nil {
        throw TemplateError(
          template: template, sheet: sheet.name, cell: cells["パラメータ"]?.reference,
          reason: Message(
            ja: "正規表現「\(sides[1])」が正しくありません。",
            en: "“\(sides[1])” is no regular expression."),
          remedy: Message(
            ja: "R[0-9]+_.+_施策評価 のように書き、括弧の対応を確かめてください。",
            en: "Write it like R[0-9]+_.+_form, and see that brackets are paired."))
      }
      result[sides[0]] = sides[1]
    }
    return result
  }
}
