import Grid
import Notation

extension OpenDataCheck {
  /// One answer in several spellings.
  static let choicesSpeltDifferently = OpenDataCheck(
    id: "L2-04",
    title: Message(ja: "選択肢回答が標準化されているか", en: "Answers are spelt in one way"),
    weight: .critical, items: [],
    remedy: Message(ja: "同じ答えは1つの書き方にそろえてください。", en: "Spell the same answer in one way."),
    examples: [
      TableExample(
        "全角と半角", "two widths",
        grid: "施設|↓区分\n甲|Ａ型\n乙|A型\n丙|A型\n丁|B型\n戊|B型\n己|A型\n庚|B型\n辛|A型"),
      TableExample(
        "そろった答え", "one spelling", grid: "施設|区分\n甲|A型\n乙|A型\n丙|B型\n丁|B型\n戊|A型\n己|B型"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.filled.compactMap { column -> OpenDataFault? in
        guard !column.isNumeric, !column.isCode, column.cells.count >= 6 else { return nil }
        var spellings: [String: [String: [CellReference]]] = [:]
        for cell in column.cells {
          let text = Normalization.trimmed(cell.shown)
          spellings[Normalization.withoutSpaces(text), default: [:]][text, default: []]
            .append(cell.reference)
        }
        // Free text has no choices.
        guard spellings.count <= 20, spellings.count * 3 <= column.cells.count,
          let mixed = spellings.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key })
        else { return nil }
        let ways = mixed.value.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: ways.dropFirst().flatMap(\.value).sorted().prefix(20).map { $0 },
          ja: "同じ答えの書き方が分かれています（"
            + ways.map { "「\($0.key)」\($0.value.count)" }.joined(separator: "・") + "）",
          en: "one answer in several spellings: "
            + ways.map { "\"\($0.key)\" \($0.value.count)" }.joined(separator: ", "))
      }
    }
  }
}
