import Forms
import Grid
import Review

/// The inputs of one job: the forms that could be read, all of one template, and the rest.
struct Submissions {
  struct Read {
    /// The name shown to people.
    var file: String
    var path: String
    var form: Form
  }

  struct Unread {
    var file: String
    var reason: Message
  }

  var template: Template
  var read: [Read] = []
  var unread: [Unread] = []

  /// - Throws: when no file could be read, or when they are of different forms.
  init(_ inputs: [Reviewed]) throws(CompileError) {
    let names = Self.displayNames(inputs.map(\.path))
    var forms: [CompileError.FormFiles] = []
    for (input, name) in zip(inputs, names) where input.roster == nil {
      guard let form = input.form else {
        let unknown = Message(ja: "様式として読めません。", en: "Not readable as a form.")
        unread.append(Unread(file: name, reason: input.failure ?? unknown))
        continue
      }
      read.append(Read(file: name, path: input.path, form: form))
      if let place = forms.firstIndex(where: { $0.form == form.template.id }) {
        forms[place].files.append(name)
      } else {
        forms.append(CompileError.FormFiles(form: form.template.id, files: [name]))
      }
    }
    guard let first = read.first else {
      throw CompileError(.nothingReadable(files: unread.map(\.file)))
    }
    guard forms.count == 1 else { throw CompileError(.differentForms(forms)) }
    template = first.form.template
  }

  /// The file names without their folders where that tells them apart, else the paths.
  private static func displayNames(_ paths: [String]) -> [String] {
    let names = paths.map { path in
      path.split(separator: "/").last.map(String.init) ?? path
    }
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return zip(paths, names).map { path, name in counts[name] == 1 ? name : path }
  }
}
