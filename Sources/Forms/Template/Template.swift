/// A form as its planners described it in a workbook: where things stand, and what they mean.
package struct Template: Sendable {
  package var id: String
  package var title: String
  package var municipality: String
  package var edition: String?
  package var fiscalYears: [Int]
  package var formSheets: [FormSheet]
  /// Tables of the form by themselves (`{{#シート 表}}`), as they stand in running text.
  package var tables: [FormSheet] = []
  /// Sheets of the form that hold no tags: lists, explanations.
  package var plainSheets: [String]
  /// Sheets that the form hides.
  package var hiddenSheets: Set<String> = []
  package var items: [TagItem]
  package var settings: Settings
  /// How far the years of the workbooks are from those that the template names.
  package var yearsMoved = 0
  package var ruleSettings: [RuleSetting]
  /// The rules that the form's planners have written themselves.
  package var ownRules: [OwnRule] = []
  package var schemes: [ScoringScheme]
  /// Of a template proposed from the very workbook that is read with it: the form sheet that was made
  /// for each sheet.
  package var models: [String: String] = [:]
  /// Nobody made it: it was proposed from the workbook that is read with it.
  package var isProposal: Bool { !models.isEmpty }

  package init(
    id: String, title: String, municipality: String, edition: String?, fiscalYears: [Int],
    formSheets: [FormSheet], plainSheets: [String], items: [TagItem], settings: Settings,
    ruleSettings: [RuleSetting], schemes: [ScoringScheme]
  ) {
    self.id = id
    self.title = title
    self.municipality = municipality
    self.edition = edition
    self.fiscalYears = fiscalYears
    self.formSheets = formSheets
    self.plainSheets = plainSheets
    self.items = items
    self.settings = settings
    self.ruleSettings = ruleSettings
    self.schemes = schemes
  }

  /// Every year that the settings name: they tell the era of a year written without it.
  package var knownYears: [Int] {
    fiscalYears
      + [settings.baselineYear, settings.evaluationYear, settings.targetYear]
      .compactMap(\.self)
  }

  /// Every year that a heading of the form names.
  var exampleYears: [Int] { (formSheets + tables).flatMap(\.exampleYears) }

  package func item(_ key: String) -> TagItem? { items.first { $0.key == key } }
}
