import Forms
import Grid
import Notation

extension Rule {
  /// Brackets without a partner, a missing full stop, a cell of nothing but spaces.
  static let punctuationFaulty = Rule(
    id: "TXT-014",
    title: Message(
      ja: "括弧・引用の不対応 / 句点抜け / 全角空白だけ",
      en: "Unpaired brackets, a missing full stop, or only spaces"),
    severity: .warning,
    why: Message(
      ja: "括弧や句点が欠けていると、文が途中で切れたように見えます。",
      en: "With a bracket or full stop missing the text looks cut off."),
    condition: Message(
      ja: "文章の欄で、（）「」『』【】が対になっていない。ほかの文が「。」で終わるのに最後の文だけ終わらない。"
        + "または全角空白だけが入っている。",
      en: "In a text, （）「」『』【】 are not paired; or only the last sentence lacks its 。; or the cell "
        + "holds nothing but full-width spaces."),
    remedy: Message(
      ja: "括弧や句点を補い、空白だけの欄は空にしてください。",
      en: "Add the bracket or full stop; empty a cell of spaces."),
    source: "TXT-014（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "閉じ括弧がない", "no closing bracket", layout: .texts,
        grid: "利用者数|人||||520|541|↓講座（令和4年度の新規を5回開催した。"),
      Example(
        "かぎ括弧が食い違う", "crossed quotes", layout: .texts,
        grid: "利用者数|人||||520|541|↓「防災の日（9月1日」）に訓練を行った。"),
      Example(
        "最後の句点がない", "the last full stop", layout: .texts,
        grid: "利用者数|人||||520|541|講座を開催した。参加者が増えた。", corrected: nil),
      Example(
        "最後の文だけ句点がない", "only the last one lacks it", layout: .texts,
        grid: "利用者数|人||||520|541|↓講座を開催した。参加者が増え、満足度も高かった",
        corrected: "利用者数|人||||520|541|講座を開催した。参加者が増え、満足度も高かった。"),
      Example(
        "全角空白だけ", "only full-width spaces", layout: .texts,
        grid: "利用者数|人||||520|541|↓\"\u{3000}\u{3000}\"",
        corrected: "利用者数|人||||520|541|"),
      Example(
        "箇条の番号の括弧", "brackets of list numbers", layout: .texts,
        grid: "利用者数|人||||520|541|1)講座を開催した。⏎2)相談会を開催した。"),
      Example(
        "全角と半角の括弧", "brackets of two widths", layout: .texts,
        grid: "利用者数|人||||520|541|講座（新規)を開催した。"),
      Example(
        "体言止め", "ending in a noun", layout: .texts,
        grid: "利用者数|人||||520|541|講座を開催した。参加者は延べ541人"),
    ],
    check: PunctuationFaulty.check)
}

private enum PunctuationFaulty {
  static func check(_ context: RuleContext) -> [Finding] {
    let texts = context.narratives.compactMap { narrative -> Finding? in
      let brackets = Brackets.unpaired(in: narrative.text).map { fault($0, narrative) }
      return context.finding(in: narrative, brackets + openEnd(narrative))
    }
    return texts + onlySpaces(context)
  }

  private static func fault(_ range: Range<Int>, _ narrative: Narrative) -> TextFault {
    let mark = narrative.words(range)
    return TextFault(
      range: range,
      message: Message(
        ja: "「\(mark)」に対応する括弧がありません", en: "\(mark) has no partner"),
      detail: [
        .remedy(ja: "括弧を補うか、余分な括弧を消す", en: "add the other bracket, or take this one out")
      ],
      evidence: [Evidence("text", mark)])
  }

  /// Full clauses end so; nouns and list items are left alone.
  private static let clauseEnds = ["た", "る", "だ", "い", "です", "ます", "ません", "した", "ない"]

  private static func openEnd(_ narrative: Narrative) -> [TextFault] {
    let text = trimmed(narrative.text)
    let sentences = text.split(separator: "。").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    guard sentences.count >= 2, let last = sentences.last, !text.hasSuffix("。"),
      !last.hasLineBreak, clauseEnds.contains(where: last.hasSuffix)
    else { return [] }
    // Every other line must end in 。, too, else the text is a list; of items at least two must.
    let lines = TextLine.lines(of: text).map { trimmed(String($0.text)) }
      .filter { !$0.isEmpty && !($0.hasPrefix("【") && $0.hasSuffix("】")) }
    guard lines.dropLast().allSatisfy({ $0.hasSuffix("。") }),
      !"・●○◆◇■□※-*".contains(last.first ?? " ") || lines.count > 2
    else { return [] }
    guard let place = TextSearch.places(of: last, in: narrative.text).last else { return [] }
    let end = String(last.suffix(8))
    return [
      TextFault(
        range: place.upperBound - end.utf8.count..<place.upperBound,
        message: Message(
          ja: "最後の文「…\(end)」に句点がありません", en: "The last sentence (…\(end)) has no full stop"),
        detail: [
          .cause(ja: "文が途中で切れている、または句点の書き忘れ", en: "cut off, or the full stop forgotten"),
          .remedy(ja: "続きがあれば書き、なければ「。」を付ける", en: "write the rest, or add 。"),
        ],
        evidence: [Evidence("text", end)],
        replacements: [TextReplacement(place.upperBound..<place.upperBound, "。")])
    ]
  }

  private static func onlySpaces(_ context: RuleContext) -> [Finding] {
    context.form.allFields.compactMap { field in
      guard !field.filledDown, field.type == .longText || field.key.hasPrefix("本文."),
        field.raw.contains("\u{3000}"), trimmed(field.raw).isEmpty
      else { return nil }
      return context.finding(
        at: field.location, key: field.key, owner: field.heading,
        Message(ja: "空白だけが入っています", en: "The cell holds nothing but spaces"),
        detail: [.remedy(ja: "空白を消すか、内容を書く", en: "empty the cell, or fill it in")],
        evidence: [Evidence("text", "\(field.raw.unicodeScalars.count)")],
        fix: field.location.range == nil
          ? context.edit(field.location, to: .blank).map { Fix(.unsafe, [$0]) } : nil)
    }
  }
}
