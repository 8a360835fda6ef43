import Grid

/// The commands of the contract.
enum CommandName: String, CaseIterable {
  case check, fix, merge, summary, export, diff, extract, cells, convert, explain, rules, form,
    completion, docs, help

  /// Of use to those who install the program, not to those who check forms.
  var isHidden: Bool { self == .docs }

  /// What `--help`, completion and the manual list.
  static let shown = allCases.filter { !$0.isHidden }

  /// The formats of `--format`, the first one where none is asked for.
  var formats: [String] {
    switch self {
    case .check: ["text", "grouped", "json", "jsonl", "sarif", "junit", "csv", "xlsx", "html"]
    case .diff: ["text", "json", "jsonl", "html", "xlsx"]
    case .extract: ["jsonl", "csv"]
    case .rules: ["text", "json"]
    case .form: ["text", "html"]
    default: []
    }
  }

  /// The first words that choose what a command does.
  var jobs: [String] {
    switch self {
    case .form: ["list", "show", "test", "blank", "fill", "draft"]
    case .completion: Shell.allCases.map(\.rawValue)
    default: []
    }
  }

  var usage: String {
    switch self {
    case .check: "check PATH…"
    case .fix: "fix PATH… (-o OUT | --out-dir DIR | --in-place | --diff) | fix --undo LOG"
    case .merge: "merge PATH… -o OUT"
    case .summary:
      "summary PATH… -o OUT | summary PATH… --partial [-o PART | --out-dir DIR] | summary --combine PART… -o OUT"
    case .export: "export PATH… -o OUT"
    case .diff: "diff OLD NEW"
    case .extract: "extract PATH…"
    case .cells: "cells PATH"
    case .convert: "convert IN OUT"
    case .explain: "explain RULE | explain FILE SHEET!CELL"
    case .rules: "rules"
    case .form:
      "form list | show ID|FILE | test TEMPLATE FILE… | blank ID -o OUT | fill ID --data FILE -o OUT | draft FILE -o OUT"
    case .completion: "completion \(jobs.joined(separator: "|"))"
    case .docs: "docs OUT"
    case .help: "help [COMMAND | --man]"
    }
  }

  var summary: Message {
    switch self {
    case .check: Message(ja: "様式を検査し、指摘を表示する", en: "check forms and report findings")
    case .fix: Message(ja: "安全な修正をしたブックを書く", en: "write corrected workbooks")
    case .merge: Message(ja: "提出されたブックを1冊にまとめる", en: "make one workbook of many")
    case .summary:
      Message(ja: "集計表を作る（xlsx・html・csv・json）", en: "write a summary (xlsx, html, csv, json)")
    case .export: Message(ja: "公開用のオープンデータ（縦持ちの表）を作る", en: "write public open data")
    case .diff: Message(ja: "同じ様式の2つの版を値ごとに比べる", en: "compare two editions of a form")
    case .extract: Message(ja: "指標の値を1行ずつ出す", en: "print every indicator value")
    case .cells: Message(ja: "空でないセルを1行ずつ出す", en: "print every non-empty cell")
    case .convert:
      Message(
        ja: "ブック・CSV・JSON・展開したフォルダーを互いに変換する", en: "workbook, CSV, JSON or folder into another")
    case .explain:
      Message(ja: "規則の意味、またはセルの読み方を説明する", en: "explain a rule or how a cell was read")
    case .rules: Message(ja: "規則の一覧を出す", en: "list the rules")
    case .form: Message(ja: "様式定義を作り、調べ、使う", en: "make, look at and use templates")
    case .completion:
      Message(ja: "シェルの入力補完の定義を出す", en: "print the completion script of a shell")
    case .docs: Message(ja: "規則・様式・コマンドの説明のページを書く", en: "write the pages of the manual")
    case .help: Message(ja: "コマンドの説明を出す", en: "tell about a command")
    }
  }

  /// The options the command takes besides `--lang`, `--help` and the like.
  var options: Set<OptionName> {
    let reading: Set<OptionName> = [
      .form, .templates, .year, .jobs, .quiet, .color, .maximumBytes, .maximumCells, .timeout,
      .stdinFilename, .config, .showSettings,
    ]
    let choosing: Set<OptionName> = [.select, .ignore, .severity, .failOn]
    let own: Set<OptionName> =
      switch self {
      case .check:
        reading.union(choosing).union([
          .format, .force, .roster, .against, .baseline, .writeBaseline, .stdin0, .docs, .profile,
          .encoding,
        ])
      case .fix:
        reading.union(choosing).union([
          .output, .outDirectory, .inPlace, .diff, .marks, .log, .undo, .unsafe, .locked, .only,
          .force, .profile, .encoding, .baseline, .against,
        ])
      case .merge: reading.union([.output, .force, .roster, .against, .resolve])
      case .summary:
        reading.union([
          .output, .outDirectory, .force, .roster, .against, .stdin0, .partial, .combine,
          .layout,
        ])
      case .export:
        reading.union([.output, .force, .encoding, .profile, .municipality, .persons])
      case .diff: reading.union([.format, .force])
      case .extract: reading.union([.format, .stdin0])
      case .cells: [.formulas, .maximumBytes, .maximumCells, .timeout, .stdinFilename, .quiet]
      case .convert:
        [
          .sheet, .encoding, .stored, .typed, .fillMerged, .force, .maximumBytes, .maximumCells,
          .stdinFilename, .quiet,
        ]
      case .explain: reading
      case .rules: [.format, .form, .templates, .quiet]
      case .form:
        [
          .templates, .format, .output, .year, .data, .force, .color, .maximumBytes, .maximumCells,
          .quiet, .config, .showSettings,
        ]
      case .docs: [.templates, .force, .quiet]
      case .help: [.man]
      default: []
      }
    return own.union([.lang, .help, .version])
  }
}
