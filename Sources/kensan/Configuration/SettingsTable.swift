import Grid
import Rules
import Workbook

/// What `--show-settings` prints: every setting of a command, its value, and where that comes from.
enum SettingsTable {
  static func text(
    _ arguments: Arguments, _ configuration: Configuration?, _ language: Language
  ) -> String {
    let ja = language == .ja
    var rows: [[String]] = []
    for option in Configuration.options where arguments.command?.options.contains(option) == true {
      let given = arguments.has(option)
      let value =
        option.takesValue
        ? arguments.all(option).joined(separator: ",") : (given ? (ja ? "する" : "yes") : "")
      rows.append([
        option.rawValue, given ? value : "(\(standard(option, ja)))",
        given
          ? arguments.origin(option) ?? (ja ? "コマンドの引数" : "command line")
          : (ja ? "既定" : "default"),
      ])
    }
    for setting in arguments.ruleSeverities {
      let word =
        switch setting.choice {
        case .severity(let severity): severity.label.text(language)
        case .off: ja ? "しない" : "off"
        }
      rows.append([setting.rule, word, setting.source])
    }
    let widths = [0, 1].map { column in rows.map { TextWidth.of($0[column]) }.max() ?? 0 }
    var text =
      (ja ? "設定ファイル: " : "configuration: ")
      + (configuration?.path ?? (ja ? "なし" : "none")) + "\n"
    for row in rows {
      text += row[0] + pad(row[0], widths[0]) + row[1] + pad(row[1], widths[1]) + row[2] + "\n"
    }
    return text
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: width - TextWidth.of(text) + 2)
  }

  /// What holds where nobody says anything.
  private static func standard(_ option: OptionName, _ ja: Bool) -> String {
    switch option {
    case .form: ja ? "自動判別" : "recognised"
    case .templates: ja ? "同梱の様式定義" : "installed templates"
    case .select: ja ? "すべて" : "all"
    case .severity: "info"
    case .failOn: "error"
    case .lang: "ja"
    case .color: "auto"
    case .jobs: "\(Parallel.cores)"
    case .quiet: ja ? "しない" : "no"
    case .maximumBytes: "\(Limits.standard.bytes)"
    case .maximumCells: "\(Limits.standard.cells)"
    default: ja ? "なし" : "none"
    }
  }
}
