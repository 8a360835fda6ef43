import Forms
package import Grid
import Notation

extension Summary {
  /// `評価年度 令和4年度　指標 16・達成 4・…`
  package var headline: String {
    let years = evaluationYears.map { Period.fiscal($0).label }.joined(separator: "・")
    let year = years.isEmpty ? "" : "評価年度 \(years)　"
    let outcomes = Outcome.allCases.filter { $0 != .outOfScope || hasOutOfScope }
      .map { "\($0.title.ja) \(total.count($0))" }
    return year + "指標 \(total.total)（" + outcomes.joined(separator: "・") + "）　ファイル \(files.count)"
  }

  /// How it was counted, and what was left out.
  package var notes: [Message] {
    var notes = [
      Message(
        ja: "達成・未達成: 実績値を同じ年度の目標値と比べた。増やす指標は実績≧目標、減らす指標は実績≦目標、段階で表す指標は目標の段階以上で達成。",
        en: "Met or unmet: the actual against the target of the same year; up: actual ≥ target, "
          + "down: actual ≤ target, levels: the target's level or above."),
      Message(
        ja: "集計中: 実績がまだ出ていないもの。測定不可: 実績・目標がない、比べられない、または望ましい方向が分からないもの。理由は「指標一覧」にある。",
        en: "Pending: the actual is not there yet. Not measurable: no actual or target, not "
          + "comparable, or of unknown direction; the list of indicators says why."),
      Message(
        ja: "達成の割合: 達成÷（達成＋未達成）。達成率: \(convention.ja)。平均は達成率のある指標の単純平均。",
        en: "Share met: met ÷ (met + unmet). Rate: \(convention.en). Means are plain means of the "
          + "indicators that have a rate."),
    ]
    if hasOutOfScope {
      notes.append(
        Message(
          ja: "対象外: 様式に目標の欄がない指標（対象指標など）。",
          en: "No target asked: indicators for which the form has no cell for a target."))
    }
    if hasMovement {
      notes.append(
        Message(
          ja: "前回: 様式または前年度のファイルにある、評価年度より前の最も新しい実績。",
          en: "Before: the latest actual earlier than the year evaluated, in the form or in last "
            + "year's files."))
    }
    notes.append(
      Message(
        ja: "資料: " + files.joined(separator: "、"), en: "Sources: " + files.joined(separator: ", ")))
    if !unreadFiles.isEmpty {
      let names = unreadFiles.map(\.file)
      notes.append(
        Message(
          ja: "読めなかったファイル（集計に含まない）: " + names.joined(separator: "、"),
          en: "Not readable, and not counted: " + names.joined(separator: ", ")))
    }
    if conflictCount > 0 {
      notes.append(
        Message(
          ja: "提出によって値の違う指標が \(conflictCount) あり、測定不可に数えた。kensan merge で確かめる。",
          en: "Submissions disagree on \(conflictCount) indicators, counted as not measurable; see "
            + "kensan merge."))
    }
    if let directionNote { notes.append(directionNote) }
    return notes
  }

  /// What the form's planners can do where nothing tells which way indicators should go.
  package var directionNote: Message? {
    let unknown = indicators.count {
      $0.outcome == .notMeasurable && $0.attainment == .notMeasurable(.unknownDirection)
    }
    guard unknown > 0 else { return nil }
    return Message(
      ja: "望ましい方向が分からず測定不可に数えた指標が \(unknown) ある。様式に方向の欄がなければ、様式定義の「設定」の"
        + "「指標の方向の既定」に up（多いほどよい）か down と書くと数えられる。",
      en: "\(unknown) indicators are not measurable: nothing tells which way they should go. "
        + "Without a column for it, write up or down at 指標の方向の既定 in the sheet 設定.")
  }
}
