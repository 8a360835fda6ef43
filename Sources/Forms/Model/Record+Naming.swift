import Notation

extension Vocabulary {
  /// The subjects that are levels of a plan, from the goal down to the project.
  package static let planLevels: Set<String> = [
    "基本目標", "目標", "政策", "基本政策", "施策", "基本事業", "事業", "章", "節", "基本方針", "分野", "項目",
    "プロセス",
  ]

  /// What a form may call the office that answers for it, behind 所管.
  package static let offices: Set<String> = ["主管課", "担当課", "所管課", "課", "部署", "主管部課"]
}

extension Field {
  /// The part of the key before the first point.
  package var subject: String { FieldKey.subject(of: key) }
  /// The part of the key behind the first point.
  package var attribute: String { FieldKey.attribute(of: key) }

  /// The name of a level of the plan, of an indicator or of anything else.
  package var isName: Bool { key.utf8.suffix(Self.name.count).elementsEqual(Self.name) }
  private static let name = ".名称".utf8

  /// The name of a level of the plan.
  package var isPlanName: Bool {
    FieldKey.isAttribute("名称", of: key) && Vocabulary.planLevels.contains(subject)
  }

  /// Names the office that answers for what the field stands in.
  package var isOffice: Bool {
    key.utf8.starts(with: "所管.".utf8) && Vocabulary.offices.contains(attribute)
  }

  /// The number of a level of the plan.
  package var isPlanNumber: Bool {
    (FieldKey.isAttribute("番号", of: key) || FieldKey.isAttribute("コード", of: key))
      && Vocabulary.planLevels.contains(subject)
  }
}

extension Record {
  /// The names and numbers of plan levels that this record itself writes, empty ones left out.
  package var ownNames: [Field] {
    fields.filter { ($0.isPlanName || $0.isPlanNumber) && !$0.isEmpty }
  }

  /// The office that answers for it: its own, else that of the records around.
  package var office: Field? {
    fields.first { $0.isOffice && !$0.isEmpty } ?? inherited.first { $0.isOffice && !$0.isEmpty }
  }

  /// One level of the plan that a record stands in, with what is written for it.
  package struct PlanStep: Hashable, Sendable {
    package var subject: String
    package var number: String
    package var name: String

    package init(subject: String, number: String, name: String) {
      self.subject = subject
      self.number = number
      self.name = name
    }
  }

  /// Each level of the plan with its number and name, outermost first, its own last.
  package var planSteps: [PlanStep] {
    var steps: [PlanStep] = []
    var seen: Set<String> = []
    let fields = (fields + inherited).filter {
      ($0.isPlanName || $0.isPlanNumber) && !$0.isEmpty && seen.insert($0.key).inserted
    }
    // Forms are read from the top: what stands first is what holds the rest.
    for field in fields.sorted(by: { $0.location < $1.location }) {
      let text = trimmed(field.text)
      let known = steps.firstIndex { $0.subject == field.subject }
      let place = known ?? steps.endIndex
      if known == nil { steps.append(PlanStep(subject: field.subject, number: "", name: "")) }
      if field.isPlanName { steps[place].name = text } else { steps[place].number = text }
    }
    return steps
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
