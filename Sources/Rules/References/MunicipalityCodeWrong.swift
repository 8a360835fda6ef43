import Forms
import Grid
import Notation

extension Rule {
  /// A municipality's code whose check digit fails.
  static let municipalityCodeWrong = Rule(
    id: "REF-015",
    title: Message(ja: "団体コードの検査数字", en: "Check digit of the municipality code"),
    severity: .error,
    why: Message(
      ja: "団体コードが違うと、別の市町村のデータとして公開されます。",
      en: "Under a wrong code the data are published as another municipality's."),
    condition: Message(
      ja: "団体コードの6桁目が総務省の検査数字と違う、または6桁の数字でない。5桁のものは情報。",
      en: "The sixth digit of the code is not the check digit, or the code has no six digits; five "
        + "digits are a hint."),
    remedy: Message(ja: "総務省の団体コード表で確かめてください。", en: "Check it against the ministry's list."),
    source: "REF-015（参照）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "検査数字が違う", "a failing check digit", layout: .municipality,
        grid: "団体名|佐野市\n団体コード|↓\"092046\""),
      Example(
        "5桁には検査数字を足す", "five digits get their sixth", layout: .municipality,
        grid: "団体名|佐野市\n団体コード|↓\"09204\"", corrected: "団体名|佐野市\n団体コード|\"092045\"{@}"),
      Example(
        "先頭の0が消えた", "the leading zero is lost", layout: .municipality,
        grid: "団体名|佐野市\n団体コード|↓92045", corrected: "団体名|佐野市\n団体コード|\"092045\"{@}"),
      Example(
        "正しいコード", "a right code", layout: .municipality,
        grid: "団体名|佐野市\n団体コード|\"092045\""),
    ],
    check: MunicipalityCodeWrong.check)
}

private enum MunicipalityCodeWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.filled.filter {
      $0.field.key.hasSuffix("団体コード") || $0.field.heading.contains("団体コード")
    }.compactMap { text in
      let code = Normalization.withoutSpaces(text.field.raw)
      guard MissingMark.parse(code) == nil, let fault = fault(code) else { return nil }
      let edit = fault.wanted.flatMap {
        context.edit(text.field.location, to: .text($0), format: "@")
      }
      let place = text.field.location.cell
      return context.finding(
        at: text.field.location, key: text.field.key, owner: text.owner, severity: fault.severity,
        fault.message,
        detail: [
          .written(ja: "「\(code)」", en: "\"\(code)\""),
          .remedy(
            ja: fault.wanted.map { "\(place) を文字列の「\($0)」にする" } ?? "\(place) を団体コード表で確かめる",
            en: fault.wanted.map { "make \(place) the text \"\($0)\"" }
              ?? "check \(place) against the list of codes"),
        ],
        evidence: [Evidence("code", code)]
          + (fault.wanted.map { [Evidence("expected", $0)] } ?? []),
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }

  private static func fault(
    _ code: String
  ) -> (message: Message, severity: Severity?, wanted: String?)? {
    switch MunicipalityCode.fault(of: code) {
    case nil: nil
    case .checkDigit(let digit):
      (
        Message(
          ja: "団体コードの検査数字が合いません（計算では \(digit)）",
          en: "The check digit fails (calculated: \(digit))"), nil, nil
      )
    case .notSixDigits:
      (Message(ja: "団体コードが6桁の数字ではありません", en: "The code does not have six digits"), nil, nil)
    case .zeroLost(let whole):
      (Message(ja: "団体コードの先頭の 0 がありません", en: "The leading zero is lost"), nil, whole)
    case .noCheckDigit(let whole):
      (
        Message(ja: "団体コードに検査数字がありません（5桁）", en: "The code lacks its check digit"), .info, whole
      )
    }
  }
}
