package import Forms
package import Grid

/// A template in the terminal: each form sheet drawn with its tags, and below it what they mean.
///
/// Drawn with `+`, `-` and `|`, because lines of Unicode are one column wide in some terminals and
/// two in others.
package struct TemplateText {
  let template: Template
  let book: Book
  let language: Language
  let colored: Bool

  package init(_ template: Template, _ book: Book, _ language: Language, colored: Bool) {
    self.template = template
    self.book = book
    self.language = language
    self.colored = colored
  }

  package func text() -> String {
    let ja = language == .ja
    var text = "\(template.id)  \(template.municipality) \(template.title)"
    text += template.edition.map { ja ? "（\($0)）\n" : " (\($0))\n" } ?? "\n"
    for form in template.formSheets {
      guard let sheet = book.sheet(named: form.name), let grid = TemplateGrid(sheet) else {
        continue
      }
      text += "\n" + (ja ? "シート「\(form.name)」" : "Sheet \(form.name)")
      if let group = form.sheetGroup {
        text += ja ? "（\(group)ごとに1シート）" : " (one for each \(group))"
      }
      text += "\n" + SheetDrawing(grid, colored: colored).text() + "\n"
      text += table(TagFacts.list(template, form))
    }
    return text
  }

  private func table(_ facts: [TagFacts]) -> String {
    let ja = language == .ja
    let head =
      ja
      ? ["セル", "タグ", "組", "見出し", "型", "必須"]
      : ["cell", "tag", "group", "heading", "type", "required"]
    let rows =
      [head]
      + facts.map {
        [
          $0.place, $0.tag, $0.group, OneLine.of($0.heading), $0.type.text(language),
          $0.required ? "○" : "",
        ]
      }
    let widths = head.indices.map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (text, width) in zip(row, widths) {
        line += text + String(repeating: " ", count: width - TextWidth.of(text) + 2)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return "  " + line + "\n"
    }.joined()
  }
}

/// What a template says about one tag.
struct TagFacts {
  var place: String
  var tag: String
  var group: String
  var heading: String
  var type: Message
  var required: Bool

  static func list(_ template: Template, _ form: FormSheet) -> [TagFacts] {
    form.cells.flatMap { cell in
      cell.tags.map { tag in
        let item = template.item(tag.key)
        return TagFacts(
          place: cell.region.description, tag: tag.spelling, group: form.groupName(of: cell),
          heading: form.heading(of: cell)?.shownText ?? item?.heading ?? "",
          type: (item?.type ?? tag.type ?? .text).title, required: item?.required ?? false)
      }
    }
  }
}
