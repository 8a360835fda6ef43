import Forms
import Grid
import Notation
import Reports
import Review
import Rules
import Workbook

/// `kensan form test TEMPLATE FILE…`: what is wrong with a template, and how files align with it.
enum FormTest {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard let word = arguments.operands.first else {
      throw CommandError(
        ja: "kensan form test 様式定義 ファイル… と書いてください。",
        en: "Write kensan form test TEMPLATE FILE….")
    }
    let loader = InputLoader(limits: try Batch.limits(arguments), stdinName: "-")
    let (check, name) = try check(word, arguments, loader)
    terminal.print(TemplateTest.text(check, name: name, terminal.language))
    guard let template = check.template else { return ExitCode.findings }
    var code = check.doubts.isEmpty ? ExitCode.fine : ExitCode.findings
    let files = Array(arguments.operands.dropFirst())
    for entry in files.isEmpty ? [] : InputWalk(files).entries {
      do throws(CommandError) {
        let book = try TemplateFile.book(loader.load(entry), path: entry.path)
        do throws(FormError) {
          let form = try FormReader.read(
            book, templates: [template], formID: template.id)
          let result = TemplateTest(form, book)
          terminal.print(result.text(path: entry.path, terminal.language))
          if !result.isClean { code = max(code, ExitCode.findings) }
        } catch {
          throw CommandError(error.message)
        }
      } catch {
        terminal.complain(error.message, about: entry.path)
        code = ExitCode.trouble
      }
    }
    return code
  }

  /// The template by its file, mistakes and all, else by its id.
  private static func check(
    _ word: String, _ arguments: Arguments, _ loader: InputLoader
  ) throws(CommandError) -> (check: TemplateCheck, name: String) {
    guard FileSystem.exists(word) else {
      let file = try TemplateFolder.named(word, arguments)
      return (check(file.book, file.name), file.path)
    }
    let file = try TemplateFolder.input(word, loader)
    return (check(try TemplateFile.book(file, path: word), file.name), word)
  }

  private static func check(_ book: Book, _ name: String) -> TemplateCheck {
    TemplateCheck(book, name: name, rules: Rule.all.map(\.id))
  }
}
