import Forms
import Grid
import Notation

extension Rule {
  /// Records with more or fewer fields than the heading, or with quotes out of place.
  static let raggedRecords = Rule(
    id: "FIL-006",
    title: Message(ja: "CSV列数不一致・引用符", en: "Fields of a record do not match"),
    severity: .error,
    why: Message(
      ja: "コンマが1つ多いだけで、それより右の値がすべて隣の列の値として読まれます。",
      en: "One comma too many, and every value to its right is read as its neighbour's."),
    condition: Message(
      ja: "見出しより後のレコードの項目数が見出しと違う、引用符が項目の途中にある、閉じていない、または引用符の外で改行している。"
        + "空行と、1項目だけの行（表題・注記）は対象外。ただしレコードの間にある、見出しや注記らしくない1項目だけの行は、"
        + "引用符の外の改行とみる。",
      en:
        "A record behind the heading has another number of fields, a quote within a field or never "
        + "closed, or a line break outside quotes. Empty lines and lines of one field (titles, notes) "
        + "are fine; but a line of one field between two records that looks like neither is a field "
        + "torn in two."),
    remedy: Message(
      ja: "コンマや改行を含む項目を引用符（\"）で囲んでください。",
      en: "Put fields with commas or line breaks between quotes."),
    source: "FIL-006（ファイル）",
    scope: .file,
    examples: [
      Example(
        "囲んでいない桁区切り", "a thousands comma without quotes",
        grid: """
          加入率|%|60|70|75|A|-|内容|①
          ↓利用者数|人|1|234|1300|1250|A|-|内容|①
          """,
        file: ExampleFile("様式.csv", .csv) { $0.text = TextLayout(fieldCounts: [9, 9, 10]) }),
      Example(
        "途中の引用符", "a quote within a field",
        grid: "加入率|%|60|70|75|A|-|↓内容\"追記|①",
        file: ExampleFile("様式.csv", .csv) { book in
          book.text = TextLayout(
            fieldCounts: [9, 9], strayQuotes: [CellReference(row: 1, column: 7)])
        }),
      Example(
        "行末の項目の中の改行", "a line break within the last field",
        grid: """
          加入率|%|60|70|75|A|-|内容|説明会を開いた
          ↓うえで周知した
          利用者数|人|1234|1300|1250|A|-|内容|①
          """,
        file: ExampleFile("様式.csv", .csv) { $0.text = TextLayout(fieldCounts: [9, 9, 1, 9]) }),
      Example(
        "行の間の見出しと注記", "a caption and a note between records",
        grid: """
          加入率|%|60|70|75|A|-|内容|①
          第2節　市民活動
          利用者数|人|1234|1300|1250|A|-|内容|①
          ※速報値
          参加者数|人|1234|1300|1250|A|-|内容|①
          """,
        file: ExampleFile("様式.csv", .csv) {
          $0.text = TextLayout(fieldCounts: [9, 9, 1, 9, 1, 9])
        }),
      Example(
        "表題と注記と空行", "title, note and empty line",
        grid: "加入率|%|60|70|75|A|-|内容|①",
        file: ExampleFile("様式.csv", .csv) { book in
          book.text = TextLayout(fieldCounts: [1, 0, 9, 9, 9, 1])
        }),
    ],
    checkFile: RaggedRecords.check)
}

private enum RaggedRecords {
  private struct Fault {
    var cell: CellReference
    var reason: Message
  }

  static func check(_ context: FileContext) -> [Finding] {
    guard let layout = context.book.text else { return [] }
    let counts = layout.fieldCounts
    let header = layout.headerRecord
    var faults = layout.strayQuotes.map {
      Fault(
        cell: $0, reason: Message(ja: "引用符が項目の途中にある", en: "a quote within the field"))
    }
    if let header {
      faults += records(counts, behind: header).map { row in
        Fault(
          cell: CellReference(row: row, column: 0),
          reason: isBroken(counts, at: row, header)
            ? Message(
              ja: "引用符の外で改行している（\(counts[row]) 項目と \(counts[row + 1]) 項目）",
              en: "a line break outside quotes (\(counts[row]) and \(counts[row + 1]) fields)")
            : Message(
              ja: "\(counts[row]) 項目（見出しは \(counts[header]) 項目）",
              en: "\(counts[row]) fields (the heading has \(counts[header]))"))
      }
      faults += rests(counts, behind: header, context).map { row in
        Fault(
          cell: CellReference(row: row, column: 0),
          reason: Message(
            ja: "引用符の外で改行している（1 項目だけの行）", en: "a line break outside quotes (a line of one field)"))
      }
    }
    faults.sort { $0.cell < $1.cell }
    guard let first = faults.first else { return [] }
    return [finding(first, faults, header, context)]
  }

  /// Records with several fields that are not as many as the heading's.
  private static func records(_ counts: [Int], behind header: Int) -> [Int] {
    counts.indices.filter { row in
      row > header && counts[row] > 1 && counts[row] != counts[header]
    }
  }

  /// A record cut in two: its parts together have one field more than the heading.
  private static func isBroken(_ counts: [Int], at row: Int, _ header: Int) -> Bool {
    row + 1 < counts.count && counts[row] < counts[header] && counts[row + 1] > 0
      && counts[row] + counts[row + 1] == counts[header] + 1
  }

  /// Lines of one field right between two records that have all of theirs: the end of the last field
  /// of the one, or the beginning of the other's first. Captions and notes are fine there.
  private static func rests(
    _ counts: [Int], behind header: Int, _ context: FileContext
  ) -> [Int] {
    guard counts[header] > 2, let sheet = context.book.sheets.first else { return [] }
    return counts.indices.dropFirst(header + 1).dropLast().filter { row in
      counts[row] == 1 && counts[row - 1] == counts[header] && counts[row + 1] == counts[header]
        && !isCaption(sheet[CellReference(row: row, column: 0)]?.shown ?? "")
    }
  }

  /// 「※速報値」, 「第2節　市民活動」, 「【基本目標】」, 「1 行政運営」; none has half a pair of brackets.
  private static func isCaption(_ text: String) -> Bool {
    let plain = Normalization.n2(text)
    guard let first = plain.first else { return true }
    guard Brackets.unpaired(in: plain).isEmpty else { return false }
    return RemarkText.isRemark(plain) || !PlanNumber.leading(in: plain).isEmpty
      || !(first.isLetter || first.isNumber)
  }

  private static func finding(
    _ first: Fault, _ faults: [Fault], _ header: Int?, _ context: FileContext
  ) -> Finding {
    let place = first.cell
    let related =
      (header.map { [CellReference(row: $0, column: 0)] } ?? [])
      + faults.dropFirst().prefix(50).map(\.cell)
    return context.finding(
      at: place, inSheet: 0,
      Message(
        ja: "\(place.row + 1) 件目のレコードの列がずれています" + more(faults).ja,
        en: "The fields of record \(place.row + 1) do not match" + more(faults).en),
      detail: [
        .written(ja: first.reason.ja, en: first.reason.en),
        .cause(
          ja: "桁区切りのコンマ・文中のコンマ・改行を引用符で囲んでいない",
          en: "a comma or a line break in a field without quotes"),
        .remedy(
          ja: "元の表から CSV を保存し直すか、その項目を \" で囲む",
          en: "save the CSV file once more, or put that field between quotes"),
      ],
      evidence: [Evidence("records", "\(faults.count)")],
      related: related.map { context.book.location($0, inSheet: 0) })
  }

  private static func more(_ faults: [Fault]) -> Message {
    faults.count == 1
      ? Message(ja: "", en: "")
      : Message(ja: "（ほか \(faults.count - 1) 件）", en: " (and \(faults.count - 1) more)")
  }
}

extension TextLayout {
  /// The first record as long as most are, of those with several fields.
  var headerRecord: Int? {
    guard let usual = Frequency(fieldCounts.filter { $0 > 1 }).mostFrequent else { return nil }
    return fieldCounts.firstIndex(of: usual)
  }

  /// Whether a field is one too many of its record.
  func isSurplus(_ cell: CellReference) -> Bool {
    guard let header = headerRecord, cell.row > header, cell.row < fieldCounts.count else {
      return false
    }
    return cell.column >= fieldCounts[header] && cell.column < fieldCounts[cell.row]
  }
}
