public import Grid

/// Why a file could not be read or patched, and where.
public struct WorkbookError: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// The system's number for why the file cannot be opened or read.
    case unreadable(code: Int32)
    case empty
    case notAWorkbook
    case notZip
    case truncated
    case encrypted
    case legacyXLS
    case binaryXLSB
    case openDocument
    case damagedEntry
    case unsupportedCompression(method: Int)
    case unsafePath
    case limit(name: String, value: Int)
    case malformedXML(String)
    case dtd
    case missingPart(String)
    case unknownEncoding
    /// Bytes that are no character of the text's encoding; line and column count from 1.
    case malformedText(encoding: String, line: Int, column: Int)
    case malformedCSV(String, line: Int, column: Int)
    case unencodable(character: String)
    case changedMeanwhile(expected: String, found: String)
    case noSuchSheet(String)
    /// A new workbook was asked for that cannot be.
    case impossible(Impossible)
    /// What takes in the bytes of a new workbook gave an error, by its number.
    case notWritten(errno: Int32)
    case unsupportedEdit(Refusal)
  }

  public var reason: Reason
  /// The part of the package, such as `xl/workbook.xml`.
  public var part: String?
  /// Byte offset within the part, or within the file where `part` is nil.
  public var offset: Int?
  /// The cell concerned, such as `B7`.
  public var cell: String?
  /// The sheet concerned, by its name.
  public var sheet: String?

  public init(
    _ reason: Reason, part: String? = nil, offset: Int? = nil, cell: String? = nil,
    sheet: String? = nil
  ) {
    self.reason = reason
    self.part = part
    self.offset = offset
    self.cell = cell
    self.sheet = sheet
  }
}

extension WorkbookError {
  /// The sentence for people: what is wrong and what to do. It never holds contents of cells.
  public var message: Message {
    let sentence = self.sentence
    let place = self.place
    return Message(ja: sentence.ja + place.ja, en: sentence.en + place.en)
  }

  private var place: Message {
    let items = [part, sheet, offset.map { "byte \($0)" }, cell].compactMap { $0 }
    guard !items.isEmpty else { return Message(ja: "", en: "") }
    let list = items.joined(separator: ", ")
    return Message(ja: "（\(list)）", en: " (\(list))")
  }

  private var sentence: Message {
    switch reason {
    case .unreadable, .empty, .notAWorkbook, .notZip, .truncated, .encrypted, .legacyXLS,
      .binaryXLSB,
      .openDocument:
      fileSentence
    case .damagedEntry, .unsupportedCompression, .unsafePath, .limit, .malformedXML, .dtd,
      .missingPart:
      partSentence
    case .unknownEncoding, .malformedText, .malformedCSV: textSentence
    case .unencodable, .changedMeanwhile, .noSuchSheet, .unsupportedEdit: editSentence
    case .impossible(let reason): reason.message
    case .notWritten(let code):
      Message(
        ja: "書き込めません（エラー番号 \(code)）。空き容量と書き込み権限を確かめてください。",
        en: "It cannot be written (error \(code)). Look at free space and permissions.")
    }
  }

  private var fileSentence: Message {
    switch reason {
    case .unreadable(let code):
      Message(
        ja: "ファイルを開けません（エラー番号 \(code)）。場所とアクセス権を確認してください。",
        en: "The file cannot be opened (error \(code)). Check where it is and who may read it.")
    case .empty:
      Message(
        ja: "ファイルが空（0バイト）です。元のファイルをもう一度受け取ってください。",
        en: "The file is empty (0 bytes). Ask for the file once more.")
    case .notZip:
      Message(
        ja: "拡張子は Excel ですが、中身が Excel ブックではありません。Excel で開き、.xlsx 形式で保存し直してください。",
        en: "The file is named like an Excel workbook but is none. Save it as .xlsx in Excel.")
    case .truncated:
      Message(
        ja: "ファイルが途中で切れています。もう一度コピーまたはダウンロードしてください。",
        en: "The file is cut off. Copy or download it once more.")
    case .encrypted:
      Message(
        ja: "パスワードで保護されています。Excel で開き、パスワードを外して .xlsx 形式で保存してください。",
        en: "The file is protected by a password. Remove it in Excel and save as .xlsx.")
    case .legacyXLS:
      Message(
        ja: "古い Excel 形式（.xls）です。Excel で .xlsx 形式で保存し直してください。",
        en: "The file is in the old .xls format. Save it as .xlsx in Excel.")
    case .binaryXLSB:
      Message(
        ja: "バイナリ形式（.xlsb）です。Excel で .xlsx 形式で保存し直してください。",
        en: "The file is in the binary .xlsb format. Save it as .xlsx in Excel.")
    case .openDocument:
      Message(
        ja: "OpenDocument 形式（.ods）です。LibreOffice または Excel で .xlsx 形式で保存し直してください。",
        en: "The file is in the OpenDocument format. Save it as .xlsx in LibreOffice or Excel.")
    default:
      Message(
        ja: "Excel ブックでも CSV でもありません。Excel で .xlsx 形式で保存したファイルを渡してください。",
        en: "This is neither an Excel workbook nor CSV. Give a file saved as .xlsx in Excel.")
    }
  }

  private var partSentence: Message {
    switch reason {
    case .unsupportedCompression(let method):
      Message(
        ja: "圧縮方式 \(method) には対応していません。Excel で開き、.xlsx 形式で保存し直してください。",
        en: "Compression method \(method) is not supported. Save the file as .xlsx in Excel.")
    case .unsafePath:
      Message(
        ja: "ブックの外を指す部品名があるため、読み込みません。作成元に確認してください。",
        en: "A part's name points outside the workbook, so it is not read. Ask where it comes from."
      )
    case .limit(let name, let value):
      Message(
        ja: "大きすぎるため読み込みません（\(name) の上限 \(value)）。不要なシートや行を削ってください。",
        en:
          "Too large to be read (\(name) is limited to \(value)). Remove sheets or rows not needed."
      )
    case .dtd:
      Message(
        ja: "XML に DTD が含まれるため、読み込みません。Excel で開き、.xlsx 形式で保存し直してください。",
        en: "The XML holds a DTD, so it is not read. Save the file as .xlsx in Excel.")
    case .missingPart(let name):
      Message(
        ja: "ブックの部品 \(name) がありません。Excel で修復し、.xlsx 形式で保存し直してください。",
        en: "The workbook's part \(name) is missing. Repair the file in Excel and save it as .xlsx."
      )
    case .malformedXML:
      Message(
        ja: "ブックの中の XML が壊れています。Excel で修復し、.xlsx 形式で保存し直してください。",
        en: "The XML inside the workbook is broken. Repair the file in Excel and save it as .xlsx.")
    default:
      Message(
        ja: "ブックの部品が壊れています。もう一度受け取るか、Excel で修復して .xlsx 形式で保存してください。",
        en: "A part of the workbook is damaged. Get it once more, or repair it in Excel.")
    }
  }

  private var textSentence: Message {
    switch reason {
    case .malformedText(let encoding, let line, let column):
      Message(
        ja: "\(line) 行 \(column) 文字目に \(encoding) の文字でないバイトがあります。"
          + "元のファイルを受け取り直すか、Excel で「CSV UTF-8（コンマ区切り）」として保存し直してください。",
        en: "Line \(line), column \(column) holds bytes that are no \(encoding) text. "
          + "Get the file once more, or save it as \"CSV UTF-8\" in Excel.")
    case .malformedCSV(_, let line, let column):
      Message(
        ja: "CSV の \(line) 行 \(column) 文字目で始まる引用符（\"）が閉じていません。閉じる引用符を補ってください。",
        en:
          "The quote opened at line \(line), column \(column) of the CSV is never closed. Close it."
      )
    default:
      Message(
        ja: "文字コードを判別できません。Excel で「CSV UTF-8（コンマ区切り）」として保存し直してください。",
        en: "The text encoding cannot be told. Save the file as \"CSV UTF-8\" in Excel.")
    }
  }

  private var editSentence: Message {
    switch reason {
    case .unencodable(let character):
      Message(
        ja: "「\(character)」はこのファイルの文字コードで書けません。UTF-8 の CSV で保存し直してください。",
        en: "\"\(character)\" cannot be written in this file's encoding. Save it as CSV UTF-8.")
    case .changedMeanwhile:
      Message(
        ja: "読み込んだ後にセルの内容が変わっています。もう一度検査してください。",
        en: "The cell changed after it was read. Check the file once more.")
    case .noSuchSheet(let name):
      Message(ja: "シート「\(name)」がありません。", en: "There is no sheet \"\(name)\".")
    case .unsupportedEdit(let refusal): refusal.message
    default: fileSentence
    }
  }
}
