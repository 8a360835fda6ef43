import Foundation
import Testing

@Suite("What the program tells of itself")
struct ManualTests {
  /// The commands of the overview, and the options of each, as the help prints them.
  private func help() throws -> [(command: String, options: [String])] {
    let overview = try Program.run(["--help"]).lines
    let commands = overview.compactMap { line -> String? in
      let words = line.split(separator: " ")
      return line.hasPrefix("  kensan ") ? String(words[1]) : nil
    }
    return try commands.map { command in
      let options = try Program.run(["help", command]).lines.compactMap { line -> String? in
        let word = line.split(separator: " ").first.map(String.init) ?? ""
        return line.hasPrefix("  -") ? word : nil
      }
      return (command, options)
    }
  }

  @Test("completion knows every command and every option that the help knows")
  func completion() throws {
    let help = try help()
    #expect(help.count > 10)
    let scripts = try ["bash", "zsh", "fish"].map { try Program.run(["completion", $0]).output }
    for (command, options) in help {
      #expect(!options.isEmpty)
      let bash = scripts[0].components(separatedBy: "    \(command))\n")[1]
        .components(separatedBy: "      fi ;;\n")[0]
      let zsh = scripts[1].components(separatedBy: "    \(command))\n")[1]
        .components(separatedBy: " ;;\n")[0]
      let fish = scripts[2].split(separator: "\n").filter {
        $0.contains("-n '__fish_seen_subcommand_from \(command)'")
      }.joined(separator: "\n")
      for option in options {
        let name = option == "-o" ? "output" : String(option.dropFirst(2))
        #expect(bash.contains(option), "\(command) \(option)")
        #expect(zsh.contains("'*\(option)"), "\(command) \(option)")
        #expect(fish.contains("-l \(name) "), "\(command) \(option)")
      }
    }
    let wrong = try Program.run(["completion", "fsh"])
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("fish のことですか"))
  }

  @Test("bash completes commands, options, formats and values")
  func bash() throws {
    let scratch = try Scratch()
    try scratch.write(try Program.run(["completion", "bash"]).bytes, to: "c.bash")
    let asked = [
      (["kensan", "ch"], "check"), (["kensan", "check", "--seve"], "--severity"),
      (["kensan", "check", "--format", "=", "ht"], "html"),
      (["kensan", "check", "--severity", "w"], "warning"), (["kensan", "form", "bl"], "blank"),
      (["kensan", "completion", "z"], "zsh"),
    ]
    for (words, answer) in asked {
      let list = words.map { "'\($0)'" }.joined(separator: " ")
      let run = try Program.run(
        [
          "-c",
          "source c.bash; COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1); _kensan; "
            + "echo \"${COMPREPLY[*]}\"",
        ], in: scratch.folder, program: "/bin/bash")
      #expect(run.output == answer + "\n", "\(words) \(run.errors)")
    }
  }

  @Test("the manual page names every command, option and setting")
  func manual() throws {
    for language in ["ja", "en"] {
      let page = try Program.run(["help", "--man", "--lang", language]).output
      #expect(page.hasPrefix(".TH KENSAN 1 "))
      for (command, options) in try help() {
        #expect(page.contains(".B kensan \(command)"))
        for option in options {
          #expect(
            page.contains(".B " + option.replacingOccurrences(of: "-", with: "\\-")), "\(option)")
        }
      }
      #expect(page.contains("kensan.xlsx, kensan.csv, kensan.json"))
    }
  }

  @Test("docs writes a page for each rule, form and command, and every link leads to a page")
  func docs() throws {
    let scratch = try Scratch()
    let templates = Program.project.appending(path: "templates").path
    let run = try Program.run(["docs", "site", "--templates", templates], in: scratch.folder)
    #expect(run.code == 0)
    let rules = try Program.run(["rules"]).lines.map { String($0.prefix(7)) }
    for folder in ["site/", "site/en/"] {
      for rule in rules { #expect(scratch.exists("\(folder)rules/\(rule).html"), "\(rule)") }
      #expect(scratch.exists("\(folder)templates/sano.html"))
      #expect(scratch.exists("\(folder)commands/check.html"))
    }
    let root = scratch.url("site")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".html") }
    #expect(names.count > 2 * rules.count)
    for name in names {
      let page = root.appending(path: name)
      let text = try String(decoding: Data(contentsOf: page), as: UTF8.self)
      #expect(!text.contains("http"), "\(name)")
      for part in text.components(separatedBy: "href=\"").dropFirst() {
        let link = String(part.prefix { $0 != "\"" })
        let target = page.deletingLastPathComponent().appending(path: link).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name) → \(link)")
      }
    }
    let again = try Program.run(["docs", "site", "--templates", templates], in: scratch.folder)
    #expect(again.code == 2)
  }

  @Test("reports link to the pages where somebody has said where they lie")
  func links() throws {
    let words = ["check", "nasushiobara.xlsx", "--select", "REQ-011", "--format"]
    let address = "https://example.lg.jp/kensan/rules/REQ-011.html"
    for format in ["html", "sarif"] {
      let plain = try Program.run(words + [format]).output
      let linked = try Program.run(
        words + [format, "--docs", "https://example.lg.jp/kensan"]
      ).output
      #expect(!plain.contains("REQ-011.html"))
      #expect(linked.contains(address))
    }
  }

  @Test("every picture of the guides is there, small, and told in words as well")
  func pictures() throws {
    let catalogue = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/kensan/kensan.docc").standardized
    let files = FileManager.default
    let names = try files.contentsOfDirectory(atPath: catalogue.path)
    var shown: Set<String> = []
    for name in names where name.hasSuffix(".md") {
      let text = try String(contentsOf: catalogue.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /!\[(.*?)\]\((.+?)\)/) {
        #expect(match.1.count > 10, "\(name): \(match.2)")
        shown.insert(String(match.2))
      }
    }
    let folder = catalogue.appending(path: "Resources")
    #expect(try Set(files.contentsOfDirectory(atPath: folder.path)) == shown)
    #expect(shown.count >= 4)
    for name in shown {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(bytes.count <= 150 * 1024, "\(name)")
    }
  }
}
