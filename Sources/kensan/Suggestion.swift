import Notation

/// What an unknown command or option probably meant.
enum Suggestion {
  static func unknownCommand(_ word: String) -> CommandError {
    let known = CommandName.shown.map(\.rawValue)
    let near = Similarity.nearest(word, among: known)
    return CommandError(
      ja: "「\(word)」というコマンドはありません。" + (near.map { "\($0) のことですか。" } ?? "一覧は kensan --help で。"),
      en: "There is no command \"\(word)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See kensan --help."))
  }

  static func unknownOption(_ word: String, of command: CommandName?) -> CommandError {
    let known = (command?.options ?? Set(OptionName.allCases)).map {
      $0 == .output ? "-o" : "--" + $0.rawValue
    }
    let near = Similarity.nearest(word, among: known.sorted())
    let help = command.map { "kensan \($0.rawValue) --help" } ?? "kensan --help"
    return CommandError(
      ja: "「\(word)」というオプションはありません。" + (near.map { "\($0) のことですか。" } ?? "一覧は \(help) で。"),
      en: "There is no option \"\(word)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See \(help)."))
  }

  static func unknownSheet(_ name: String, _ known: [String]) -> CommandError {
    let near = Similarity.nearest(name, among: known)
    let list = known.joined(separator: ", ")
    return CommandError(
      ja: "シート「\(name)」がありません（あるシート: \(list)）。" + (near.map { "\($0) のことですか。" } ?? ""),
      en: "There is no sheet \"\(name)\" (there are: \(list))."
        + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}
