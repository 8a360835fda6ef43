import Forms
import Notation

/// Where an indicator stands in the plan, in the two levels that the public table has.
///
/// 章＞節＞基本方針, 分野＞施策, 項目＞事業 are plans of the same kind under other names: the level below the
/// policies is published as 施策, the one below it as 基本事業. A template may say otherwise
/// (`公開の施策`, `公開の基本事業`).
///
/// Source: values.md 1; machine-readability.md 3.
struct PlanPlace {
  var measure: Field?
  var measureCode: Field?
  var program: Field?
  var programCode: Field?

  private static let policies: Set<String> = [
    "基本目標", "目標", "政策", "基本政策", "章", "分野", "プロセス",
  ]
  private static let measures: Set<String> = ["施策", "節", "項目"]
  private static let programs: Set<String> = ["基本事業", "基本方針", "事業"]

  init(_ record: Record, _ settings: Settings) {
    let path = record.planPath
    func named(_ key: String) -> Field? {
      settings.string(key).flatMap { subject in path.last { $0.subject == subject } }
    }
    program = named("公開の基本事業") ?? path.first { Self.programs.contains($0.subject) }
    measure =
      named("公開の施策") ?? path.last { Self.measures.contains($0.subject) }
      ?? path.last { Self.policies.contains($0.subject) }
    // A plan of one level has no level below it.
    if measure == nil {
      measure = program
      program = nil
    }
    measureCode = Self.code(of: measure, record)
    programCode = Self.code(of: program, record)
  }

  private static func code(of name: Field?, _ record: Record) -> Field? {
    guard let name else { return nil }
    return ["番号", "コード"].lazy.compactMap { record["\(name.subject).\($0)"] }
      .first { !$0.isEmpty }
  }
}
