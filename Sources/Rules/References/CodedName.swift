import Forms
import Grid
import Notation

/// A name beside its code, where the code is long enough to name its whole path.
struct CodedName {
  /// What is coded: 施策, 事業, 指標.
  var subject: String
  var code: Field
  var name: Field

  /// The code folded, for comparing.
  var key: String { subject + " " + Normalization.n2(code.raw) }
  var plainName: String { Normalization.n2(name.raw) }

  /// In reading order; short codes start anew in every table and are left out.
  static func all(_ context: RuleContext) -> [CodedName] {
    context.form.allRecords.flatMap { record in
      record.fields.filter { $0.key.hasSuffix(".番号") && !$0.isEmpty && !$0.filledDown }
        .compactMap { code -> CodedName? in
          let subject = String(code.key.dropLast(".番号".count))
          let plain = Normalization.n2(code.raw)
          guard plain.unicodeScalars.count >= 3, PlanCode(plain) != nil,
            let name = record.fields.first(where: { $0.key == subject + ".名称" && !$0.isEmpty })
          else { return nil }
          return CodedName(subject: subject, code: code, name: name)
        }
    }
  }
}
