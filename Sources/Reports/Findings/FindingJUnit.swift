import Forms
package import Grid
package import Review
import Rules

/// The findings as a test report, for build servers: a file is a suite, a finding a failed case.
///
/// Source: the JUnit XML that Jenkins and GitLab read.
package struct FindingJUnit: Sendable {
  package var language: Language

  package init(language: Language) { self.language = language }

  package func write(_ files: [Reviewed], to text: ReportText) {
    let cases = files.reduce(0) { $0 + max(1, $1.findings.count) }
    let skipped = files.reduce(0) { $0 + $1.suppressed.count }
    let failures = files.reduce(0) { $0 + failed($1).count }
    let errors = files.filter { $0.failure != nil }.count
    text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    text("<testsuites name=\"kensan\" tests=\"\(cases + skipped)\" failures=\"\(failures)\"")
    text(" errors=\"\(errors)\">\n")
    for file in files { text(suite(file)) }
    text("</testsuites>\n")
  }

  /// A hint fails no build.
  private func failed(_ file: Reviewed) -> [Finding] {
    file.findings.filter { $0.severity > .info }
  }

  private func suite(_ file: Reviewed) -> String {
    let name = Self.escaped(file.path)
    var text =
      "  <testsuite name=\"\(name)\" tests=\"\(max(1, file.findings.count) + file.suppressed.count)\""
    text += " failures=\"\(failed(file).count)\" errors=\"\(file.failure == nil ? 0 : 1)\">\n"
    if let failure = file.failure {
      text += "    <testcase classname=\"\(name)\" name=\"kensan\">\n"
      text += "      <error message=\"\(Self.escaped(failure.text(language)))\"/>\n"
      text += "    </testcase>\n"
    } else if file.findings.isEmpty {
      text += "    <testcase classname=\"\(name)\" name=\"kensan\"/>\n"
    }
    for finding in file.findings { text += testCase(finding, name) }
    for one in file.suppressed {
      let place = Self.escaped("\(one.finding.rule) \(one.finding.location)")
      text += "    <testcase classname=\"\(name)\" name=\"\(place)\">\n"
      text +=
        "      <skipped message=\"\(Self.escaped(one.suppression.reason))\"/>\n    </testcase>\n"
    }
    return text + "  </testsuite>\n"
  }

  private func testCase(_ finding: Finding, _ file: String) -> String {
    let place = finding.location.description
    var text = "    <testcase classname=\"\(file)\""
    text += " name=\"\(Self.escaped("\(finding.rule) \(place)"))\">\n"
    let tag = finding.severity > .info ? "failure" : "system-out"
    let kind =
      finding.severity > .info
      ? " message=\"\(Self.escaped(finding.message.text(language)))\" type=\"\(finding.severity.rawValue)\""
      : ""
    let lines = [finding.message] + finding.detail
    let body = lines.map { $0.text(language) }.joined(separator: "\n")
    text += "      <\(tag)\(kind)>\(Self.escaped(body))</\(tag)>\n"
    return text + "    </testcase>\n"
  }

  /// Characters that XML cannot hold are shown as missing.
  private static func escaped(_ text: String) -> String {
    let held = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isHeld =
        scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        || scalar == "\n" || scalar == "\t"
      return isHeld ? scalar : "\u{FFFD}"
    }
    return HTML.escaped(String(String.UnicodeScalarView(held)))
  }
}
