import Reports
import Rules

/// `kensan rules`: the catalogue.
enum RulesCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw CommandError(
        ja: "kensan rules にファイルは要りません。1つの規則は kensan explain RULE で。",
        en: "kensan rules takes no operands. For one rule: kensan explain RULE.")
    }
    for format in try ReportFormat.list(arguments) {
      let text =
        format.name == "json"
        ? RuleCatalogue.json(Rule.all, version: Version.ruleSet)
        : RuleCatalogue.text(Rule.all, terminal.language)
      if let path = format.path {
        try Output.write(Array(text.utf8), to: path)
      } else {
        terminal.print(text)
      }
    }
    return ExitCode.fine
  }
}
