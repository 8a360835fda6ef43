import Grid
import Notation
import Rules

/// The command line, taken apart.
struct Arguments: Sendable {
  var command: CommandName?
  var operands: [String] = []
  /// Severities that a configuration gives to single rules.
  var ruleSeverities: [RuleSeverity] = []
  private var values: [OptionName: [String]] = [:]
  /// Where a value comes from that stands not on the command line.
  private var origins: [OptionName: String] = [:]

  /// - Throws: what is unknown, incomplete or not in this version.
  init(_ words: [String]) throws(CommandError) {
    var rest = words[...]
    var onlyOperands = false
    while let word = rest.popFirst() {
      if onlyOperands || word == "-" || !word.hasPrefix("-") {
        try takeOperand(word)
      } else if word == "--" {
        onlyOperands = true
      } else {
        try takeOption(word, &rest)
      }
    }
    guard let command else { return }
    for option in values.keys.sorted(by: { $0.rawValue < $1.rawValue })
    where !command.options.contains(option) {
      throw CommandError(
        ja: "\(option.spelling) は kensan \(command.rawValue) では使えません。",
        en: "kensan \(command.rawValue) does not take \(option.spelling).")
    }
  }

  private mutating func takeOperand(_ word: String) throws(CommandError) {
    guard command == nil else {
      operands.append(word)
      return
    }
    guard let known = CommandName(rawValue: word) else { throw Suggestion.unknownCommand(word) }
    command = known
  }

  private mutating func takeOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(CommandError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = Self.option(name) else {
      throw Suggestion.unknownOption(name, of: command)
    }
    guard option.takesValue else {
      guard parts.count == 1 else {
        throw CommandError(ja: "\(name) に値は付けられません。", en: "\(name) takes no value.")
      }
      values[option, default: []].append("")
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
      throw CommandError(
        ja: "\(name) の後に値（\(option.placeholder ?? "値")）が要ります。",
        en: "\(name) needs a value (\(option.placeholder ?? "value")).")
    }
    values[option, default: []].append(value)
  }

  private static func option(_ name: String) -> OptionName? {
    switch name {
    case "-o", "--output": .output
    case "-h": .help
    case "-q": .quiet
    default: name.hasPrefix("--") ? OptionName(rawValue: String(name.dropFirst(2))) : nil
    }
  }

  /// The files and folders that the command line names to be read; lists that are kept up by being
  /// written anew (`--baseline`, `--resolve`) are none of them, nor are the templates for a draft,
  /// which is to lie among them.
  var originals: [String] {
    let named: [OptionName] = [.data, .roster, .against, .layout, .profile, .config, .undo]
    let listed = named.flatMap { all($0) }
    return switch command {
    case .convert: listed + operands.prefix(1)
    case .docs: listed
    case .form where operands.first == "draft": listed + operands
    default: listed + operands + all(.templates)
    }
  }

  /// Every file that the command line names to be written, but for the corrected one, which is held
  /// against each file that is read.
  var outputs: [String] {
    let reports = all(.format).compactMap { word in
      word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
    }
    return (command == .fix ? [] : all(.output)) + all(.writeBaseline) + reports
  }

  /// Values from elsewhere, which the command line goes before.
  mutating func take(_ words: [String], for option: OptionName, from origin: String) {
    guard values[option] == nil || origins[option] != nil else { return }
    values[option] = words
    origins[option] = origin
  }

  /// nil for what stands on the command line.
  func origin(_ option: OptionName) -> String? { origins[option] }

  func has(_ option: OptionName) -> Bool { values[option] != nil }

  /// Whether it stands on the command line; what a configuration says of it may be of no use there.
  func isAsked(_ option: OptionName) -> Bool { has(option) && origin(option) == nil }

  /// The last one given counts.
  func value(_ option: OptionName) -> String? { values[option]?.last }

  func all(_ option: OptionName) -> [String] { values[option] ?? [] }

  /// Comma separated, and given several times.
  func list(_ option: OptionName) -> [String] {
    all(option).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// - Throws: where the value is no positive number.
  func count(_ option: OptionName) throws(CommandError) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw CommandError(
        ja: "\(option.spelling) には1以上の整数を書いてください（「\(text)」は使えません）。",
        en: "\(option.spelling) needs a whole number above 0, not \"\(text)\".")
    }
    return number
  }

  /// - Throws: where the value is none of the words, with the nearest one.
  func choice(_ option: OptionName, _ words: [String]) throws(CommandError) -> String? {
    guard let text = value(option) else { return nil }
    guard words.contains(text) else {
      let near = Similarity.nearest(text, among: words)
      let list = words.joined(separator: "|")
      throw CommandError(
        ja: "\(option.spelling) に「\(text)」は使えません（\(list)）。" + (near.map { "\($0) のことですか。" } ?? ""),
        en: "\(option.spelling) cannot be \"\(text)\" (\(list))."
          + (near.map { " Did you mean \($0)?" } ?? ""))
    }
    return text
  }

  /// The language, found before the rest is understood: errors are told in it too.
  static func language(in words: [String]) -> Language {
    var language = Language.ja
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word.hasPrefix("--lang=") {
        language = Language(rawValue: String(word.dropFirst(7))) ?? language
      }
      if word == "--lang", index + 1 < words.count {
        language = Language(rawValue: words[index + 1]) ?? language
      }
    }
    return language
  }
}
