package import Grid
import Notation

extension Template {
  /// What a workbook calls itself as a template, whatever is wrong with the rest of it.
  package static func id(of book: Book) -> String? {
    (try? TemplateTables.settings(book, template: ""))?.string("様式ID")
  }

  /// Reads a template workbook.
  ///
  /// - Throws: `TemplateError` at the cell of the first mistake.
  package static func read(_ book: Book, name: String) throws(TemplateError) -> Template {
    let settings = try TemplateTables.settings(book, template: name)
    guard let id = settings.string("様式ID") else {
      throw TemplateError(
        template: name, sheet: TemplateTables.settingsSheet,
        reason: Message(ja: "「様式ID」がありません。", en: "The key 様式ID is missing."),
        remedy: Message(
          ja: "設定シートのA列に「様式ID」、B列に半角英数の名前を書いてください。",
          en: "Write 様式ID in column A of the sheet 設定 and a short name in column B."))
    }
    let items = try TemplateTables.items(book, template: name)
    var formSheets: [FormSheet] = []
    var plainSheets: [String] = []
    for (number, sheet) in book.sheets.enumerated()
    where !TemplateTables.sheetNames.contains(sheet.name) {
      let reader = FormSheetReader(
        sheet: sheet, template: name, formats: book.formats, items: items,
        lists: lists(of: number, in: book))
      if let formSheet = try reader.read() {
        formSheets.append(formSheet)
      } else {
        plainSheets.append(sheet.name)
      }
    }
    let tables = formSheets.filter { $0.sheetGroup == FormSheet.tableGroup }
    formSheets.removeAll { $0.sheetGroup == FormSheet.tableGroup }
    guard !formSheets.isEmpty else {
      throw TemplateError(
        template: name,
        reason: Message(ja: "タグのあるシートがありません。", en: "No sheet holds tags."),
        remedy: Message(
          ja: "空の様式のシートに {{指標.名称}} のようなタグを書いてください。",
          en: "Write tags such as {{指標.名称}} into the sheet of the blank form."))
    }
    var template = Template(
      id: id, title: settings.string("様式名") ?? id, municipality: settings.string("団体") ?? "",
      edition: settings.string("版"),
      fiscalYears: settings.list("対象年度").compactMap { Int($0) ?? Period.parse($0)?.fiscalYear },
      formSheets: formSheets, plainSheets: plainSheets, items: items, settings: settings,
      ruleSettings: try TemplateTables.rules(book, template: name),
      schemes: try TemplateTables.schemes(book, template: name))
    template.tables = tables
    let fields = FieldNames(formSheets + tables, settings)
    template.items = try TemplateTables.itemFormulas(items, book, fields: fields, template: name)
    template.ownRules = try TemplateTables.ownRules(book, fields: fields, template: name)
    template.hiddenSheets = Set(book.sheets.filter { $0.visibility != .visible }.map(\.name))
    return template
  }

  /// The drop-downs that offer a closed list; one that points at tags offers what will stand there.
  private static func lists(
    of number: Int, in book: Book
  ) -> [(ranges: [CellRange], options: [String])] {
    book.sheets[number].validations.compactMap { validation in
      guard validation.type == "list", validation.reaction == "stop",
        let options = book.choices(of: validation, inSheet: number), !options.isEmpty,
        !options.contains(where: { $0.contains("{{") })
      else { return nil }
      return (validation.ranges, options)
    }
  }
}
