import Forms
package import Grid
package import Notation

/// Why inputs cannot be put together.
package struct CompileError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// None of the files could be read as a form.
    case nothingReadable(files: [String])
    /// The files belong to different forms: form id and files, in the order of the inputs.
    case differentForms([FormFiles])
    /// A template without the code of its municipality.
    case noMunicipalityCode(form: String)
    case wrongMunicipalityCode(String, MunicipalityCode.Fault)
    case noMunicipalityName
    /// A part of a summary was made with a template that is not there, or is another one now.
    case templateMissing(form: String, file: String)
    /// A layout that cannot be read or holds unknown tags.
    case wrongLayout(Message)
    /// A list of columns that names none, or one twice.
    case wrongProfile(Message)
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
    case .noMunicipalityCode(let form):
      Message(
        ja: "団体コードが分かりません。様式定義「\(form)」の「設定」に「団体コード」（6桁）を書くか、"
          + "--municipality 団体コード で指定してください。",
        en: "The municipality's code is not known: write it in the sheet 設定 of the template "
          + "\"\(form)\" (団体コード), or add --municipality CODE.")
    case .wrongMunicipalityCode(let code, .checkDigit(let digit)):
      Message(
        ja: "団体コード \(code) の検査数字が合いません（計算では \(digit)）。総務省の団体コード表で確かめてください。",
        en: "The check digit of the code \(code) fails (calculated: \(digit)).")
    case .wrongMunicipalityCode(let code, _):
      Message(
        ja: "団体コード「\(code)」は使えません。検査数字を含む6桁の数字で指定してください。",
        en: "\"\(code)\" is no municipality's code: six digits with the check digit are needed.")
    case .noMunicipalityName:
      Message(
        ja: "団体の名前が分かりません。様式定義の「設定」に「団体」を書くか、--municipality 団体コード=団体名 で指定してください。",
        en: "The municipality's name is not known: write it in the template (設定, 団体), or add "
          + "--municipality CODE=NAME.")
    case .templateMissing(let form, let file):
      Message(
        ja: "\(file): この部分集計を作ったときの様式定義「\(form)」がないか、その後変わっています。"
          + "同じ様式定義（--templates）で集計するか、部分集計を作り直してください。",
        en: "\(file): the template \"\(form)\" that its part was made with is missing or has been "
          + "changed. Use the same templates (--templates), or make the part anew.")
    case .wrongLayout(let reason): reason
    case .wrongProfile(let reason): reason
    }
  }
}
