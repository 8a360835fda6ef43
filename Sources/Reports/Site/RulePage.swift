import Forms
import Grid
import Rules

/// A rule as one page: what it looks for, why, what to do, and its examples as small sheets.
struct RulePage {
  private let rule: Rule
  private let language: Language

  init(_ rule: Rule, _ language: Language) {
    self.rule = rule
    self.language = language
  }

  /// Where the page of a rule lies in a site.
  static func address(_ rule: String, _ language: Language, in site: String) -> String {
    let site = site.hasSuffix("/") ? site : site + "/"
    return site + (language == .ja ? "" : "en/") + "rules/\(rule).html"
  }

  private var frame: SiteFrame { SiteFrame(language: language, depth: 1) }

  func html() -> String {
    let title = "\(rule.id) \(rule.title.text(language))"
    var body = "<h1>\(HTML.escaped(title))</h1>\n"
    body +=
      "<p class=\"\(rule.severity.rawValue)\">\(rule.severity.label.text(language))</p>\n<dl>\n"
    for part in RuleCatalogue.parts(rule, language) {
      body += "<dt>\(HTML.escaped(part.heading))</dt><dd>\(HTML.escaped(part.text))</dd>\n"
    }
    body += "</dl>\n<h2>\(frame.say("例", "Examples"))</h2>\n"
    body += rule.examples.map(drawing).joined() + rule.batchExamples.map(drawing).joined()
    return frame.page(
      title: title, other: (language == .ja ? "../en/" : "../../") + "rules/\(rule.id).html", body)
  }

  private func heading(_ title: Message, isFlagged: Bool) -> String {
    let kind =
      isFlagged ? frame.say("指摘する例", "Flagged") : frame.say("指摘しない例", "Not flagged")
    return "<h3>\(kind): \(HTML.escaped(title.text(language)))</h3>\n"
  }

  private func drawing(_ example: Example) -> String {
    let flagged = example.flagsFile ? [] : Set(example.flagged)
    var text = heading(example.title, isFlagged: example.isFlagged)
    if let file = example.file { text += "<p>\(HTML.escaped(file.name))</p>\n" }
    text += table(example.book(), flagged)
    if let corrected = example.correctedBook() {
      text += "<p>\(frame.say("修正後", "Corrected"))</p>\n" + table(corrected, [])
    }
    return text
  }

  private func drawing(_ example: BatchExample) -> String {
    var text = heading(example.title, isFlagged: example.isFlagged)
    for file in example.files {
      text +=
        "<p>\(HTML.escaped(file.name))</p>\n"
        + table(example.book(file), Set(example.flagged(in: file)))
    }
    if let roster = example.roster, let book = example.rosterBook {
      text +=
        "<p>\(HTML.escaped(roster.name))</p>\n" + table(book, Set(example.flagged(in: roster)))
    }
    for file in example.lastYear {
      text += "<p>\(HTML.escaped(file.name))（\(frame.say("前年度", "last year"))）</p>\n"
      text += table(example.book(file), [])
    }
    return text
  }

  private func table(_ book: Book, _ flagged: Set<CellReference>) -> String {
    guard let sheet = book.sheets.first, let extent = sheet.extent else { return "" }
    // An empty cell may be the one that is meant.
    let last = flagged.reduce(extent.last) { last, cell in
      CellReference(row: max(last.row, cell.row), column: max(last.column, cell.column))
    }
    return CellTable(sheet, rows: 0...last.row, columns: 0...last.column)
      .html { flagged.contains($0) ? "here" : nil }
  }
}
