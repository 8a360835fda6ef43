import Forms
import Grid
import Notation

/// Which fields of a form are meant for what, as its template's names and headings say.
extension RuleContext {
  /// Texts in which departments account for indicators by name.
  var indicatorTexts: [Narrative] {
    narratives.filter { isAsked($0.field) ?? accountsForIndicators($0.field) }
  }

  /// The reasons for missed targets.
  func isReasonForMissing(_ field: Field) -> Bool {
    isAsked(field) ?? (field.key.contains("未達成") || field.heading.contains("未達成指標"))
  }

  /// Texts on the year under evaluation.
  var textsOfTheYear: [Narrative] {
    let names = ["取組方針", "達成状況", "総括", "取組内容", "効果", "実施状況", "実施内容"]
    return narratives.filter { narrative in
      isAsked(narrative.field) ?? names.contains { narrative.field.key.contains($0) }
    }
  }

  /// The parameter 欄 of the sheet 検査 names the fields instead.
  private func isAsked(_ field: Field) -> Bool? {
    parameters["欄"].map { list in
      list.split { "、,，".contains($0) }.contains { field.key == trimmed(String($0)) }
    }
  }

  private func accountsForIndicators(_ field: Field) -> Bool {
    let words = ["達成状況", "未達成"]
    return words.contains { field.key.contains($0) }
      || (field.heading.contains("指標") && words.contains { field.heading.contains($0) })
  }
}

extension Narrative {
  /// The lines that account for indicators: all, or those under a heading 【…指標…】 where the text
  /// has headings.
  var indicatorLines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var (hasHeadings, isMeant) = (false, false)
    for line in TextLine.lines(of: text) {
      let plain = trimmed(String(line.text))
      if plain.hasPrefix("【"), plain.hasSuffix("】") {
        if !hasHeadings { lines = [] }
        hasHeadings = true
        isMeant = plain.contains("指標")
      } else if !hasHeadings || isMeant {
        lines.append(line.range)
      }
    }
    return lines
  }
}

extension Field {
  /// Whether a number such as 「②は」 can be no other thing's in this text.
  var accountsOnlyForIndicators: Bool {
    (heading + key).contains("指標") && !["方針", "取組"].contains { (heading + key).contains($0) }
  }
}

extension Indicator {
  /// For texts about others, whose numbers are theirs.
  /// 0 in the place of the unit (ENM-008) says no more of it than nothing.
  var claimSubject: ClaimSubject {
    ClaimSubject(name: shortName, unit: Units.isJunk(unit) ? "" : unit, column: column)
  }

  /// 女性比率 of a row 防災会議: what all its actuals are, as their headings say.
  private var column: String? {
    let headings = values.filter { $0.role == .actual }
      .map { Normalization.withoutQualifier(Normalization.n2($0.heading)) }
    guard let heading = headings.first, headings.allSatisfy({ $0 == heading }),
      ["率", "割合", "数", "量", "額"].contains(where: heading.hasSuffix),
      !["実績", "目標", "達成", "現状", "年"].contains(where: heading.contains)
    else { return nil }
    return heading
  }
}

extension [Indicator] {
  /// With the numbers that only one of them bears, or only one that has a target.
  var claimSubjects: [ClaimSubject] {
    let bearers = Dictionary(grouping: indices) { self[$0].number }
    return indices.map { index in
      var subject = self[index].claimSubject
      let same = bearers[self[index].number] ?? []
      let aimed = same.filter {
        self[$0].values.contains { $0.role == .target || $0.role == .finalTarget }
      }
      if same.count == 1 || aimed == [index] { subject.number = self[index].number }
      return subject
    }
  }
}
