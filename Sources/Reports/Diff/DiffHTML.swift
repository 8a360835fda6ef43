package import Forms
package import Grid

/// The differences side by side in one HTML file that needs nothing else and prints on A4.
package struct DiffHTML: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  package func page(_ changes: [FormChange], old: String, new: String) -> String {
    let ja = language == .ja
    let title = ja ? "様式の比較" : "Comparison of forms"
    var body = "<h1>\(title)</h1>\n"
    body += "<p class=\"files\">\(Self.escaped(old)) → \(Self.escaped(new))</p>\n"
    body += "<p class=\"count\">\(DiffText.count(changes, language))</p>\n"
    if changes.isEmpty {
      body += "<p>\(ja ? "違いはありません。" : "There are no differences.")</p>\n"
    } else {
      body += table(changes)
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private func table(_ changes: [FormChange]) -> String {
    let heads =
      language == .ja
      ? ["区分", "項目", "前", "後"] : ["Kind", "Item", "Before", "After"]
    var text = "<table>\n<thead><tr>"
    text += heads.map { "<th>\($0)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
    var heading: [String]?
    for change in changes {
      if change.path != heading {
        heading = change.path
        let path = Self.escaped(change.path.joined(separator: "／"))
        if !path.isEmpty { text += "<tr class=\"path\"><th colspan=\"4\">\(path)</th></tr>\n" }
      }
      text += row(change)
    }
    return text + "</tbody>\n</table>\n"
  }

  private func row(_ change: FormChange) -> String {
    let both = change.old.flatMap { old in
      change.new.map { TextDifference(old.text, $0.text) }
    }
    let old = cell(change.old, both?.old, mark: "del")
    let new = cell(change.new, both?.new, mark: "ins")
    let title = Self.escaped(change.title.text(language))
    return "<tr class=\"\(change.kind.rawValue)\"><td class=\"kind\">"
      + "\(change.kind.title.text(language))</td><td>\(title)</td>\(old)\(new)</tr>\n"
  }

  private func cell(
    _ side: FormChange.Side?, _ pieces: [TextDifference.Piece]?, mark: String
  ) -> String {
    guard let side else { return "<td></td>" }
    let marked = (pieces ?? [TextDifference.Piece(text: side.text, isCommon: true)]).map { piece in
      let text = Self.escaped(piece.text)
      return piece.isCommon ? text : "<\(mark)>\(text)</\(mark)>"
    }.joined()
    let place = side.location.map { "<div class=\"cell\">\(Self.escaped("\($0)"))</div>" } ?? ""
    return "<td>\(marked)\(place)</td>"
  }

  /// Text of a cell as text of a page; line breaks stay.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\r\n", "\r": result += "<br>"
      default:
        let isControl = character.unicodeScalars.contains { $0.value < 0x20 && $0.value != 0x09 }
        result += isControl ? "�" : String(character)
      }
    }
    return result
  }

  private static let style = """
    body { font-family: "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif;
      color: #1a1a1a; margin: 2em auto; max-width: 72em; line-height: 1.5; font-size: 14px; }
    h1 { color: #1f4e79; font-size: 1.5em; margin-bottom: .2em; }
    .files, .count { color: #595959; margin: .2em 0; }
    table { border-collapse: collapse; width: 100%; margin-top: 1em; table-layout: fixed; }
    th, td { border: 1px solid #bfbfbf; padding: .35em .6em; vertical-align: top;
      text-align: left; overflow-wrap: anywhere; }
    thead th { background: #1f4e79; color: #fff; }
    thead th:nth-child(1) { width: 4em; } thead th:nth-child(2) { width: 22%; }
    tr.path th { background: #dce6f1; color: #1f4e79; }
    td.kind { white-space: nowrap; }
    tr.added td.kind { color: #1e6b34; } tr.removed td.kind { color: #9c2b00; }
    tr.moved td.kind, tr.renamed td.kind { color: #1f4e79; }
    tr.respelled td { color: #595959; }
    del { background: #fbe3dc; color: #9c2b00; } ins { background: #dff0e3; color: #1e6b34; }
    ins { text-decoration: none; } .cell { color: #767676; font-size: .8em; }
    @page { size: A4 landscape; margin: 12mm; }
    @media print { body { margin: 0; max-width: none; font-size: 11px; }
      thead { display: table-header-group; } tr { break-inside: avoid; } }
    """
}
