import Forms
import Grid
import Reports
import Review
import Rules

/// `kensan explain`: what a rule means, or how a cell was read.
enum ExplainCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    switch arguments.operands.count {
    case 1: try explainRule(arguments.operands[0], arguments, terminal)
    case 2: return try explainCell(arguments, terminal)
    default:
      throw CommandError(
        ja: "規則か、ファイルとセルを指定してください（kensan explain RULE、kensan explain FILE SHEET!CELL）。",
        en: "Name a rule, or a file and a cell (kensan explain RULE | FILE SHEET!CELL).")
    }
    return ExitCode.fine
  }

  private static func explainRule(
    _ word: String, _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) {
    let id = word.uppercased()
    if let rule = Rule.named(id) ?? OpenDataCheck.named(id)?.rule {
      terminal.print(RuleCatalogue.explanation(rule, terminal.language))
      return
    }
    // A form's planners may have written it; several forms may have one of that id.
    let wanted = arguments.value(.form)
    let (installed, faults) = try TemplateFolder.load(arguments)
    let templates = installed.filter { wanted == nil || $0.id == wanted }
    let rules = templates.flatMap { Rule.own(of: $0) }.filter { $0.id == word }
    guard !rules.isEmpty else { throw faults.explaining(Batch.unknownRule(word)) }
    for rule in rules { terminal.print(RuleCatalogue.explanation(rule, terminal.language)) }
  }

  private static func explainCell(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    let word = arguments.operands[1]
    guard word.contains("!"), let place = CellPlace(word) else {
      throw CommandError(
        ja: "「\(word)」はセルの場所ではありません。シート名!B7 のように書いてください。",
        en: "\"\(word)\" is no place of a cell. Write SHEET!B7.")
    }
    var inputs = arguments
    inputs.operands.removeLast()
    var batch = try Batch(inputs, terminal)
    batch.options.drafts = true
    let files = batch.review(terminal, keeping: .all)
    if Batch.complain(files, terminal) { return ExitCode.trouble }
    batch.tellDrafted(files, terminal)
    guard let file = files.first, files.count == 1 else {
      throw CommandError(ja: "ファイルを1つ指定してください。", en: "Name one file.")
    }
    guard
      let text = CellExplanation.text(
        file, sheet: place.sheet, cell: place.cell, terminal.language)
    else { throw Suggestion.unknownSheet(place.sheet, file.book?.sheets.map(\.name) ?? []) }
    terminal.print(text)
    return ExitCode.fine
  }
}
