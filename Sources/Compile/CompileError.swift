package import Grid

/// Why inputs cannot be put together.
package struct CompileError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// None of the files could be read as a form.
    case nothingReadable(files: [String])
    /// The files belong to different forms: form id and files, in the order of the inputs.
    case differentForms([FormFiles])
  }

  package struct FormFiles: Sendable, Equatable {
    package var form: String
    package var files: [String]
  }

  package var reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// The sentence for people.
  package var message: Message {
    switch reason {
    case .nothingReadable(let files):
      Message(
        ja: "まとめられるファイルがありません（読めなかったファイル \(files.count)）。",
        en: "There is nothing to put together (files not readable: \(files.count)).")
    case .differentForms(let forms):
      Message(
        ja: "様式の違うファイルは一つにまとめられません: "
          + forms.map { "\($0.form)（\($0.files.joined(separator: "、"))）" }.joined(separator: "／")
          + "。様式ごとに分けて実行してください。",
        en: "Files of different forms cannot be put together: "
          + forms.map { "\($0.form) (\($0.files.joined(separator: ", ")))" }.joined(separator: "; ")
          + ". Run once for each form.")
    }
  }
}
