import Grid

/// A command as one page: how it is called, and its options.
struct CommandPage {
  let command: Site.Command
  let language: Language

  func html() -> String {
    let frame = SiteFrame(language: language, depth: 1)
    let title = "kensan \(command.name)"
    var body = "<h1>\(HTML.escaped(title))</h1>\n"
    body += "<p>\(HTML.escaped(command.summary.text(language)))</p>\n"
    body += "<pre>kensan \(HTML.escaped(command.usage))</pre>\n"
    if !command.formats.isEmpty {
      body += "<p>--format: \(HTML.escaped(command.formats.joined(separator: "・")))</p>\n"
    }
    body += "<h2>\(frame.say("オプション", "Options"))</h2>\n<dl>\n"
    for option in command.options {
      body += "<dt><code>\(HTML.escaped(option.word))</code></dt>"
      body += "<dd>\(HTML.escaped(option.sentence.text(language)))</dd>\n"
    }
    let other = (language == .ja ? "../en/" : "../../") + "commands/\(command.name).html"
    return frame.page(title: title, other: other, body + "</dl>\n")
  }
}
