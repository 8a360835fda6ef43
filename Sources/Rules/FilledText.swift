import Forms
import Grid
import Notation

/// What many rules look for in a form, found once, when it is first asked for.
final class FormTexts: Sendable {
  private let form: Form
  private let book: Book
  private let memory: SentenceMemory
  private let kept = (
    filled: Kept<[FilledText]>(), periods: Kept<[PeriodText]>(), inputs: Kept<[InputText]>(),
    narratives: Kept<[Narrative]>(), rates: Kept<[RateCase]>(),
    references: Kept<[PlanReference]>(), scopes: Kept<IndicatorScopes>()
  )

  init(_ form: Form, _ book: Book, _ memory: SentenceMemory) {
    self.form = form
    self.book = book
    self.memory = memory
  }

  var filled: [FilledText] { kept.filled.value { FilledText.all(form) } }
  var periods: [PeriodText] { kept.periods.value { PeriodText.all(form, filled: filled) } }
  /// What people typed, cell by cell.
  var inputs: [InputText] { kept.inputs.value { InputText.all(form, book) } }
  /// What running texts claim.
  var narratives: [Narrative] { kept.narratives.value { Narrative.all(in: form, scopes, memory) } }
  /// The stated achievement rates, with what they should be.
  var rates: [RateCase] { kept.rates.value { RateCase.all(in: form) } }

  var scopes: IndicatorScopes { kept.scopes.value { IndicatorScopes(form) } }

  /// The cells that name what another table defines.
  var planReferences: [PlanReference] { kept.references.value { form.planReferences } }

  /// Worked out at most once.
  private final class Kept<Value: Sendable>: Sendable {
    private let known = Locked<Value?>(nil)

    func value(_ work: () -> Value) -> Value {
      if let value = known.withLock({ $0 }) { return value }
      let value = work()
      known.withLock { $0 = value }
      return value
    }
  }
}

/// A filled cell, or its part that is one field, with what people call its record.
struct FilledText: Sendable {
  var field: Field
  var record: Record
  var owner: String { record.owner }

  /// Every filled field once, in reading order; what is filled down counts where it stands.
  static func all(_ form: Form) -> [FilledText] {
    var seen: Set<Location> = []
    return form.allRecords.flatMap { record in
      record.fields.filter { !$0.filledDown && !$0.isEmpty }
        .filter { seen.insert($0.location).inserted }
        .map { FilledText(field: $0, record: record) }
    }.sorted { $0.field.location < $1.field.location }
  }
}
