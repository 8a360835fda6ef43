package import Grid
package import Review
import Rules

/// The counts that stand at the end of a report.
package struct FindingCount: Equatable, Sendable {
  package var errors = 0
  package var warnings = 0
  package var infos = 0
  package var safeFixes = 0
  package var unsafeFixes = 0
  package var files = 0
  package var filesWithFindings = 0
  /// On a list of known findings, and excepted by the workbook itself: counted for nothing else.
  package var known = 0
  package var excepted = 0

  package init(_ reviewed: [Reviewed]) {
    files = reviewed.count
    for file in reviewed {
      if !file.findings.isEmpty { filesWithFindings += 1 }
      for one in file.suppressed {
        if one.suppression.source == .baseline { known += 1 } else { excepted += 1 }
      }
      for finding in file.findings {
        switch finding.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .info: infos += 1
        }
        switch finding.fix?.safety {
        case .safe: safeFixes += 1
        case .unsafe: unsafeFixes += 1
        case nil: break
        }
      }
    }
  }

  package func line(_ language: Language) -> String {
    let fixes = safeFixes + unsafeFixes
    switch language {
    case .ja:
      let fixed = fixes == 0 ? "" : "（自動修正 \(fixes): 安全 \(safeFixes)、要確認 \(unsafeFixes)）"
      return "エラー \(errors)・注意 \(warnings)・情報 \(infos)\(fixed)／ \(files) ファイル中 \(filesWithFindings)"
        + (known + excepted == 0 ? "" : "（ほかに数えない指摘: 既知 \(known)・検査除外 \(excepted)）")
    case .en:
      let fixed =
        fixes == 0 ? "" : " (\(fixes) fixable: \(safeFixes) safe, \(unsafeFixes) to confirm)"
      return "errors \(errors), warnings \(warnings), info \(infos)\(fixed)"
        + " / in \(filesWithFindings) of \(files) files"
        + (known + excepted == 0 ? "" : " (not counted: \(known) known, \(excepted) excepted)")
    }
  }
}
