import Forms
package import Grid
package import Review
import Rules

/// The findings as one HTML page that needs no network: counts by department, and each finding with
/// the cells around it.
package struct FindingPage: Sendable {
  package var language: Language
  package var toolVersion: String

  package init(language: Language, toolVersion: String) {
    self.language = language
    self.toolVersion = toolVersion
  }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  package func document(_ files: [Reviewed]) -> String {
    let title = say("検算の指摘", "Findings of kensan")
    var page = "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n"
    page += "<meta charset=\"utf-8\">\n"
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    page += "<title>\(title)</title>\n<style>\n\(Self.style)\n</style>\n</head>\n<body>\n"
    page += "<h1>\(title)</h1>\n"
    page += "<p>\(HTML.escaped(FindingCount(files).line(language)))　kensan \(toolVersion)</p>\n"
    page += failures(files) + counts(files) + controls()
    page += "<main>\n"
    for file in files where !file.findings.isEmpty { page += section(file) }
    page += "</main>\n<p id=\"none\" hidden>\(say("当てはまる指摘はありません。", "No finding fits."))</p>\n"
    return page + "<script>\n\(Self.script)\n</script>\n</body>\n</html>\n"
  }

  private func failures(_ files: [Reviewed]) -> String {
    let failed = files.filter { $0.failure != nil }
    guard !failed.isEmpty else { return "" }
    let items = failed.map { file in
      "<li>\(HTML.escaped(file.path)): \(HTML.escaped(file.failure?.text(language) ?? ""))</li>\n"
    }
    return "<h2>\(say("読めなかったファイル", "Files that could not be read"))</h2>\n"
      + "<ul>\n\(items.joined())</ul>\n"
  }

  // MARK: counts

  private func counts(_ files: [Reviewed]) -> String {
    var order: [String] = []
    var table: [String: [Severity: Int]] = [:]
    for file in files {
      for finding in file.findings {
        let owner = file.office(of: finding).map(OneLine.of) ?? file.path
        if table[owner] == nil { order.append(owner) }
        table[owner, default: [:]][finding.severity, default: 0] += 1
      }
    }
    guard !order.isEmpty else {
      return "<p>\(say("指摘はありません。", "There are no findings."))</p>\n"
    }
    let severities = Severity.allCases.reversed()
    var text =
      "<table class=\"counts\">\n<tr><th scope=\"col\">\(say("部署・ファイル", "Department or file"))</th>"
    for severity in severities { text += "<th scope=\"col\">\(severity.label.text(language))</th>" }
    text += "</tr>\n"
    for owner in order {
      text += "<tr><th scope=\"row\">\(HTML.escaped(owner))</th>"
      for severity in severities { text += "<td>\(table[owner]?[severity] ?? 0)</td>" }
      text += "</tr>\n"
    }
    return text + "</table>\n"
  }

  private func controls() -> String {
    var text = "<form class=\"controls\" onsubmit=\"return false\">\n<fieldset><legend>"
    text += "\(say("表示する指摘", "Show"))</legend>\n"
    for severity in Severity.allCases.reversed() {
      text +=
        "<label><input type=\"checkbox\" name=\"severity\" value=\"\(severity.rawValue)\" checked>"
      text += " \(severity.label.text(language))</label>\n"
    }
    text += "<label>\(say("さがす", "Search")) <input type=\"search\" id=\"search\"></label>\n"
    return text + "</fieldset>\n</form>\n"
  }

  // MARK: findings

  private func section(_ file: Reviewed) -> String {
    "<section>\n<h2>\(HTML.escaped(file.path))</h2>\n"
      + file.findings.map { article($0, file) }.joined() + "</section>\n"
  }

  private func article(_ finding: Finding, _ file: Reviewed) -> String {
    let rule = Rule.named(finding.rule)
    var text = "<article class=\"\(finding.severity.rawValue)\""
    text += " data-severity=\"\(finding.severity.rawValue)\">\n<h3>"
    text += "<span class=\"mark\">\(finding.severity.label.text(language))</span> "
    text += "<span class=\"place\">\(HTML.escaped(finding.location.description))</span> "
    text += "\(HTML.escaped(finding.message.text(language)))</h3>\n"
    for line in finding.detail { text += "<p>\(HTML.escaped(line.text(language)))</p>\n" }
    if let fix = finding.fix { text += changes(fix, file) }
    if let book = file.book, let around = FindingNeighbours(finding.location, in: book) {
      text += drawing(around, of: finding)
    }
    if let rule {
      text +=
        "<details><summary>\(finding.rule) \(HTML.escaped(rule.title.text(language)))</summary>"
      text += "<p>\(HTML.escaped(rule.why.text(language)))</p>"
      text += "<p>\(HTML.escaped(rule.condition.text(language)))</p></details>\n"
    }
    return text + "</article>\n"
  }

  private func changes(_ fix: Fix, _ file: Reviewed) -> String {
    let label =
      fix.safety == .safe
      ? say("自動修正（安全）", "Fix (safe)") : say("自動修正（要確認）", "Fix (to confirm)")
    let items = fix.edits.map { edit in
      let before =
        file.book?.sheet(named: edit.sheet)?[edit.reference]?.shown ?? edit.from.raw
      return "<li>\(HTML.escaped("\(edit.sheet)!\(edit.reference)")): "
        + "<del>\(HTML.escaped(before))</del> → <ins>\(HTML.escaped(edit.to.raw))</ins></li>"
    }
    return "<p>\(label)</p>\n<ul>\(items.joined())</ul>\n"
  }

  private func drawing(_ around: FindingNeighbours, of finding: Finding) -> String {
    let related = Set(
      finding.related.filter { $0.file == nil && $0.sheet == finding.location.sheet }.map(\.cell))
    var text = "<div class=\"scroll\"><table class=\"grid\"><tr><td></td>"
    for column in around.columns {
      text += "<th scope=\"col\">\(CellReference.columnLetters(column))</th>"
    }
    text += "</tr>\n"
    for row in around.rows {
      text += "<tr><th scope=\"row\">\(row.number + 1)</th>"
      for box in row.boxes {
        var marks = box.columns > 1 ? " colspan=\"\(box.columns)\"" : ""
        if box.rows > 1 { marks += " rowspan=\"\(box.rows)\"" }
        if box.place == finding.location.cell {
          marks += " class=\"here\""
        } else if related.contains(box.place) {
          marks += " class=\"related\""
        }
        text += "<td\(marks)>\(HTML.escaped(box.text))</td>"
      }
      text += "</tr>\n"
    }
    return text + "</table></div>\n"
  }

  private static let style = """
    body{font-family:"Yu Gothic","Hiragino Sans","Noto Sans CJK JP",sans-serif;margin:1.5em;color:#222;line-height:1.6}
    h1{font-size:1.4em}h2{font-size:1.15em;border-bottom:1px solid #bbb}h3{font-size:1em;margin:.2em 0}
    table{border-collapse:collapse;font-size:.85em}
    td,th{border:1px solid #aaa;padding:2px 6px;vertical-align:top;white-space:pre-wrap}
    .counts td{text-align:right;min-width:3em}
    .counts th[scope=row]{text-align:left;font-weight:normal}
    .grid th{background:#eee;font-weight:normal;color:#555}
    .grid td{max-width:16em;overflow-wrap:anywhere}
    .here{background:#ffe2dc;outline:3px solid #c0301c;outline-offset:-3px}
    .related{background:#fff3c4}
    .scroll{overflow-x:auto}
    fieldset{border:1px solid #bbb;margin:1em 0}
    label{margin-right:1em}
    article{border-left:6px solid #888;padding:.3em .8em;margin:1em 0;background:#fafafa;break-inside:avoid}
    article.error{border-color:#c0301c}article.warning{border-color:#b77b00}article.info{border-color:#2b6cb0}
    article p{margin:.2em 0}
    .mark{font-weight:bold}.place{font-family:monospace}
    del{color:#a02010}ins{color:#106030;text-decoration:none;border-bottom:1px solid}
    details{margin-top:.4em;font-size:.9em}
    @media (max-width:40em){body{margin:.8em}article{padding:.3em .5em}}
    @media print{.controls{display:none}article{background:#fff}body{margin:0}}
    """

  private static let script = """
    const boxes = [...document.querySelectorAll('input[name=severity]')];
    const search = document.getElementById('search');
    const none = document.getElementById('none');
    function show() {
      const wanted = new Set(boxes.filter(box => box.checked).map(box => box.value));
      const word = search.value.normalize('NFKC').toLowerCase();
      let seen = 0;
      for (const section of document.querySelectorAll('section')) {
        let here = 0;
        for (const article of section.querySelectorAll('article')) {
          const text = (section.firstElementChild.textContent + article.textContent)
            .normalize('NFKC').toLowerCase();
          article.hidden = !wanted.has(article.dataset.severity) || !text.includes(word);
          if (!article.hidden) here += 1;
        }
        section.hidden = here === 0;
        seen += here;
      }
      none.hidden = seen > 0;
    }
    boxes.forEach(box => box.addEventListener('change', show));
    search.addEventListener('input', show);
    """
}
