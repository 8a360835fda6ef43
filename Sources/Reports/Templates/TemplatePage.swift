package import Forms
package import Grid

/// A template as one HTML page: the form with its tags, and what they mean. The page loads nothing.
package struct TemplatePage {
  let template: Template
  let book: Book
  let language: Language

  package init(_ template: Template, _ book: Book, _ language: Language) {
    self.template = template
    self.book = book
    self.language = language
  }

  private static let style = """
    body{font-family:"Yu Gothic","Noto Sans CJK JP",sans-serif;margin:2em;color:#222}
    table{border-collapse:collapse;margin:.5em 0 1.5em;font-size:12px}
    td,th{border:1px solid #999;padding:2px 4px;vertical-align:top;white-space:pre-wrap}
    th{background:#eee;text-align:left}
    .form td:empty{border-color:#eee}
    .form td.tags{background:#f4faff}
    .tag{color:#05508c;background:#d7ebfa;border-radius:2px}
    .group{color:#7a3e00;background:#fbe6cf;border-radius:2px}
    """

  /// - Parameter navigation: what stands above the title, as HTML.
  package func html(navigation: String = "") -> String {
    let title = "\(template.municipality) \(template.title)"
    var page =
      "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n"
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    page += "<title>\(HTML.escaped(template.id)) \(HTML.escaped(title))</title>\n"
    page += "<style>\n\(Self.style)\n</style>\n</head>\n<body>\n"
    page += navigation + "<h1>\(HTML.escaped(title))</h1>\n<p>\(HTML.escaped(template.id))"
    page += template.edition.map { " · \(HTML.escaped($0))" } ?? ""
    page += "</p>\n"
    for form in template.formSheets {
      guard let sheet = book.sheet(named: form.name), let grid = TemplateGrid(sheet) else {
        continue
      }
      page += "<h2>\(HTML.escaped(form.name))</h2>\n" + drawing(grid, form)
      page += legend(TagFacts.list(template, form))
    }
    return page + "</body>\n</html>\n"
  }

  private func drawing(_ grid: TemplateGrid, _ form: FormSheet) -> String {
    var table = "<table class=\"form\">\n"
    let regions = Dictionary(grid.regions.map { ($0.range.first, $0) }) { first, _ in first }
    for row in grid.rows {
      table += "<tr>"
      for column in grid.columns {
        let place = CellReference(row: row, column: column)
        let merge = grid.sheet.merge(containing: place)
        if let merge, merge.first != place { continue }
        var span = ""
        if let merge, merge.columns.count > 1 { span += " colspan=\"\(merge.columns.count)\"" }
        if let merge, merge.rows.count > 1 { span += " rowspan=\"\(merge.rows.count)\"" }
        let region = regions[place]
        let mark = region?.hasTags == true ? " class=\"tags\"" : ""
        table +=
          "<td\(span)\(mark) title=\"\(place)\">\(region.map { content($0.text) } ?? "")</td>"
      }
      table += "</tr>\n"
    }
    return table + "</table>\n"
  }

  private func content(_ text: String) -> String {
    TagText.pieces(text).map { piece in
      guard piece.isTag else { return HTML.escaped(piece.text) }
      let isGroup = ["{{#", "{{/", "{{="].contains { piece.text.hasPrefix($0) }
      return "<span class=\"\(isGroup ? "group" : "tag")\">\(HTML.escaped(piece.text))</span>"
    }.joined()
  }

  private func legend(_ facts: [TagFacts]) -> String {
    let ja = language == .ja
    let head =
      ja
      ? ["セル", "タグ", "組", "見出し", "型", "必須"]
      : ["Cell", "Tag", "Group", "Heading", "Type", "Required"]
    var table = "<table>\n<tr>" + head.map { "<th>\($0)</th>" }.joined() + "</tr>\n"
    for fact in facts {
      let cells = [
        fact.place, fact.tag, fact.group, fact.heading, fact.type.text(language),
        fact.required ? "○" : "",
      ]
      table += "<tr>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return table + "</table>\n"
  }
}

/// Text within HTML.
enum HTML {
  static func escaped(_ text: String) -> String {
    var result = ""
    // By scalars: a mark that combines with < does not make it another character to a browser.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
