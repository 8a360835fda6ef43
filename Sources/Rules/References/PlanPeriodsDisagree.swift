import Forms
import Grid
import Notation

extension Rule {
  /// One plan with two periods.
  static let planPeriodsDisagree = Rule(
    id: "REF-017",
    title: Message(ja: "計画名と期間の不一致", en: "One plan with two periods"),
    severity: .warning,
    why: Message(
      ja: "同じ計画の期間が場所によって違うと、どちらが正しいか分かりません。",
      en: "Where one plan has two periods nobody knows which is right."),
    condition: Message(
      ja: "「計画名(期間)」の形で書かれた同じ名前の計画の期間が、ファイルの中で違う。",
      en: "Plans written as 計画名(期間) under one name have different periods in the file."),
    remedy: Message(
      ja: "計画の期間を確かめてそろえてください。", en: "Check the plan's period and use it everywhere."),
    source: "REF-017（参照）",
    scope: .form,
    examples: [
      Example(
        "期間が違う", "another period", layout: .plans,
        grid: """
          行政|ICT推進基本方針(令和2年度～令和6年度)
          財政|↓行政改革大綱(令和2年度～)⏎ICT推進基本方針(令和2年度～令和7年度)
          """),
      Example(
        "読点で並べた計画", "plans in one line", layout: .plans,
        grid: """
          行政|ICT推進基本方針(令和2年度～令和6年度)
          財政|↓行政改革大綱(令和2年度～)、ICT推進基本方針(令和3年度～令和6年度)
          """),
      Example(
        "書き方だけ違う", "only written differently", layout: .plans,
        grid: """
          行政|ICT推進基本方針(令和2年度～令和6年度)
          財政|ＩＣＴ推進基本方針（R2年度~R6年度）
          """),
      Example(
        "別の計画", "another plan", layout: .plans,
        grid: """
          行政|ICT推進基本方針(令和2年度～令和6年度)
          財政|行政改革大綱(令和2年度～令和7年度)
          """),
    ],
    check: PlanPeriodsDisagree.check)
}

private enum PlanPeriodsDisagree {
  private struct Plan {
    var name: String
    var period: PeriodRange
    var written: String
    var location: Location
    var owner: String
    var key: String
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var first: [String: Plan] = [:]
    return context.texts.filled.filter { mayState($0.field.raw) }.flatMap { text in
      text.field.lines.flatMap { plans($0, text.owner) }
    }.compactMap { plan in
      guard let earlier = first[plan.name] else {
        first[plan.name] = plan
        return nil
      }
      guard differs(plan.period, earlier.period) else { return nil }
      return context.finding(
        at: plan.location, key: plan.key, owner: plan.owner + plan.name,
        Message(
          ja: "同じ計画の期間がほかの場所と違います", en: "The plan has another period elsewhere"),
        detail: [
          .written(
            ja: "「\(plan.written)」　\(earlier.location.cell)「\(earlier.written)」",
            en: "\"\(plan.written)\", in \(earlier.location.cell) \"\(earlier.written)\""),
          .remedy(
            ja: "\(earlier.location.cell) と \(plan.location.cell) の期間を計画の原本で確かめる",
            en: "check \(earlier.location.cell) and \(plan.location.cell) against the plan itself"),
        ],
        evidence: [Evidence("period", plan.written), Evidence("earlier", earlier.written)],
        related: [earlier.location])
    }
  }

  /// 「令和2年～令和6年度」 is another period in its words only, of which ERA-008 speaks; one that ends
  /// before it begins is ERA-005's.
  private static func differs(_ one: PeriodRange, _ other: PeriodRange) -> Bool {
    guard !one.isReversed, !other.isReversed else { return false }
    let isMixed = [one, other].contains { $0.startWord != $0.endWord && $0.end != nil }
    return zip([one.start, one.end], [other.start, other.end]).contains { left, right in
      // A year without its era is that of the other, of which ERA-003 speaks.
      let (left, right) = (near(left, right), near(right, left))
      guard isMixed, let years = left?.wholeYear else { return left != right }
      return years != right?.wholeYear
    }
  }

  private static func near(_ one: Period?, _ other: Period?) -> Period? {
    guard let one, let other, one.omitsEra, !other.omitsEra else { return one }
    return one.resolved(near: other)
  }

  private static let ends = ")）"

  /// Most texts state no period behind a name.
  private static func mayState(_ text: String) -> Bool { text.contains(where: ends.contains) }

  /// Plans divided by 「、」: 「A計画(令和2年度～令和6年度)、B計画(令和2年度～)」.
  private static func plans(_ line: Field, _ owner: String) -> [Plan] {
    guard mayState(line.raw) else { return [] }
    var parts = [""]
    for character in line.raw {
      if "、，,".contains(character), let end = parts.last?.last, ends.contains(end) {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.compactMap { plan($0, line, owner) }
  }

  /// 「名称(令和2年度～令和6年度)」 that fills the text.
  private static func plan(_ part: String, _ line: Field, _ owner: String) -> Plan? {
    let text = trimmed(part)
    let name = Normalization.withoutQualifier(text)
    guard name.utf8.count < text.utf8.count, trimmed(name).unicodeScalars.count >= 4,
      let period = PeriodRange.find(in: String(text.dropFirst(name.count))).first
    else { return nil }
    var plain = Normalization.n2(name)
    while let head = plain.first, "・◆○●-※".contains(head) {
      plain = trimmed(String(plain.dropFirst()))
    }
    return Plan(
      name: plain, period: period, written: Wording.line(text), location: line.location,
      owner: owner, key: line.key)
  }
}
