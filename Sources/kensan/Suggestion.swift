import Notation

/// The known word that an unknown one probably meant.
enum Suggestion {
  /// - Returns: nil where nothing is near: more than a third of the letters differ.
  static func nearest(_ word: String, among known: [String]) -> String? {
    let ranked = known.map { (word: $0, distance: Similarity.editDistance(word, $0)) }
    guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else {
      return nil
    }
    return best.distance <= max(1, best.word.count / 3) ? best.word : nil
  }

  static func unknownCommand(_ word: String) -> CommandError {
    let known = CommandName.allCases.filter { !$0.isLater }.map(\.rawValue)
    let near = nearest(word, among: known)
    return CommandError(
      ja: "「\(word)」というコマンドはありません。" + (near.map { "\($0) のことですか。" } ?? "一覧は kensan --help で。"),
      en: "There is no command \"\(word)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See kensan --help."))
  }

  static func unknownOption(_ word: String, of command: CommandName?) -> CommandError {
    let known = (command?.options ?? Set(OptionName.allCases.filter { !$0.isLater })).map {
      $0 == .output ? "-o" : "--" + $0.rawValue
    }
    let near = nearest(word, among: known.sorted())
    let help = command.map { "kensan \($0.rawValue) --help" } ?? "kensan --help"
    return CommandError(
      ja: "「\(word)」というオプションはありません。" + (near.map { "\($0) のことですか。" } ?? "一覧は \(help) で。"),
      en: "There is no option \"\(word)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See \(help)."))
  }
}
