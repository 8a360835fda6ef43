import Grid
import Notation

/// A cell of the form that names another year than the edition is for.
package struct ForeignYear: Hashable, Sendable {
  package var location: Location
  package var text: String
  /// The years that might stand there.
  package var expected: [Int]
}

extension Form {
  /// The years in titles and headings that are not the template's, in reading order; a sheet's title
  /// goes first.
  package var foreignYears: [ForeignYear] {
    let titles = allRecords.compactMap(foreignTitle)
    let values = Dictionary(grouping: allIndicators.flatMap(\.values)) { $0.periodLocation }
    let headings = alignment.headings.compactMap { heading in
      foreignHeading(heading, of: Set((values[heading.location] ?? []).map(\.role)))
    }
    return titles.sorted { $0.location < $1.location }
      + headings.sorted { $0.location < $1.location }
  }

  private func foreignTitle(_ record: Record) -> ForeignYear? {
    guard let wanted = template.settings.evaluationYear,
      let field = record.fields.first(where: { $0.key == "様式.評価年度" }),
      let year = Period.find(in: field.text).first?.0.fiscalYear, year != wanted
    else { return nil }
    var location = field.location
    location.range = nil
    return ForeignYear(location: location, text: field.text, expected: [wanted])
  }

  private func foreignHeading(_ heading: Alignment.Heading, of roles: Set<Role>) -> ForeignYear? {
    let found = heading.bareYear.map { [$0.year] } ?? years(in: heading.text)
    let written = years(in: heading.expected)
    if !written.isEmpty, written.count == found.count {
      let moved = written.map { $0 + template.yearsMoved }
      return [written, moved].contains(found)
        ? nil : ForeignYear(location: heading.location, text: heading.text, expected: written)
    }
    guard heading.decidesPeriod, !template.fiscalYears.isEmpty else { return nil }
    let known = years(for: roles)
    guard found.contains(where: { !known.contains($0) }) else { return nil }
    return ForeignYear(location: heading.location, text: heading.text, expected: known.sorted())
  }

  /// 〈年〉 moves with the edition: any of the template's years may stand there, but the baseline's
  /// only above baselines, and those evaluated or aimed at only above other values.
  private func years(for roles: Set<Role>) -> Set<Int> {
    let known = Set(
      template.knownYears + template.exampleYears
        + template.fiscalYears.map { $0 + template.yearsMoved })
    let settings = template.settings
    guard template.yearsMoved == 0, let first = settings.baselineYear, !roles.isEmpty
    else { return known }
    if roles == [.baseline] {
      let later = [settings.evaluationYear, settings.targetYear]
      return known.filter { $0 <= first || !later.contains($0) }
    }
    return roles.contains(.baseline) ? known : known.filter { $0 > first }
  }

  private func years(in text: String) -> [Int] {
    Period.find(in: text).compactMap { period, _ in
      let period = period.resolved(among: template.knownYears)
      return period.fiscalYear ?? period.wholeYear
    }
  }
}
