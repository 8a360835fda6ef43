import Forms
package import Grid
package import Review
import Rules

/// The findings as one HTML page that needs no network: counts by department, and each finding with
/// the cells around it.
package struct FindingPage: Sendable {
  package var language: Language
  package var toolVersion: String
  /// The address of the pages about the rules, nil where there are none.
  package var docs: String?
  /// What is to be said of lines that except findings.
  package var notices: [SuppressionNotice] = []

  package init(language: Language, toolVersion: String, docs: String?) {
    self.language = language
    self.toolVersion = toolVersion
    self.docs = docs
  }

  /// The cells around a finding that the page shows.
  package static var cells: CellReach { CellTable.reach }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  package func write(_ files: [Reviewed], to text: ReportText) {
    let title = say("検算の指摘", "Findings of kensan")
    var page = "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n"
    page += "<meta charset=\"utf-8\">\n"
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    page +=
      "<title>\(title)</title>\n<style>\n\(CellTable.style)\n\(Self.style)\n</style>\n</head>\n<body>\n"
    page += "<h1>\(title)</h1>\n"
    page += "<p>\(HTML.escaped(FindingCount(files).line(language)))"
    page += "　<span class=\"quiet\">kensan \(toolVersion)</span></p>\n"
    page += failures(files) + counts(files) + controls(files)
    text(page + "<main>\n")
    for file in files where !file.findings.isEmpty { text(section(file)) }
    text("</main>\n" + suppressed(files) + told)
    text("<p id=\"none\" hidden>\(say("当てはまる指摘はありません。", "No finding fits."))</p>\n")
    text("<script>\n\(Self.script)\n</script>\n</body>\n</html>\n")
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
        let owner = file.owner(of: finding)
        if table[owner] == nil { order.append(owner) }
        table[owner, default: [:]][finding.severity, default: 0] += 1
      }
    }
    guard !order.isEmpty else {
      return "<p>\(say("指摘はありません。", "There are no findings."))</p>\n"
    }
    let severities = Severity.allCases.reversed()
    var text = "<div class=\"scroll\"><table class=\"counts\">\n<tr>"
    text += "<th scope=\"col\">\(say("部署・ファイル", "Department or file"))</th>"
    for severity in severities { text += "<th scope=\"col\">\(severity.label.text(language))</th>" }
    text += "<th scope=\"col\">\(say("計", "Total"))</th></tr>\n"
    for owner in order {
      let counts = severities.map { table[owner]?[$0] ?? 0 }
      text += "<tr><th scope=\"row\">\(HTML.escaped(owner))</th>"
      for count in counts + [counts.reduce(0, +)] {
        text += count == 0 ? "<td class=\"nought\">0</td>" : "<td>\(count)</td>"
      }
      text += "</tr>\n"
    }
    return text + "</table></div>\n"
  }

  /// Hidden where no script runs: nothing would answer.
  private func controls(_ files: [Reviewed]) -> String {
    var text = "<form class=\"controls\" hidden><fieldset><legend>"
    text += "\(say("表示する指摘", "Show"))</legend>\n"
    for severity in Severity.allCases.reversed() {
      text +=
        "<label><input type=\"checkbox\" name=\"severity\" value=\"\(severity.rawValue)\" checked>"
      text += " \(severity.label.text(language))</label>\n"
    }
    var owners: [String] = []
    var known: Set<String> = []
    var titles: [String: String] = [:]
    for file in files {
      for finding in file.findings {
        let owner = file.owner(of: finding)
        if known.insert(owner).inserted { owners.append(owner) }
        if titles[finding.rule] == nil {
          titles[finding.rule] = file.rule(of: finding)?.title.text(language) ?? ""
        }
      }
    }
    text += choice("owner", say("部署", "Department"), owners.map { ($0, $0) })
    text += choice(
      "rule", say("規則", "Rule"),
      titles.sorted { $0.key < $1.key }.map { ($0.key, "\($0.key) \($0.value)") })
    text += "<label>\(say("さがす", "Search")) <input type=\"search\" id=\"search\"></label>\n"
    text += "<output id=\"shown\" data-unit=\"\(say("件", " shown"))\"></output>\n"
    return text + "</fieldset></form>\n"
  }

  private func choice(
    _ name: String, _ label: String, _ options: [(value: String, text: String)]
  ) -> String {
    var text = "<label>\(label) <select id=\"\(name)\">"
    text += "<option value=\"\">\(say("すべて", "all"))</option>"
    for option in options {
      text +=
        "<option value=\"\(HTML.escaped(option.value))\">\(HTML.escaped(option.text))</option>"
    }
    return text + "</select></label>\n"
  }

  // MARK: findings

  private func section(_ file: Reviewed) -> String {
    let names = file.names
    return "<section>\n<h2>\(HTML.escaped(file.path))</h2>\n"
      + file.findings.map { article($0, file, names) }.joined() + "</section>\n"
  }

  private func article(_ finding: Finding, _ file: Reviewed, _ names: PersonNames) -> String {
    let rule = file.rule(of: finding)
    var text = "<article class=\"\(finding.severity.rawValue)\""
    text += " data-severity=\"\(finding.severity.rawValue)\" data-rule=\"\(finding.rule)\""
    text += " data-owner=\"\(HTML.escaped(file.owner(of: finding)))\">\n<h3>"
    text += "<span class=\"mark\">\(finding.severity.label.text(language))</span> "
    let place = finding.isAboutFile ? "－" : finding.location.description
    text += "<span class=\"place\">\(HTML.escaped(place))</span> "
    text += "\(HTML.escaped(finding.message.text(language)))</h3>\n"
    for line in finding.detail { text += "<p>\(HTML.escaped(line.text(language)))</p>\n" }
    if let fix = finding.fix { text += changes(fix, file, names) }
    text += around(finding, file, names)
    if let rule {
      text +=
        "<details><summary>\(finding.rule) \(HTML.escaped(rule.title.text(language)))</summary>"
      text += "<p>\(HTML.escaped(rule.why.text(language)))</p>"
      text += "<p>\(HTML.escaped(rule.condition.text(language)))</p>"
      if let docs {
        let address = HTML.escaped(RulePage.address(rule.id, language, in: docs))
        text += "<p><a href=\"\(address)\">\(say("例と根拠", "Examples and source"))</a></p>"
      }
      text += "</details>\n"
    }
    return text + "</article>\n"
  }

  /// The neighbouring cells, with those that the finding speaks of.
  private func around(_ finding: Finding, _ file: Reviewed, _ names: PersonNames) -> String {
    let here = finding.location
    guard !finding.isAboutFile, let book = file.book,
      let table = CellTable(around: here, in: book)
    else { return "" }
    func cells(_ places: [Location]) -> Set<CellReference> {
      Set(places.filter { $0.file == nil && $0.sheet == here.sheet }.map(\.cell))
    }
    let (related, suspects) = (cells(finding.related), cells(finding.suspects))
    return table.html { place in
      let marks = [
        place == here.cell ? "here" : related.contains(place) ? "related" : nil,
        suspects.contains(place) ? "suspect" : nil,
      ].compactMap(\.self)
      return marks.isEmpty ? nil : marks.joined(separator: " ")
    } shown: {
      names.shown($1, sheet: here.sheet, cell: $0)
    }
  }

  private func changes(_ fix: Fix, _ file: Reviewed, _ names: PersonNames) -> String {
    let label =
      fix.safety == .safe
      ? say("自動修正（安全）", "Fix (safe)") : say("自動修正（要確認）", "Fix (to confirm)")
    let items = fix.changes(in: file.book).map { change in
      func shown(_ text: Message) -> String {
        names.shown(text.text(language), sheet: change.sheet, cell: change.cell)
      }
      let difference = TextDifference(shown(change.before), shown(change.after))
      return "<li>\(HTML.escaped("\(change.sheet)!\(change.cell)"))<br>"
        + "\(say("前", "from")): \(marked(difference.old, "del"))<br>"
        + "\(say("後", "to")): \(marked(difference.new, "ins"))</li>"
    }
    return "<p>\(label)</p>\n<ul>\(items.joined())</ul>\n"
  }

  /// Only what differs is struck out or underlined: in a long sentence it is one word.
  private func marked(_ pieces: [TextDifference.Piece], _ mark: String) -> String {
    pieces.map { piece in
      let text = HTML.escaped(piece.text)
      return piece.isCommon ? text : "<\(mark)>\(text)</\(mark)>"
    }.joined()
  }

  // MARK: what does not count

  /// Lines that except findings and are over, of no use or wrong.
  private var told: String {
    guard !notices.isEmpty else { return "" }
    let items = notices.map {
      "<li>\(HTML.escaped($0.path)): \(HTML.escaped($0.message.text(language)))</li>\n"
    }
    return "<details class=\"suppressed\" open><summary>"
      + "\(say("除外と既知の一覧について", "About exceptions and known findings"))（\(notices.count)）</summary>\n"
      + "<ul>\n\(items.joined())</ul></details>\n"
  }

  private func suppressed(_ files: [Reviewed]) -> String {
    let rows = files.flatMap { file in file.suppressed.map { (file, $0) } }
    guard !rows.isEmpty else { return "" }
    let headings = [
      say("ファイル", "File"), say("場所", "Place"), say("規則", "Rule"), say("指摘", "Finding"),
      say("理由", "Reason"), say("担当", "Owner"), say("期限", "Until"),
    ]
    var text = "<details class=\"suppressed\"><summary>"
    text += "\(say("数えない指摘", "Findings that do not count"))（\(rows.count)）</summary>\n"
    text += "<div class=\"scroll\"><table>\n<tr>"
    text += headings.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr>\n"
    for (file, one) in rows {
      let cells = [
        file.path, one.finding.location.description, one.finding.rule,
        one.finding.message.text(language), one.suppression.reason, one.suppression.owner,
        one.suppression.until,
      ]
      text += "<tr>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return text + "</table></div></details>\n"
  }
}
