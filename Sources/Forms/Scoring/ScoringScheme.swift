package import Grid
import Notation

/// How a form turns results into one of its ratings: what is looked at, and the classes with their
/// conditions.
///
/// Source: scoring.md; a template's sheet 評価区分 holds them.
package struct ScoringScheme: Hashable, Sendable {
  /// What a class is chosen by.
  package enum Basis: Hashable, Sendable {
    /// 達成率: the form's own method, without its cap.
    case rate
    /// 進捗率: from the baseline to the target.
    case progress
    /// 案分達成率: the progress against the share of the plan's years that has passed.
    case proRata
    /// 平均達成率: the mean of all rates below.
    case meanRate
    /// 合計(…): the sum of the numbers in fields of these tags, here and below.
    case sum([String])
    /// 平均(…)
    case mean([String])
    /// A tag: what its field says.
    case field(String)
    /// Chosen by people; nothing is calculated.
    case none
  }

  /// Where a class stands among the others.
  package enum Standing: String, Hashable, Sendable {
    case top = "上"
    case middle = "中"
    case bottom = "下"
    /// 完了, 中止, 評価困難: a state beside the scale.
    case outside = "外"
  }

  package struct Class: Hashable, Sendable {
    package var basis: Basis
    /// What is written for it: `A`, `7`, `順調`.
    package var label: String
    package var points: ExactDecimal?
    package var standing: Standing?
    package var condition: ScoringCondition

    package init(
      basis: Basis, label: String, points: ExactDecimal? = nil, standing: Standing? = nil,
      condition: ScoringCondition
    ) {
      self.basis = basis
      self.label = label
      self.points = points
      self.standing = standing
      self.condition = condition
    }
  }

  /// The tag of the rating, such as 評価.区分.
  package var rating: String
  /// In order: the first whose condition holds is the one.
  package var classes: [Class]
  /// The tag of the field that explains a rating other than the calculated one.
  package var reason: String?

  package init(rating: String, classes: [Class]) {
    self.rating = rating
    self.classes = classes
  }

  /// Whether the rating follows from something else in the form.
  package var isCalculated: Bool {
    total != nil || classes.contains { $0.condition.isCalculated }
  }

  /// The class that is written as this label, or as its points.
  package func written(as text: String) -> Class? { allWritten(as: text).first }

  /// The same where several have these points: 0.1 for 未達 and for 集計中.
  package func allWritten(as text: String) -> [Class] {
    let plain = Normalization.withoutSpaces(Normalization.n2(text))
    let labelled = classes.filter {
      Normalization.withoutSpaces(Normalization.n2($0.label)) == plain
    }
    guard labelled.isEmpty, let number = NumberText.parse(text)?.value else { return labelled }
    return classes.filter { $0.points == number }
  }

  /// Whether one of the tags is a field's, however wide its letters: 評価.Ａ委員.
  package static func name(_ tags: [String], _ field: Field) -> Bool {
    tags.contains(field.key) || tags.contains(Normalization.n2(field.key))
  }

  /// The rating is a total or a mean itself, not a class.
  package var total: Basis? {
    guard let only = classes.first, classes.count == 1, only.label.isEmpty else { return nil }
    return only.basis
  }
}

extension Template {
  package func scheme(of rating: String) -> ScoringScheme? {
    schemes.first { $0.rating == rating }
  }
}
