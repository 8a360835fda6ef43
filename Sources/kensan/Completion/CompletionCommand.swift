import Grid
import Notation

/// A shell whose users may press the tab key.
enum Shell: String, CaseIterable { case bash, zsh, fish }

/// `kensan completion SHELL`: the script that completes our commands, options and values.
enum CompletionCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let names = CommandName.completion.jobs
    guard arguments.operands.count == 1, let shell = Shell(rawValue: arguments.operands[0]) else {
      let list = names.joined(separator: "|")
      let near = arguments.operands.first.flatMap { Similarity.nearest($0, among: names) }
      throw CommandError(
        ja: "kensan completion \(list) のどれかを書いてください。" + (near.map { "\($0) のことですか。" } ?? ""),
        en: "Write kensan completion \(list)." + (near.map { " Did you mean \($0)?" } ?? ""))
    }
    let script = CompletionScript(language: terminal.language)
    switch shell {
    case .bash: terminal.print(script.bash)
    case .zsh: terminal.print(script.zsh)
    case .fish: terminal.print(script.fish)
    }
    return ExitCode.fine
  }
}
