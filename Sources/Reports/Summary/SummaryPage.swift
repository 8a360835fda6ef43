package import Compile
import Forms
package import Grid
import Notation
import Rules

/// The summary as one HTML page that needs no network, prints on A4 and reads on a telephone.
package struct SummaryPage: Sendable {
  package var language: Language
  package var toolVersion: String

  package init(language: Language, toolVersion: String) {
    self.language = language
    self.toolVersion = toolVersion
  }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  package func document(_ summary: Summary) -> String {
    let title = summary.title + say(" 集計表", " – summary")
    let head = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(HTML.escaped(title))</h1>

      """
    let charts = SummaryCharts(summary: summary, language: language)
    var parts = [cards(summary)]
    parts.append(section("levels", say("区分別の集計", "By level"), levels(summary, charts)))
    parts.append(
      section(
        "bands", say("達成率の分布", "Distribution of rates"), charts.distribution() + bands(summary)))
    if !summary.rated.isEmpty {
      parts.append(section("ratings", say("判定・評価", "Ratings"), ratings(summary)))
    }
    parts.append(section("unmet", say("未達成の指標", "Targets missed"), unmet(summary)))
    parts.append(
      section("list", say("指標一覧", "Indicators"), indicators(summary, charts)))
    parts.append(section("quality", say("提出の品質", "Quality of submission"), quality(summary)))
    parts.append(section("notes", say("数え方", "How it was counted"), notes(summary)))
    return head + parts.joined() + "<p class=\"tool\">kensan \(toolVersion)</p>\n</body>\n</html>\n"
  }

  private func section(_ id: String, _ title: String, _ content: String) -> String {
    content.isEmpty ? "" : "<section id=\"\(id)\">\n<h2>\(title)</h2>\n\(content)</section>\n"
  }

  // MARK: the figures at the head

  private func cards(_ summary: Summary) -> String {
    var text = "<p>"
    if let year = summary.evaluationYear {
      text +=
        say("評価年度", "Fiscal year") + " " + (language == .ja ? Period.fiscal(year).label : "\(year)")
        + "　"
    }
    text += say("ファイル", "Files:") + " \(summary.files.count)</p>\n<ul class=\"cards\">\n"
    var cards = [(say("指標", "indicators"), "\(summary.total.total)", "")]
    cards += SummaryCharts.outcomes.map {
      ($0.title.text(language), "\(summary.total.count($0))", $0.rawValue)
    }
    cards.append((say("達成の割合", "share met"), percent(summary.total.metShare), ""))
    cards.append((say("平均達成率", "mean rate"), percent(summary.total.meanRate), ""))
    if let change = summary.total.meanChange {
      let sign = change > .zero ? "+" : ""
      cards.append((say("平均の前回差", "change of mean"), "\(sign)\(change)", ""))
    }
    for (title, value, kind) in cards {
      text += "<li class=\"\(kind)\"><span>\(HTML.escaped(title))</span><b>\(value)</b></li>\n"
    }
    return text + "</ul>\n"
  }

  private func percent(_ number: ExactDecimal?) -> String { number.map { "\($0)%" } ?? "–" }

  // MARK: tables

  /// - Parameter left: columns of text.
  private func table(_ heads: [String], _ rows: [[String]], left: Set<Int>) -> String {
    func cell(_ tag: String, _ text: String, _ column: Int) -> String {
      let kind = left.contains(column) ? " class=\"left\"" : ""
      return "<\(tag)\(kind)>\(text)</\(tag)>"
    }
    var text = "<div class=\"scroll\"><table>\n<thead><tr>"
    text += heads.enumerated().map { cell("th", HTML.escaped($1), $0) }.joined()
    text += "</tr></thead>\n<tbody>\n"
    for row in rows {
      text += "<tr>" + row.enumerated().map { cell("td", $1, $0) }.joined() + "</tr>\n"
    }
    return text + "</tbody></table></div>\n"
  }

  private func levels(_ summary: Summary, _ charts: SummaryCharts) -> String {
    var outcomes = SummaryCharts.outcomes
    if summary.hasOutOfScope { outcomes.append(.outOfScope) }
    let movements: [Movement] = summary.hasMovement ? [.better, .same, .worse] : []
    let heads =
      [say("区分", "group"), say("指標数", "indicators")] + outcomes.map { $0.title.text(language) }
      + [say("達成の割合", "share met"), say("平均達成率", "mean rate"), say("順位", "rank")]
      + movements.map { $0.title.text(language) }
    func row(_ label: String, _ figures: Figures) -> [String] {
      [HTML.escaped(label), "\(figures.total)"] + outcomes.map { "\(figures.count($0))" }
        + [percent(figures.metShare), percent(figures.meanRate)]
        + [figures.rank.map { "\($0)" } ?? "–"] + movements.map { "\(figures.count($0))" }
    }
    var text = ""
    var hasRadar = false
    for level in summary.levels {
      text += "<h3>\(HTML.escaped(say("\(level.title.ja)別", "By \(level.title.en)")))</h3>\n"
      if (2...40).contains(level.named.count) { text += charts.bars(level) }
      let rows =
        level.groups.map { row($0.label, $0.figures) } + [row(say("全体", "all"), summary.total)]
      text += table(heads, rows, left: [0])
      if !hasRadar {
        let radar = charts.radar(level)
        text += radar
        hasRadar = !radar.isEmpty
      }
    }
    return text.isEmpty
      ? table(heads, [row(say("全体", "all"), summary.total)], left: [0]) : text
  }

  private func bands(_ summary: Summary) -> String {
    guard let level = summary.levels.first else { return "" }
    let heads =
      [say("区分", "group")] + summary.bands.map { $0.title.text(language) }
      + (summary.hasPoints ? [say("点数の合計", "points"), say("点数の平均", "mean points")] : [])
    func row(_ label: String, _ figures: Figures) -> [String] {
      [HTML.escaped(label)] + summary.bands.indices.map { "\(figures.bands[$0] ?? 0)" }
        + (summary.hasPoints
          ? [figures.pointSum?.description ?? "–", figures.meanPoints?.description ?? "–"] : [])
    }
    let rows =
      level.groups.map { row($0.label, $0.figures) } + [row(say("全体", "all"), summary.total)]
    return table(heads, rows, left: [0])
  }

  private func ratings(_ summary: Summary) -> String {
    summary.questions.map { question in
      let heads = [say("区分", "group")] + question.options
      func row(_ label: String, _ figures: Figures) -> [String] {
        [HTML.escaped(label)] + question.options.map { "\(figures.answers[question.id]?[$0] ?? 0)" }
      }
      let groups = (summary.levels.first?.groups ?? []).filter {
        $0.figures.answers[question.id] != nil
      }
      let rows = groups.map { row($0.label, $0.figures) } + [row(say("全体", "all"), summary.total)]
      return "<h3>\(HTML.escaped(question.title))</h3>\n" + table(heads, rows, left: [0])
    }.joined()
  }

  private func unmet(_ summary: Summary) -> String {
    let lines = summary.unmet
    guard !lines.isEmpty else { return "<p>\(say("ありません。", "None."))</p>\n" }
    let heads = [
      say("区分", "group"), say("指標", "indicator"), say("目標", "target"), say("実績", "actual"),
      say("達成率", "rate"), say("前回比", "since last"), say("理由（様式の記載）", "reason, as the form says"),
    ]
    let rows = lines.map { line in
      [
        HTML.escaped(summary.innermost(line.places)), HTML.escaped(line.name),
        shown(line.target, line.unit), shown(line.actual, line.unit), percent(line.rate),
        line.movement?.title.text(language) ?? "–",
        line.reasonText.isEmpty
          ? "<em>\(say("記載なし", "none given"))</em>" : HTML.escaped(line.reasonText),
      ]
    }
    return table(heads, rows, left: [0, 1, 6])
  }

  private func shown(_ value: IndicatorValue?, _ unit: String) -> String {
    guard let value else { return "–" }
    guard let number = value.value else { return HTML.escaped(value.shown) }
    return HTML.escaped(number.grouped + unit)
  }

  private func indicators(_ summary: Summary, _ charts: SummaryCharts) -> String {
    let heads = [
      say("区分", "group"), say("指標", "indicator"), say("目標", "target"), say("実績", "actual"),
      say("達成率", "rate"), say("判定", "outcome"), say("推移", "over the years"),
    ]
    let rows = summary.indicators.map { line in
      let why = line.whyNot.map { "<br><small>\(HTML.escaped($0.text(language)))</small>" } ?? ""
      return [
        HTML.escaped(summary.innermost(line.places)), HTML.escaped(line.name),
        shown(line.target, line.unit), shown(line.actual, line.unit), percent(line.rate),
        "<span class=\"mark \(line.outcome.rawValue)\">\(line.outcome.title.text(language))</span>\(why)",
        charts.line(line),
      ]
    }
    return table(heads, rows, left: [0, 1, 5])
  }

  private func quality(_ summary: Summary) -> String {
    guard !summary.quality.isEmpty else { return "" }
    let severities = Array(Severity.allCases.reversed())
    var offices: [String] = []
    for line in summary.quality where !offices.contains(line.office) { offices.append(line.office) }
    let heads = [say("主管課", "office")] + severities.map { $0.label.text(language) }
    let rows = offices.map { office in
      [office.isEmpty ? say("（なし）", "(none)") : HTML.escaped(office)]
        + summary.findings(ofOffice: office).map { "\($0)" }
    }
    let rules = summary.rules.prefix(10).map { rule in
      [rule.id, HTML.escaped(rule.title.text(language)), "\(rule.count)", "\(rule.files)"]
    }
    let unread = summary.unreadFiles.map { unread in
      "<li>\(HTML.escaped(unread.file)): \(HTML.escaped(unread.reason.text(language)))</li>\n"
    }
    return table(heads, rows, left: [0])
      + (rules.isEmpty
        ? ""
        : "<h3>\(say("多い指摘", "Most frequent findings"))</h3>\n"
          + table(
            [say("規則", "rule"), say("題名", "title"), say("件数", "findings"), say("ファイル数", "files")],
            Array(rules), left: [0, 1]))
      + (unread.isEmpty
        ? ""
        : "<h3>\(say("読めなかったファイル", "Files that could not be read"))</h3>\n<ul>\n\(unread.joined())</ul>\n")
  }

  private func notes(_ summary: Summary) -> String {
    "<ul>\n" + summary.notes.map { "<li>\(HTML.escaped($0.text(language)))</li>\n" }.joined()
      + "</ul>\n"
  }

  private static let style = """
    @page{size:A4;margin:12mm}
    body{font-family:"Yu Gothic","Hiragino Sans","Noto Sans CJK JP",sans-serif;margin:1.5em auto;max-width:62em;padding:0 1em;color:#222;line-height:1.55}
    h1{font-size:1.5em;color:#1f4e79}h2{font-size:1.2em;color:#1f4e79;border-bottom:2px solid #1f4e79;margin-top:1.8em}h3{font-size:1em;margin:1.2em 0 .3em}
    .cards{display:flex;flex-wrap:wrap;gap:.6em;padding:0;list-style:none}
    .cards li{border:1px solid #bfbfbf;border-top:4px solid #1f4e79;padding:.3em .9em;min-width:5em;text-align:center}
    .cards span{display:block;font-size:.8em;color:#595959}.cards b{font-size:1.5em}
    .cards .unmet{border-top-color:#c97b63}.cards .pending{border-top-color:#8fb0d3}.cards .not_measurable{border-top-color:#bfbfbf}
    .scroll{overflow-x:auto;margin:.4em 0}
    table{border-collapse:collapse;font-size:.82em;width:100%}
    td,th{border:1px solid #bfbfbf;padding:3px 7px;text-align:right;vertical-align:top}
    tbody td{white-space:nowrap}
    th{background:#1f4e79;color:#fff;font-weight:normal;text-align:center;vertical-align:middle}
    tbody td.left{text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
    tbody tr:nth-child(even){background:#f5f8fc}
    em{color:#9c2b00;font-style:normal}small{color:#595959}
    .mark{white-space:nowrap}.mark.met{color:#1f4e79;font-weight:bold}.mark.unmet{color:#9c2b00;font-weight:bold}
    svg{display:block;width:100%;height:auto;margin:.5em 0}td .scroll{margin:0}td .scroll>svg{width:110px;min-width:0;margin:0}
    svg text{font-size:13px;fill:#222}svg text.small{font-size:11px;fill:#444}
    rect.met{fill:#1f4e79}rect.unmet{fill:#c97b63}rect.pending{fill:#8fb0d3}rect.not_measurable{fill:#d9d9d9}
    svg text.in-met,svg text.in-unmet{fill:#fff;font-size:12px}svg text.in-pending,svg text.in-not_measurable{font-size:12px}
    .axis{stroke:#888}.ring{fill:none;stroke:#ccc}.area{fill:#1f4e79;fill-opacity:.25;stroke:#1f4e79;stroke-width:2}
    .trend{fill:none;stroke:#1f4e79;stroke-width:2}.dot{fill:#1f4e79}
    .tool{color:#888;font-size:.8em}
    @media (max-width:40em){body{margin:.5em auto;padding:0 .5em}table{font-size:.75em}td.left{min-width:9em}td.left:last-child{min-width:22em}.scroll>svg{min-width:34em}}
    @media print{body{margin:0;max-width:none;padding:0;font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}.scroll{overflow:visible}tr,svg{break-inside:avoid}thead{display:table-header-group}h2,h3{break-after:avoid}}
    """
}
