package import Forms
package import Grid
package import Rules

/// The manual as plain pages that need no network: one for each rule, template and command, made
/// from the very values that the program works with.
package struct Site: Sendable {
  /// A command as its help tells it.
  package struct Command: Sendable {
    package var name: String
    package var usage: String
    package var summary: Message
    /// The option with its value, and what it does.
    package var options: [(word: String, sentence: Message)]
    package var formats: [String]

    package init(
      name: String, usage: String, summary: Message, options: [(word: String, sentence: Message)],
      formats: [String]
    ) {
      self.name = name
      self.usage = usage
      self.summary = summary
      self.options = options
      self.formats = formats
    }
  }

  package var rules: [Rule]
  package var templates: [(template: Template, book: Book)]
  package var commands: [Command]
  package var toolVersion: String

  package init(
    rules: [Rule], templates: [(template: Template, book: Book)], commands: [Command],
    toolVersion: String
  ) {
    self.rules = rules
    self.templates = templates
    self.commands = commands
    self.toolVersion = toolVersion
  }

  /// Every page with its path: Japanese at the top, English below `en`.
  package func pages() -> [(path: String, text: String)] {
    pages(.ja, below: "") + pages(.en, below: "en/")
  }

  private func pages(_ language: Language, below folder: String) -> [(path: String, text: String)] {
    var pages = [("\(folder)index.html", SiteIndex(site: self, language: language).html())]
    for rule in rules {
      pages.append(("\(folder)rules/\(rule.id).html", RulePage(rule, language).html()))
    }
    for (template, book) in templates {
      let page = TemplatePage(template, book, language)
      let navigation = SiteFrame(language: language, depth: 1).navigation
      pages.append(("\(folder)templates/\(template.id).html", page.html(navigation: navigation)))
    }
    for command in commands {
      let page = CommandPage(command: command, language: language)
      pages.append(("\(folder)commands/\(command.name).html", page.html()))
    }
    return pages
  }
}
