import Grid
import Notation
import Review
import Rules
import Workbook

/// What a team has settled once for all its checks: a file `kensan.xlsx`, `kensan.csv` or
/// `kensan.json` in the working folder or above it. The command line goes before it.
struct Configuration {
  /// One line of the file.
  struct Entry {
    var key: String
    /// Several where a list was written as one.
    var values: [String]
    /// As it stands behind the file's name: ` 設定!A3` in a table, `:3` in text.
    var place: String
  }

  static let names = ["kensan.xlsx", "kensan.csv", "kensan.json"]

  /// The options that may stand in it. What differs from run to run (outputs) may not.
  static let options: [OptionName] = [
    .form, .templates, .year, .select, .ignore, .severity, .failOn, .baseline, .roster, .against,
    .docs, .lang, .color, .jobs, .quiet, .maximumBytes, .maximumCells,
  ]
  /// Options that name files: they are found from the folder the configuration lies in.
  private static let paths: Set<OptionName> = [.templates, .baseline, .roster, .against]

  let path: String
  let entries: [Entry]

  /// The file named with `--config`, else the nearest one upward from the working folder.
  static func load(_ arguments: Arguments) throws(CommandError) -> Configuration? {
    guard let command = arguments.command, command.options.contains(.config) else { return nil }
    if let path = arguments.value(.config) { return try Configuration(path) }
    guard var folder = FileSystem.workingFolder() else { return nil }
    while true {
      for name in names {
        let path = FileSystem.joined(folder, name)
        if FileSystem.kind(path) == .file { return try Configuration(path) }
      }
      if folder == "/" { return nil }
      folder = FileSystem.split(folder).folder
    }
  }

  private init(_ path: String) throws(CommandError) {
    self.path = path
    let file = try Output.told(path) { () throws(CommandError) in
      try InputLoader(limits: .standard, stdinName: "-").load(path: path)
    }
    entries =
      path.lowercased().hasSuffix(".json")
      ? try ConfigurationText.entries(json: file.bytes, path: path)
      : try ConfigurationText.entries(try TemplateFile.book(file, path: path))
  }

  /// Puts the settings into a command line, below what stands there.
  func apply(to arguments: inout Arguments) throws(CommandError) {
    for entry in entries {
      guard let option = Self.options.first(where: { $0.rawValue == entry.key }) else { continue }
      try check(entry, option)
      guard arguments.command?.options.contains(option) == true else { continue }
      var values = entry.values
      if option == .quiet {
        if values == ["false"] { continue }
        values = [""]
      }
      if Self.paths.contains(option) {
        let folder = FileSystem.split(path).folder
        values = values.map { $0.hasPrefix("/") ? $0 : FileSystem.joined(folder, $0) }
      }
      arguments.take(values, for: option, from: path + entry.place)
    }
    try applyRules(to: &arguments)
  }

  /// What names rules comes last: the templates that may have rules of their own are known then.
  private func applyRules(to arguments: inout Arguments) throws(CommandError) {
    var rules = Rule.all.map(\.id)
    var faults = TemplateFaults()
    let named = entries.flatMap(ruleNames)
    if named.contains(where: { !Self.isKnown($0, rules) }) {
      let installed = try TemplateFolder.load(arguments)
      rules = Rule.ids(with: installed.templates)
      faults = installed.faults
    }
    for entry in entries {
      if let option = Self.options.first(where: { $0.rawValue == entry.key }) {
        guard [.select, .ignore].contains(option) else { continue }
        for id in entry.values where !rules.contains(where: { $0.hasPrefix(id) }) {
          let unknown = Batch.unknownRule(id, among: rules).message
          throw faults.explaining(fault(entry, ja: unknown.ja, en: unknown.en))
        }
      } else if let rule = Self.rule(entry.key, rules) {
        try applyRule(rule, entry, &arguments)
      } else {
        throw faults.explaining(unknown(entry, rules))
      }
    }
  }

  /// The rules, or beginnings of their ids, that a line speaks of.
  private func ruleNames(_ entry: Entry) -> [String] {
    switch Self.options.first(where: { $0.rawValue == entry.key }) {
    case .select, .ignore: entry.values
    case nil: [entry.key]
    default: []
    }
  }

  private static func isKnown(_ name: String, _ rules: [String]) -> Bool {
    rule(name, rules) != nil || rules.contains { $0.hasPrefix(name) }
  }

  /// A rule by its whole id; those of the catalogue in small letters too.
  private static func rule(_ name: String, _ rules: [String]) -> String? {
    rules.first { $0 == name } ?? rules.first { $0 == name.uppercased() }
  }

  /// `TXT-018,情報`
  private func applyRule(
    _ rule: String, _ entry: Entry, _ arguments: inout Arguments
  ) throws(CommandError) {
    let word = entry.values.joined()
    let choice: RuleSeverity.Choice? =
      switch word.lowercased() {
      case "error", "エラー", "誤り": .severity(.error)
      case "warning", "注意", "警告": .severity(.warning)
      case "info", "情報": .severity(.info)
      case "off", "しない", "false": .off
      default: nil
      }
    guard let choice else {
      throw fault(
        entry, ja: "\(rule) に「\(word)」は使えません（エラー・注意・情報・しない）。",
        en: "\(rule) cannot be \"\(word)\" (error, warning, info, off).")
    }
    arguments.ruleSeverities.append(
      RuleSeverity(rule: rule, choice: choice, source: path + entry.place))
  }

  // MARK: faults

  private func check(_ entry: Entry, _ option: OptionName) throws(CommandError) {
    if let words = option == .quiet ? ["true", "false"] : option.choices {
      for value in entry.values where !words.contains(value) {
        let near = Similarity.nearest(value, among: words)
        let list = words.joined(separator: "|")
        throw fault(
          entry,
          ja: "\(entry.key) に「\(value)」は使えません（\(list)）。" + (near.map { "\($0) のことですか。" } ?? ""),
          en: "\(entry.key) cannot be \"\(value)\" (\(list))."
            + (near.map { " Did you mean \($0)?" } ?? ""))
      }
    }
    if [.jobs, .maximumBytes, .maximumCells].contains(option) {
      guard let text = entry.values.last, let number = Int(text), number > 0 else {
        throw fault(
          entry, ja: "\(entry.key) には1以上の整数を書いてください。",
          en: "\(entry.key) needs a whole number above 0.")
      }
    }
  }

  private func unknown(_ entry: Entry, _ rules: [String]) -> CommandError {
    let known = Self.options.map(\.rawValue)
    let near =
      Similarity.nearest(entry.key.lowercased(), among: known)
      ?? Similarity.nearest(entry.key.uppercased(), among: rules)
    let list = known.joined(separator: ", ")
    return fault(
      entry,
      ja: "「\(entry.key)」という設定はありません。"
        + (near.map { "\($0) のことですか。" } ?? "使えるのは \(list) と規則の番号です。"),
      en: "There is no setting \"\(entry.key)\". "
        + (near.map { "Did you mean \($0)?" } ?? "There are \(list), and the ids of rules."))
  }

  private func fault(_ entry: Entry, ja: String, en: String) -> CommandError {
    CommandError(ja: "\(path)\(entry.place): \(ja)", en: "\(path)\(entry.place): \(en)")
  }
}

/// How severe the findings of one rule shall be, on whose word.
struct RuleSeverity: Sendable {
  enum Choice: Sendable {
    case severity(Severity)
    case off
  }

  var rule: String
  var choice: Choice
  /// Where it stands.
  var source: String
}
