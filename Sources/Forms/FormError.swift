package import Grid

/// Why a workbook could not be read as a form.
package enum FormError: Error, Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    package var id: String
    /// The price of laying the workbook over it: 0 is a clean copy, 1 has nothing in common.
    package var cost: Double

    package init(id: String, cost: Double) {
      self.id = id
      self.cost = cost
    }
  }

  case unknownForm([Candidate])
  case ambiguous([Candidate])
  case noSuchForm(String, installed: [String])
  case empty
  case tooManyRows(sheet: String)

  package var message: Message {
    switch self {
    case .unknownForm(let candidates):
      Message(
        ja:
          "どの様式とも合いません（\(Self.list(candidates))。0に近いほど合い、\(Alignment.text(Costs.notThisForm))を超えると別の様式とみなします）。--form で様式を指定できます。",
        en:
          "No installed form fits (\(Self.list(candidates)); 0 is a clean copy, above \(Alignment.text(Costs.notThisForm)) it is another form). Name the form with --form."
      )
    case .ambiguous(let candidates):
      Message(
        ja: "複数の様式に同じくらい合います（\(Self.list(candidates))）。--form で様式を指定してください。",
        en:
          "Several forms fit about equally well (\(Self.list(candidates))). Name the form with --form."
      )
    case .noSuchForm(let id, let installed):
      Message(
        ja: "様式「\(id)」はありません。使える様式: \(installed.joined(separator: "、"))",
        en: "There is no form “\(id)”. Installed forms: \(installed.joined(separator: ", "))")
    case .empty:
      Message(ja: "どのシートにも記入がありません。", en: "No sheet holds anything.")
    case .tooManyRows(let sheet):
      Message(
        ja:
          "シート「\(sheet)」は行が多すぎて、様式として読めません（上限は \(FormReader.mostRows.sheet) 行）。様式のシートだけのブックにしてください。",
        en:
          "Sheet \"\(sheet)\" has too many rows to be read as a form (at most \(FormReader.mostRows.sheet)). Keep only the form's sheets in the workbook."
      )
    }
  }

  private static func list(_ candidates: [Candidate]) -> String {
    candidates.map { "\($0.id) \(Alignment.text($0.cost))" }.joined(separator: ", ")
  }
}
