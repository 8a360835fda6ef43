public import Grid

extension WorkbookError {
  /// The sentence for people: what is wrong and what to do. It never holds contents of cells.
  public var message: Message {
    let sentence = self.sentence
    let place = self.place
    return Message(ja: sentence.ja + place.ja, en: sentence.en + place.en)
  }

  private var place: Message {
    let bytes = [part, offset.map { "byte \($0)" }]
    let ja = [sheet.map { "シート「\($0)」" }, cell.map { "セル \($0)" }] + bytes
    let en = [sheet.map { "sheet \"\($0)\"" }, cell.map { "cell \($0)" }] + bytes
    guard ja.contains(where: { $0 != nil }) else { return Message(ja: "", en: "") }
    return Message(
      ja: "（\(ja.compactMap { $0 }.joined(separator: ", "))）",
      en: " (\(en.compactMap { $0 }.joined(separator: ", ")))")
  }

  private var sentence: Message {
    switch reason {
    case .unreadable, .empty, .notAWorkbook, .otherArchive, .notZip, .truncated: fileSentence
    case .encrypted, .legacyXLS, .binaryXLSB, .openDocument: formatSentence
    case .damagedEntry, .unsupportedCompression, .unsafePath, .malformedXML, .dtd, .outsideSheet,
      .missingPart, .missingSheet:
      partSentence
    case .limit(let name, let value): Self.limitSentence(name, value)
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
    case .otherArchive:
      Message(
        ja: "ZIP ファイルですが、Excel ブックではありません。中に Excel ファイルがあれば取り出して渡してください。",
        en: "This is a ZIP file but no Excel workbook. If there are workbooks in it, take them out."
      )
    case .notZip:
      Message(
        ja: "拡張子は Excel ですが、中身が Excel ブックではありません。Excel で開き、.xlsx 形式で保存し直してください。",
        en: "The file is named like an Excel workbook but is none. Save it as .xlsx in Excel.")
    case .truncated:
      Message(
        ja: "ファイルが途中で切れています。もう一度コピーまたはダウンロードしてください。",
        en: "The file is cut off. Copy or download it once more.")
    default:
      Message(
        ja: "Excel ブックでも CSV でもありません。Excel で .xlsx 形式で保存したファイルを渡してください。",
        en: "This is neither an Excel workbook nor CSV. Give a file saved as .xlsx in Excel.")
    }
  }

  private var formatSentence: Message {
    switch reason {
    case .encrypted:
      Message(
        ja: "パスワードで保護されています。Excel で開き、パスワードを外して .xlsx 形式で保存してください。",
        en: "The file is protected by a password. Remove it in Excel and save as .xlsx.")
    case .legacyXLS:
      Message(
        ja: "古い Excel 形式（.xls）です。Excel で .xlsx 形式で保存し直すか、"
          + "kensan convert 元.xls 新.xlsx で変換してください（LibreOffice が必要です）。",
        en: "The file is in the old .xls format. Save it as .xlsx in Excel, or convert it with "
          + "kensan convert old.xls new.xlsx (needs LibreOffice).")
    case .binaryXLSB:
      Message(
        ja: "バイナリ形式（.xlsb）です。Excel で .xlsx 形式で保存し直すか、"
          + "kensan convert 元.xlsb 新.xlsx で変換してください（LibreOffice が必要です）。",
        en: "The file is in the binary .xlsb format. Save it as .xlsx in Excel, or convert it with "
          + "kensan convert old.xlsb new.xlsx (needs LibreOffice).")
    default:
      Message(
        ja: "OpenDocument 形式（.ods）です。LibreOffice か Excel で .xlsx 形式で保存し直すか、"
          + "kensan convert 元.ods 新.xlsx で変換してください（LibreOffice が必要です）。",
        en: "The file is in the OpenDocument format. Save it as .xlsx in LibreOffice or Excel, or "
          + "convert it with kensan convert old.ods new.xlsx (needs LibreOffice).")
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
    case .dtd:
      Message(
        ja: "Excel が書かない定義（DTD）が XML に含まれるため、読み込みません。作成元に確認してください。",
        en: "The XML holds a DTD, which Excel never writes, so it is not read. Ask where the file "
          + "comes from.")
    case .outsideSheet:
      Message(
        ja: "Excel のシートの範囲（XFD1048576 まで）の外に行かセルがあります。作成した表計算ソフトで範囲の中に収めてください。",
        en:
          "There are rows or cells beyond XFD1048576, where Excel's sheets end. Bring them inside "
          + "with the program that made the file.")
    case .missingPart(let name):
      Message(
        ja: "ブックの部品 \(name) がありません。Excel で修復し、.xlsx 形式で保存し直してください。",
        en: "The workbook's part \(name) is missing. Repair the file in Excel and save it as .xlsx."
      )
    case .missingSheet(let name):
      Message(
        ja: "シート「\(name)」の中身がファイルにありません。Excel で開いて修復し、.xlsx 形式で保存し直してください。",
        en:
          "The file does not hold what is on sheet \"\(name)\". Repair it in Excel and save it as "
          + ".xlsx.")
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

  private static func limitSentence(_ name: String, _ value: Int) -> Message {
    // What honest files never come near is no matter of sheets or rows too many.
    let isHostile = [
      "nesting", "attributes", "elements", "entries", "text of a cell", "bytes per element",
    ].contains(name)
    let noun = nouns[name] ?? name
    return Message(
      ja: "大きすぎるため読み込みません（\(noun)の上限は \(value)）。"
        + (isHostile ? "作成元に確認してください。" : "不要なシートや行を削ってください。"),
      en: "Too large to be read (\(name) is limited to \(value)). "
        + (isHostile ? "Ask where the file comes from." : "Remove sheets or rows not needed."))
  }

  /// The limits' names in Japanese.
  private static let nouns: [String: String] = [
    "bytes": "ファイルのバイト数", "bytes per part": "部品のバイト数", "bytes inflated": "展開後のバイト数",
    "text of a cell": "1 つのセルの文字のバイト数", "bytes per element": "1 つの要素のバイト数",
    "cells": "セルの数", "entries": "部品の数", "shared strings": "共有文字列の数", "sheets": "シートの数",
    "rows": "行の数", "text": "文字のバイト数", "nesting": "要素の入れ子", "elements": "要素の数",
    "attributes": "属性の数", "fields": "項目の数", "sheet name": "シート名のバイト数",
    "objects": "図形・コメント・リンク等の数", "bytes of parts": "図形・コメント等の部品のバイト数",
  ]

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
