import Forms
import Notation

/// Where a form says why a target was missed: a cell made for it, else one about how things went.
enum UnmetReason {
  /// From the plainest to the vaguest.
  private static let words = ["未達成", "理由", "要因", "分析", "達成状況", "総括"]

  static func field(for record: Record, in form: Form) -> Field? {
    // Each record around the indicator, nearest first, with those of its name elsewhere.
    let around = [record] + ancestors(of: record, in: form).reversed()
    let places = around.flatMap { [$0] + namesakes(of: $0, in: form) }
    for word in words {
      for place in places {
        if let field = place.fields.first(where: { isReason($0, word) }) { return field }
      }
    }
    return nil
  }

  private static func isReason(_ field: Field, _ word: String) -> Bool {
    field.subject == "本文" && field.attribute.contains(word) && !field.isEmpty
      && MissingMark.parse(field.text) == nil
  }

  private static func ancestors(of record: Record, in form: Form) -> [Record] {
    record.path.indices.compactMap { form.record(at: Array(record.path[..<$0])) }
  }

  private static func namesakes(of record: Record, in form: Form) -> [Record] {
    guard let name = record.name.map(Normalization.n2) else { return [] }
    return form.allRecords.filter {
      $0.path != record.path && $0.name.map(Normalization.n2) == name
    }
  }
}
