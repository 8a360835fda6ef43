package import Grid
import Notation

/// Everything that can be said about a template workbook before a form is read with it.
package struct TemplateCheck: Sendable {
  /// The template, nil where a mistake keeps it from being read.
  package private(set) var template: Template?
  /// What keeps it from being read, in the order of sheets and cells.
  package private(set) var mistakes: [TemplateError] = []
  /// What it can be read with, but what is probably meant otherwise.
  package private(set) var doubts: [TemplateError] = []

  /// - Parameters:
  ///   - name: the file's, for messages.
  ///   - rules: the ids of all rules.
  package init(_ book: Book, name: String, rules: [String]) {
    for sheet in book.sheets where !TemplateTables.sheetNames.contains(sheet.name) {
      for cell in sheet.cells {
        do throws(TagParser.Mistake) {
          _ = try TagParser.parse(cell.value.raw)
        } catch {
          mistakes.append(
            TemplateError(
              template: name, sheet: sheet.name, cell: cell.reference, reason: error.reason,
              remedy: error.remedy))
        }
      }
    }
    guard mistakes.isEmpty else { return }
    do throws(TemplateError) {
      let template = try Template.read(book, name: name)
      self.template = template
      doubts = Self.unknownAttributes(template, name: name)
      doubts += Self.unusedItems(template, name: name)
      doubts += Self.unknownSettings(template, book, name: name)
      doubts += Self.unknownRules(template, book, rules, name: name)
    } catch {
      mistakes = [error]
    }
  }

  private static func unknownAttributes(_ template: Template, name: String) -> [TemplateError] {
    template.formSheets.flatMap { sheet in
      sheet.cells.flatMap { cell in
        cell.tags.compactMap { tag in
          let known = Vocabulary.known(of: tag.subject)
          guard !known.isEmpty, !known.contains(tag.attribute),
            !template.formSheets.contains(where: { $0.groupNames.contains(tag.attribute) }),
            template.item(tag.key) == nil
          else { return nil }
          let near = Similarity.nearest(tag.attribute, among: known)
          return TemplateError(
            template: name, sheet: sheet.name, cell: cell.reference,
            reason: Message(
              ja: "「\(tag.key)」はどの規則も集計も知らない名前です。",
              en: "No rule and no summary knows “\(tag.key)”."),
            remedy: near.map {
              Message(
                ja: "{{\(tag.subject).\($0)}} のことですか。このままでも読み取りはします。",
                en: "Did you mean {{\(tag.subject).\($0)}}? It is read all the same.")
            }
              ?? Message(
                ja: "知られている名前: \(known.joined(separator: "、"))。このままでも読み取りはします。",
                en: "Known: \(known.joined(separator: ", ")). It is read all the same."))
        }
      }
    }
  }

  private static func unusedItems(_ template: Template, name: String) -> [TemplateError] {
    let used = Set(
      template.formSheets.flatMap { $0.rows.flatMap(\.cells).flatMap(\.tags).map(\.key) })
    return template.items.compactMap { item in
      guard !used.contains(item.key) else { return nil }
      let near = Similarity.nearest(item.key, among: used.sorted())
      return TemplateError(
        template: name, sheet: TemplateTables.itemSheet, cell: item.cell,
        reason: Message(
          ja: "「\(item.key)」のタグが様式のどのシートにもありません。",
          en: "No form sheet holds the tag “\(item.key)”."),
        remedy: near.map {
          Message(ja: "「\($0)」のことですか。", en: "Did you mean “\($0)”?")
        } ?? Message(ja: "この行を消すか、様式にタグを書いてください。", en: "Delete the row or write the tag."))
    }
  }

  private static func unknownSettings(
    _ template: Template, _ book: Book, name: String
  ) -> [TemplateError] {
    let known = SettingKey.all.map(\.key)
    let sheet = book.sheet(named: TemplateTables.settingsSheet)
    return template.settings.values.keys.filter { !known.contains($0) }.map { key in
      unknownWord(
        key, known, in: sheet, name: name,
        reason: Message(
          ja: "「\(key)」というキーは使われません。", en: "Nothing uses the key “\(key)”."))
    }.sorted { ($0.cell?.row ?? 0) < ($1.cell?.row ?? 0) }
  }

  private static func unknownRules(
    _ template: Template, _ book: Book, _ rules: [String], name: String
  ) -> [TemplateError] {
    let sheet = book.sheet(named: TemplateTables.ruleSheet)
    return template.ruleSettings.map(\.rule).filter { !rules.contains($0) }.map { rule in
      unknownWord(
        rule, rules, in: sheet, name: name,
        reason: Message(ja: "規則「\(rule)」はありません。", en: "There is no rule “\(rule)”."))
    }
  }

  private static func unknownWord(
    _ word: String, _ known: [String], in sheet: Sheet?, name: String, reason: Message
  ) -> TemplateError {
    TemplateError(
      template: name, sheet: sheet?.name,
      cell: sheet?.cells.first { $0.value.raw.trimmingSpaces == word }?.reference,
      reason: reason,
      remedy: Similarity.nearest(word, among: known).map {
        Message(ja: "「\($0)」のことですか。", en: "Did you mean “\($0)”?")
      } ?? Message(ja: "この行を消してください。", en: "Delete the row."))
  }
}

extension FormSheet {
  /// The names of its groups and of the sheet's own.
  var groupNames: Set<String> { Set(groups.map(\.name) + [sheetGroup].compactMap(\.self)) }
}
