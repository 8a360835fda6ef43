import Forms
import Grid
import Rules

/// The first page of the manual: commands, templates, and the rules by family.
struct SiteIndex {
  let site: Site
  let language: Language

  private var frame: SiteFrame { SiteFrame(language: language, depth: 0) }

  /// What the letters of an id stand for.
  private static let families: [(prefix: String, name: Message)] = [
    ("FIL", Message(ja: "ファイル", en: "Files")), ("LAY", Message(ja: "様式の形", en: "Layout")),
    ("REQ", Message(ja: "記入もれ", en: "Required fields")),
    ("ENM", Message(ja: "選択肢とチェック", en: "Choices and ticks")),
    ("NUM", Message(ja: "数値", en: "Numbers")), ("ACH", Message(ja: "達成率", en: "Achievement rates")),
    ("VRD", Message(ja: "評価と判定", en: "Verdicts")),
    ("TXT", Message(ja: "文章と表", en: "Texts and tables")),
    ("REF", Message(ja: "番号・名称・参照", en: "References")),
    ("ERA", Message(ja: "年度と日付", en: "Periods")), ("UNT", Message(ja: "単位", en: "Units")),
    ("CHR", Message(ja: "文字", en: "Characters")),
    ("MRG", Message(ja: "複数の提出", en: "Several submissions")),
    ("OPD", Message(ja: "公開データ", en: "Open data")),
  ]

  func html() -> String {
    let title = frame.say("検算（kensan）の手引き", "Manual of kensan")
    var body = "<h1>\(title)</h1>\n<p>kensan \(HTML.escaped(site.toolVersion))</p>\n"
    body += "<h2>\(frame.say("コマンド", "Commands"))</h2>\n"
    body += table(
      site.commands.map {
        ("commands/\($0.name).html", "kensan \($0.name)", $0.summary.text(language))
      })
    body += "<h2>\(frame.say("様式", "Forms"))</h2>\n"
    body += table(
      site.templates.map { template, _ in
        (
          "templates/\(template.id).html", template.id,
          [template.municipality, template.title, template.edition ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        )
      })
    body += "<h2>\(frame.say("規則", "Rules"))（\(site.rules.count)）</h2>\n"
    let named = Set(Self.families.map(\.prefix))
    for family in Self.families {
      body += rules(
        site.rules.filter { $0.id.hasPrefix(family.prefix) }, family.name.text(language))
    }
    body += rules(
      site.rules.filter { !named.contains(String($0.id.prefix(3))) }, frame.say("その他", "Others"))
    return frame.page(
      title: title, other: language == .ja ? "en/index.html" : "../index.html", body)
  }

  private func rules(_ rules: [Rule], _ family: String) -> String {
    guard !rules.isEmpty else { return "" }
    let rows = rules.sorted { $0.id < $1.id }.map { rule in
      let severity = rule.severity
      return "<tr><td><a href=\"rules/\(rule.id).html\">\(rule.id)</a></td>"
        + "<td class=\"\(severity.rawValue)\">\(severity.label.text(language))</td>"
        + "<td>\(HTML.escaped(rule.title.text(language)))</td></tr>\n"
    }
    return "<h3>\(HTML.escaped(family))</h3>\n<table class=\"list\">\n\(rows.joined())</table>\n"
  }

  private func table(_ rows: [(address: String, name: String, text: String)]) -> String {
    let lines = rows.map { row in
      "<tr><td><a href=\"\(HTML.escaped(row.address))\">\(HTML.escaped(row.name))</a></td>"
        + "<td>\(HTML.escaped(row.text))</td></tr>\n"
    }
    return "<table class=\"list\">\n\(lines.joined())</table>\n"
  }
}
