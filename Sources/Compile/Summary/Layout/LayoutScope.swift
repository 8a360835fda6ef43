import Forms
import Grid
import Notation
import Rules

/// What the tags of a layout speak about, with all that they can say.
enum LayoutScope {
  case whole
  case group(SummaryGroup, SummaryLevel)
  case indicator(IndicatorLine)
  case quality(QualityLine)

  /// The word before the point.
  var subject: String {
    switch self {
    case .whole: "集計"
    case .group: "区分"
    case .indicator: "指標"
    case .quality: "提出"
    }
  }

  /// Every name that may stand behind the point, with what it comes to.
  func values(_ summary: Summary) -> [(name: String, value: CellValue)] {
    switch self {
    case .whole: Self.whole(summary) + Self.figures(summary.total)
    case .group(let group, _):
      [
        ("名称", .text(group.label)), ("番号", .text(group.code)),
        ("順位", Self.number(group.figures.rank)),
      ] + Self.figures(group.figures)
    case .indicator(let line): Self.indicator(line, summary)
    case .quality(let line):
      [("部署", .text(line.office)), ("ファイル", .text(line.file))]
        + Severity.allCases.reversed().map { ($0.label.ja, Self.number(line.count($0))) }
    }
  }

  private static func whole(_ summary: Summary) -> [(String, CellValue)] {
    [
      ("題名", .text(summary.title)), ("団体", .text(summary.municipality)),
      ("評価年度", .text(summary.evaluationYear.map { Period.fiscal($0).label } ?? "")),
      ("要約", .text(summary.headline)), ("算定方法", .text(summary.convention.ja)),
      ("ファイル数", number(summary.files.count)),
      ("読めないファイル数", number(summary.unreadFiles.count)),
      ("食い違い", number(summary.conflictCount)),
    ]
  }

  private static func figures(_ figures: Figures) -> [(String, CellValue)] {
    [("指標数", number(figures.total))]
      + Outcome.allCases.map { ($0.title.ja, number(figures.count($0))) }
      + [
        ("達成の割合", number(figures.metShare)), ("平均達成率", number(figures.meanRate)),
        ("平均の対象数", number(figures.rates.count)), ("前回の平均", number(figures.lastMean)),
        ("平均の増減", number(figures.meanChange)),
      ]
      + Movement.allCases.map { ($0.title.ja, number(figures.count($0))) }
      + [("点数の合計", number(figures.pointSum)), ("平均点", number(figures.meanPoints))]
  }

  private static func indicator(_ line: IndicatorLine, _ summary: Summary) -> [(String, CellValue)]
  {
    let change = line.last.flatMap { last in line.actual?.value.map { $0 - last.value } }
    return [
      ("名称", .text(line.name)), ("単位", .text(line.unit)),
      ("区分", .text(summary.innermost(line.places))), ("部署", .text(line.office)),
      ("基準", value(line.baseline)), ("目標", value(line.target)), ("実績", value(line.actual)),
      ("達成率", number(line.rate)), ("達成状況", .text(line.outcome.title.ja)),
      ("点数", number(line.points)), ("差", number(line.gap)),
      ("前回", number(line.last?.value)), ("前回の達成率", number(line.last?.rate)),
      ("増減", number(change)), ("動き", .text(line.movement?.title.ja ?? none)),
      ("理由", .text(line.reasonText)), ("測定できない理由", .text(line.whyNot?.ja ?? "")),
      ("ファイル", .text(line.file)), ("セル", .text(line.location.map { "\($0.cell)" } ?? "")),
    ] + summary.levels.map { ($0.subject, .text(summary.label(line.places, at: $0))) }
  }

  private static let none = "－"

  private static func number(_ number: Int?) -> CellValue {
    number.map { .number(Double($0)) } ?? .text(none)
  }

  private static func number(_ number: ExactDecimal?) -> CellValue {
    number.map { .number($0.double) } ?? .text(none)
  }

  /// The number where there is one, else the level or the mark as it was written.
  private static func value(_ value: IndicatorValue?) -> CellValue {
    guard let value else { return .text(none) }
    if let number = value.value { return .number(number.double) }
    return .text(value.qualitative?.level ?? value.missing?.token ?? value.shown)
  }
}

extension Summary {
  /// What a group of a layout repeats for; nil where there is no such group at all.
  ///
  /// `区分1` is the outermost level of the plan, so that one layout fits many forms.
  func layoutScopes(_ group: String) -> [LayoutScope]? {
    switch group {
    case "指標": return indicators.map(LayoutScope.indicator)
    case "未達成": return unmet.map(LayoutScope.indicator)
    case "提出": return quality.map(LayoutScope.quality)
    default: break
    }
    let planned = levels.filter { !$0.isOffice }
    let level: SummaryLevel?
    if group == "部署" {
      level = levels.first(where: \.isOffice)
    } else if group.hasPrefix("区分"), let number = Int(group.dropFirst(2)), number > 0 {
      level = planned.indices.contains(number - 1) ? planned[number - 1] : nil
    } else {
      guard let named = levels.first(where: { $0.subject == group }) else {
        return SummaryLevel(subject: group).isKnown ? [] : nil
      }
      level = named
    }
    return level.map { level in level.groups.map { LayoutScope.group($0, level) } } ?? []
  }
}

extension SummaryLevel {
  /// A level that another form may have.
  fileprivate var isKnown: Bool {
    Vocabulary.planLevels.contains(subject) || subject == "主管課"
  }
}
