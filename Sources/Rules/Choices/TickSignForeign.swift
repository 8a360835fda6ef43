import Forms
import Grid
import Notation

extension Rule {
  /// A tick typed with another sign than the form's.
  static let tickSignForeign = Rule(
    id: "ENM-004",
    title: Message(ja: "チェック記号のゆれ", en: "Ticks in other signs"),
    severity: .info,
    why: Message(
      ja: "■ の代わりに ☑・レ・● が混ざると、検索や置換で拾えない課が出ます。",
      en: "With ☑, レ and ● in place of ■ a search finds some departments and not others."),
    condition: Message(
      ja: "文字で書いたチェック欄の記号が、様式の記号（様式にある □ と ■、または設定の「判定の記号」）と違う。"
        + "見出しの下に○を付ける欄と、チェックボックスは対象外。",
      en: "A typed box is another sign than the form's own (the □ it draws and its ■, or the "
        + "setting 判定の記号). Marks under headings and check boxes are not judged."),
    remedy: Message(ja: "様式の記号で書いてください。", en: "Use the signs of the form."),
    source: "ENM-004（選択肢）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "☑ と ☐", "ticked squares", layout: .ticks,
        grid: "交流の推進|↓☑ 全て達成⏎☐ 一部未達成⏎☐ 全て未達成|-",
        corrected: "交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-"),
      Example(
        "□ を レ にした", "a レ in place of a box", layout: .ticks,
        grid: "交流の推進|↓□ 全て達成⏎レ 一部未達成⏎□ 全て未達成|参加者が減った。",
        corrected: "交流の推進|□ 全て達成⏎■ 一部未達成⏎□ 全て未達成|参加者が減った。"),
      Example(
        "●と○", "disc and rings", layout: .ticks,
        grid: "交流の推進|↓●全て達成 ○一部未達成 ○全て未達成|-",
        corrected: "交流の推進|■全て達成 □一部未達成 □全て未達成|-"),
      Example(
        "様式の記号", "the form's signs", layout: .ticks,
        grid: "交流の推進|■ 全て達成⏎□ 一部未達成⏎□ 全て未達成|-"),
    ],
    check: TickSignForeign.check)
}

private enum TickSignForeign {
  static func check(_ context: RuleContext) -> [Finding] {
    let signs = Signs(context.form.template)
    return TickQuestion.all(context).flatMap { question -> [Finding] in
      let boxes = question.ticks.boxes.filter { box in
        guard box.signRange != nil, let ticked = box.isTicked, case .sign(let sign) = box.bearer
        else { return false }
        return sign != signs.sign(ticked)
      }
      let cells = Frequency(boxes.map(\.location.cell)).ordered.map(\.value)
      return cells.compactMap { cell in
        finding(boxes.filter { $0.location.cell == cell }, question, signs, context)
      }
    }
  }

  private static func finding(
    _ boxes: [TickGroup.Box], _ question: TickQuestion, _ signs: Signs, _ context: RuleContext
  ) -> Finding? {
    guard var place = boxes.first?.location,
      case .text(let text)? = context.cell(at: place)?.value
    else { return nil }
    place.range = nil
    let written = Wording.quoted(Frequency(boxes.compactMap(\.sign)).ordered.map(\.value))
    let edit = context.edit(place, to: .text(rewritten(text, boxes, signs)))
    return context.finding(
      at: place, key: question.field.key, owner: question.record.owner,
      Message(
        ja: "チェックの記号\(written.ja)が様式の記号と違います",
        en: "Not the form's signs: \(written.en)"),
      detail: [
        .written(
          ja: "\(written.ja)　様式の記号 \(signs.on)・\(signs.off)",
          en: "\(written.en), the form uses \(signs.on) and \(signs.off)"),
        .remedy(
          ja: "\(place.cell) を \(signs.on)・\(signs.off) で書く",
          en: "write \(signs.on) and \(signs.off) in \(place.cell)"),
      ],
      evidence: [Evidence("signs", written.ja), Evidence("standard", signs.on + signs.off)],
      fix: edit.map { Fix(.safe, [$0]) })
  }

  private static func rewritten(
    _ text: String, _ boxes: [TickGroup.Box], _ signs: Signs
  ) -> String {
    var bytes = Array(text.utf8)
    let places = boxes.compactMap { box in box.signRange.map { ($0, box.isTicked == true) } }
    for (range, ticked) in places.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) {
      bytes.replaceSubrange(range, with: signs.sign(ticked).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The signs of the form: as its planners say, else as it draws them, else ■ and □.
  private struct Signs {
    var on: String
    var off: String

    init(_ template: Template) {
      let said = template.settings.list("判定の記号")
      off = template.formSheets.lazy.compactMap(\.emptyBox).first ?? "□"
      on = TickText.ticked(off)
      if said.count == 2 { (on, off) = (said[0], said[1]) }
    }

    func sign(_ ticked: Bool) -> String { ticked ? on : off }
  }
}

extension TickGroup.Box {
  fileprivate var sign: String? {
    if case .sign(let sign) = bearer { return sign }
    return nil
  }
}
