import Grid
import Notation

@testable import Forms

/// How well an altered copy was read.
struct CopyResult {
  var right = 0
  var missing: [String] = []
  /// Read, but not as it stands there.
  var wrong: [String] = []
  /// Values read where none stand.
  var invented: [String] = []
  /// Values not read as they stand, of whose row, column and heading nothing is said.
  var unsaid: [String] = []
  var findings: CopyFindings?

  var isEntirelyRight: Bool { missing.isEmpty && wrong.isEmpty && invented.isEmpty }
  var total: Int { right + missing.count + wrong.count }

  init(_ copy: AlteredCopy, _ template: Template, known: Set<String> = []) {
    let form = try? FormReader.read(
      copy.book, templates: [template], formID: template.id)
    let findings = form.map { CopyFindings(copy, $0, known: known) }
    self.findings = findings
    var read: [AlteredCopy.Place: [(Indicator, IndicatorValue)]] = [:]
    for indicator in form?.allIndicators ?? [] {
      for value in indicator.values where value.status != .blank {
        let place = AlteredCopy.Place(
          sheet: value.location.sheetIndex, cell: value.location.cell)
        read[place, default: []].append((indicator, value))
      }
    }
    for expected in copy.expected {
      let name =
        "\(expected.place.sheet)!\(expected.place.cell) \(expected.role) \(expected.period)"
      let here = read[expected.place] ?? []
      let hit = here.firstIndex { indicator, value in
        value.role == expected.role && AlteredCopy.text(value.period) == expected.period
          && value.value == expected.value && value.status == expected.status
          && AlteredCopy.plain(indicator.name) == expected.indicator
      }
      if let hit {
        right += 1
        read[expected.place]?.remove(at: hit)
      } else if let (indicator, value) = here.first {
        wrong.append(
          "\(name) as \(value.role) \(AlteredCopy.text(value.period)) \(indicator.name)")
        if findings?.speak(of: expected.place) != true { unsaid.append(name) }
        read[expected.place]?.removeFirst()
      } else {
        missing.append(name)
      }
    }
    for (place, values) in read {
      for (indicator, value) in values {
        let name = "\(place.sheet)!\(place.cell) \(value.role) \(indicator.name) \(value.raw)"
        invented.append(name)
        if findings?.speak(of: place) != true { unsaid.append(name) }
      }
    }
  }
}
