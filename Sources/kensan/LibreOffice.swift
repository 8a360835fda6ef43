import Glibc
import Workbook

/// LibreOffice, for formats that kensan does not read itself.
enum LibreOffice {
  /// Seconds after which a conversion is given up.
  private static let patience = 120

  enum Format: String {
    case xls, xlsb, ods

    init?(_ reason: WorkbookError.Reason) {
      switch reason {
      case .legacyXLS: self = .xls
      case .binaryXLSB: self = .xlsb
      case .openDocument: self = .ods
      default: return nil
      }
    }
  }

  /// The workbook as LibreOffice saves it in `.xlsx`.
  ///
  /// - Throws: where LibreOffice is not installed, cannot read the file or takes too long.
  static func workbook(from bytes: [UInt8], _ format: Format) throws(CommandError) -> [UInt8] {
    guard let program = program() else {
      throw CommandError(
        ja: ".\(format.rawValue) の変換には LibreOffice が要ります。入れてから（Debian: apt-get install "
          + "libreoffice-calc）もう一度実行するか、Excel で .xlsx 形式で保存し直してください。",
        en: "Converting .\(format.rawValue) needs LibreOffice. Install it (Debian: apt-get install "
          + "libreoffice-calc) and try again, or save the file as .xlsx in Excel.")
    }
    let folder = try FileSystem.makeTemporaryFolder()
    defer { FileSystem.removeFolder(folder) }
    let input = FileSystem.joined(folder, "in.\(format.rawValue)")
    try FileSystem.replace(input, with: bytes)
    // A profile of its own: a LibreOffice that is open on the desk is neither asked nor disturbed.
    let finished = ChildProcess.run(
      [
        program, "--headless", "--norestore", "-env:UserInstallation=file://\(folder)/profile",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, input,
      ], seconds: patience)
    let output = FileSystem.joined(folder, "in.xlsx")
    guard finished, FileSystem.kind(output) == .file else {
      throw CommandError(
        ja: finished
          ? "LibreOffice がこのファイルを変換できませんでした。Excel で .xlsx 形式で保存し直してください。"
          : "LibreOffice の変換が \(patience) 秒で終わりませんでした。Excel で .xlsx 形式で保存し直してください。",
        en: finished
          ? "LibreOffice could not convert the file. Save it as .xlsx in Excel."
          : "LibreOffice did not finish in \(patience) seconds. Save the file as .xlsx in Excel.")
    }
    return try FileSystem.bytes(output, limit: Limits.standard.bytes)
  }

  private static func program() -> String? {
    for folder in (Environment["PATH"] ?? "").split(separator: ":") {
      for name in ["soffice", "libreoffice"] {
        let path = FileSystem.joined(String(folder), name)
        if FileSystem.kind(path) == .file, unsafe access(path, X_OK) == 0 { return path }
      }
    }
    return nil
  }
}
