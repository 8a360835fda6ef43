package import Grid

/// How serious a finding is: `error` is certain and harmful, `warning` wants a look, `info` is a hint.
package enum Severity: String, Sendable, Comparable, CaseIterable, Codable {
  case info, warning, error

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// The word that stands before a finding.
  package var label: Message {
    switch self {
    case .info: Message(ja: "情報", en: "info")
    case .warning: Message(ja: "注意", en: "warning")
    case .error: Message(ja: "エラー", en: "error")
    }
  }
}
