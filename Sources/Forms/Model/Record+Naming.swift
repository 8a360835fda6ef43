extension Vocabulary {
  /// The subjects that are levels of a plan, from the goal down to the project.
  package static let planLevels: Set<String> = [
    "基本目標", "目標", "政策", "基本政策", "施策", "基本事業", "事業", "章", "節", "基本方針", "分野", "項目",
    "プロセス",
  ]
}

extension Field {
  /// The part of the key before the first point.
  package var subject: String { FieldKey.subject(of: key) }
  /// The part of the key behind the first point.
  package var attribute: String { FieldKey.attribute(of: key) }

  /// The name of a level of the plan.
  package var isPlanName: Bool { attribute == "名称" && Vocabulary.planLevels.contains(subject) }

  /// The number of a level of the plan.
  package var isPlanNumber: Bool {
    ["番号", "コード"].contains(attribute) && Vocabulary.planLevels.contains(subject)
  }
}

extension Record {
  /// The names and numbers of plan levels that this record itself writes, empty ones left out.
  package var ownNames: [Field] {
    fields.filter { ($0.isPlanName || $0.isPlanNumber) && !$0.isEmpty }
  }

  /// The names of the plan levels this record stands under, outermost first, its own last.
  package var planPath: [Field] {
    var seen: Set<String> = []
    let names = (fields + inherited).filter {
      $0.isPlanName && !$0.isEmpty && seen.insert($0.key).inserted
    }
    // Forms are read from the top: what stands first is what holds the rest.
    return names.sorted { $0.location < $1.location }
  }
}

extension Form {
  /// The record of each sheet that was read.
  package var sheetRecords: [Record] {
    let groups = Set(template.formSheets.compactMap(\.sheetGroup)).union(["シート"])
    let isTree = root.fields.isEmpty && root.indicators.isEmpty && !root.children.isEmpty
    guard isTree, root.children.allSatisfy({ groups.contains($0.group) }) else { return [root] }
    return root.children
  }
}
