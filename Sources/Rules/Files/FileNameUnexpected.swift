import Grid

extension Rule {
  /// A file not named as the planners asked.
  static let fileNameUnexpected = Rule(
    id: "FIL-007",
    title: Message(ja: "ファイル名規則", en: "File name not as agreed"),
    severity: .info,
    why: Message(
      ja: "決めた名前でないと、どの課のどの年度のファイルかを開いて確かめることになります。",
      en: "Otherwise each file has to be opened to see whose it is."),
    condition: Message(
      ja: "ファイル名（拡張子を除く。付けて書いてもよい）が、「検査」シートのパラメータ 正規表現 に合わない。"
        + "パラメータ 例 は、指摘で見本として示す。パラメータがなければ調べない。",
      en:
        "The file's name, with or without its extension, does not match the parameter 正規表現 of the "
        + "sheet 検査; the parameter 例 is shown as the model. Without a parameter nothing is judged."),
    remedy: Message(ja: "決められた名前に変えてください。", en: "Rename the file as agreed."),
    source: "FIL-007（ファイル）",
    scope: .file,
    examples: [
      Example(
        "既定のままの名前", "named by Excel", layout: .named,
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("新しいシート(2).xlsx")
      ).flaggingFile,
      Example(
        "年度の書き方が違う", "another notation of the year", layout: .named,
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("2022_市民課_施策評価.xlsx")
      ).flaggingFile,
      Example(
        "決まりどおり", "as agreed", layout: .named,
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("R4_市民課_施策評価.xlsx")),
      Example(
        "決まりのない様式", "nothing agreed",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("新しいシート(2).xlsx")),
    ],
    checkFile: FileNameUnexpected.check)
}

private enum FileNameUnexpected {
  static func check(_ context: FileContext) -> [Finding] {
    let stem = context.name.fileStem
    guard let pattern = context.parameters["正規表現"], !context.name.isEmpty,
      let matches = matches(context.name, pattern), !matches, self.matches(stem, pattern) == false
    else { return [] }
    let model = context.parameters["例"]
    let agreed = model.map { "「\($0)」" } ?? pattern
    let part = wrongPart(stem, pattern).map { "「\($0)」" }
    return [
      context.finding(
        Message(
          ja: "ファイル名「\(context.name)」が決まりと違います",
          en: "The file is not named as agreed: \(context.name)"),
        detail: [
          .written(
            ja: context.name + (part.map { "　合わないところ \($0)" } ?? ""),
            en: context.name + (part.map { ", at \($0)" } ?? "")),
          .remedy(ja: "\(agreed) のような名前に変える", en: "rename it like \(agreed)"),
        ],
        evidence: [Evidence("name", context.name), Evidence("pattern", pattern)])
    ]
  }

  /// nil where the pattern cannot be read.
  private static func matches(_ name: some StringProtocol, _ pattern: String) -> Bool? {
    guard let regex = try? Regex(pattern) else { return nil }
    return (try? regex.wholeMatch(in: String(name))) != nil
  }

  /// The first part between underscores that does not match its part of the pattern; nil where the
  /// parts do not pair.
  private static func wrongPart(_ stem: String, _ pattern: String) -> String? {
    let names = stem.split(separator: "_", omittingEmptySubsequences: false)
    let patterns = pattern.split(separator: "_", omittingEmptySubsequences: false)
    guard names.count > 1, names.count == patterns.count else { return nil }
    return zip(names, patterns).first { matches($0, String($1)) == false }.map { String($0.0) }
  }
}

extension ExampleLayout {
  fileprivate static let named = ExampleLayout.indicators.asking(
    "FIL-007", "正規表現=R[0-9]+_.+課_施策評価; 例=R4_市民課_施策評価")
}
