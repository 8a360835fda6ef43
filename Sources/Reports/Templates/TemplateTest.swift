package import Forms
package import Grid
import Notation

/// How one file aligns with a template: what was found, what was not, what was left over.
package struct TemplateTest {
  /// A place with what is to be said of it.
  struct Remark {
    var place: String
    var text: Message
  }

  private let form: Form
  private let book: Book

  package init(_ form: Form, _ book: Book) {
    self.form = form
    self.book = book
  }

  /// The mistakes and doubts of the template itself.
  package static func text(
    _ check: TemplateCheck, name: String, _ language: Language
  ) -> String {
    let ja = language == .ja
    var text = ""
    for mistake in check.mistakes {
      text += (ja ? "誤り " : "mistake ") + mistake.message.text(language) + "\n"
    }
    for doubt in check.doubts {
      text += (ja ? "注意 " : "doubt ") + doubt.message.text(language) + "\n"
    }
    if let template = check.template {
      let tags = template.formSheets.reduce(0) { $0 + $1.tagCount }
      text +=
        ja
        ? "\(name): 様式 \(template.id)、シート \(template.formSheets.count)、タグ \(tags)、注意 \(check.doubts.count)\n"
        : "\(name): form \(template.id), sheets \(template.formSheets.count), tags \(tags), doubts \(check.doubts.count)\n"
    } else {
      text +=
        ja
        ? "\(name): 誤り \(check.mistakes.count)。直すと様式として読めます。\n"
        : "\(name): mistakes \(check.mistakes.count). It can be read once they are corrected.\n"
    }
    return text
  }

  /// Everything found, nothing left over.
  package var isClean: Bool { missing.isEmpty && retyped.isEmpty && leftOver.isEmpty && fits }

  private var fits: Bool { form.alignment.fits }

  private var leftOver: [Remark] {
    form.uncovered.map { place in
      let text = book.sheets[place.sheetIndex][place.cell]?.shown ?? ""
      return Remark(
        place: "\(place)",
        text: Message(ja: "読んでいません: \(text)", en: "not read: \(text)"))
    }
      + form.unreadSheets.map {
        Remark(
          place: $0,
          text: Message(ja: "様式のどのシートとも合いません。", en: "fits no sheet of the form."))
      }
  }

  private var retyped: [Remark] {
    form.alignment.headings.filter { $0.similarity < 1 }.map { heading in
      Remark(
        place: "\(heading.location)",
        text: Message(
          ja: "様式では「\(heading.expected)」、ファイルでは「\(heading.text)」",
          en: "“\(heading.expected)” in the template, “\(heading.text)” in the file"))
    }
  }

  /// Headings of the form sheets used that stand nowhere in the file.
  private var missing: [Remark] {
    let used = Set(form.formSheetNames)
    return form.template.formSheets.filter { used.contains($0.name) }.flatMap { sheet in
      let sheets = Set(
        zip(form.sheetNames, form.formSheetNames).filter { $1 == sheet.name }.map(\.0))
      let found = Set(
        form.alignment.headings.filter { sheets.contains($0.location.sheet) }.map(\.expected))
      return sheet.headings.filter { !found.contains($0.text) }.map { heading in
        Remark(
          place: "\(sheet.name)!\(heading.reference)",
          text: Message(
            ja: "様式の見出し「\(heading.shownText)」がファイルにありません。",
            en: "the heading “\(heading.shownText)” is not in the file."))
      }
    }
  }

  /// Tags that took nothing out of the file, each once.
  private var silent: [Remark] {
    let used = Set(form.formSheetNames)
    var filled = Set(form.allFields.filter { !$0.isEmpty }.map(\.key))
    for indicator in form.allIndicators {
      for value in indicator.values where value.status != .blank {
        filled.insert("role " + value.role.rawValue)
        if value.unit != nil { filled.insert("指標.単位") }
      }
      if !indicator.shortName.isEmpty { filled.insert("指標.名称") }
    }
    var seen: Set<String> = []
    return form.template.formSheets.filter { used.contains($0.name) }.flatMap { sheet in
      sheet.rows.flatMap(\.cells).flatMap { cell in
        cell.tags.compactMap { tag in
          let key = tag.role.map { "role " + $0.rawValue } ?? tag.key
          guard !filled.contains(key), seen.insert(tag.spelling).inserted else { return nil }
          return Remark(
            place: "\(sheet.name)!\(cell.reference)",
            text: Message(ja: "{{\(tag.spelling)}}", en: "{{\(tag.spelling)}}"))
        }
      }
    }
  }

  package func text(path: String, _ language: Language) -> String {
    let ja = language == .ja
    let cost = form.alignment.costText
    let verdict =
      fits
      ? Message(ja: "合っています（費用 \(cost)。0 に近いほど合う）", en: "fits (cost \(cost); 0 is a clean copy)")
      : Message(
        ja: "合っていません（費用 \(cost)。別の様式とみなされます）",
        en: "does not fit (cost \(cost); it is taken for another form)")
    var text = "\n\(path)  \(verdict.text(language))\n"
    for (sheet, formSheet) in zip(form.sheetNames, form.formSheetNames) where sheet != formSheet {
      text +=
        ja ? "  シート「\(sheet)」は様式の「\(formSheet)」\n" : "  sheet \(sheet) is the form's \(formSheet)\n"
    }
    let values = form.allIndicators.flatMap(\.values)
    let written = values.count { $0.status != .blank }
    let fields = form.allFields.count { !$0.isEmpty }
    text +=
      ja
      ? "  読んだもの: 見出し \(form.alignment.headings.count)、指標 \(form.allIndicators.count)、値 \(written)、その他の欄 \(fields)\n"
      : "  read: headings \(form.alignment.headings.count), indicators \(form.allIndicators.count), values \(written), other fields \(fields)\n"
    text += list(ja ? "見つからない見出し" : "headings not found", missing, language)
    text += list(ja ? "文字の違う見出し" : "headings that differ", retyped, language)
    text += list(ja ? "読んでいないもの" : "left over", leftOver, language)
    text += list(ja ? "何も読まなかったタグ" : "tags that read nothing", silent, language)
    return text
  }

  private func list(_ title: String, _ remarks: [Remark], _ language: Language) -> String {
    guard !remarks.isEmpty else { return "" }
    let lines = remarks.map { "    \($0.place)  \(OneLine.of($0.text.text(language)))\n" }
    return "  \(title) (\(remarks.count)):\n" + lines.joined()
  }
}
