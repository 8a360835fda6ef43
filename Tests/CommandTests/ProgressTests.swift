import Foundation
import Grid
import Testing

@testable import kensan

@Suite("Progress")
struct ProgressTests {
  @Test("a bar, files done, rate, time left and the file that was begun last")
  func line() {
    var line = ProgressLine(done: 250, total: 1000, milliseconds: 5000, file: "in/課.xlsx")
    #expect(
      line.text(.ja, columns: 120)
        == "[#####---------------] 250/1000 ファイル  50.0/秒  残り 0:15  in/課.xlsx")
    line = ProgressLine(done: 10, total: 7210, milliseconds: 5000, file: "a.xlsx")
    #expect(
      line.text(.en, columns: 120)
        == "[--------------------] 10/7210 files  2.0/s  1:00:00 left  a.xlsx")
    // Of a stream nobody knows the end.
    line = ProgressLine(done: 3, total: nil, milliseconds: 2000, file: "a.xlsx")
    #expect(line.text(.en, columns: 80) == "3 files  1.5/s  a.xlsx")
  }

  @Test("the line fits the terminal; of a long path the end is kept", arguments: [40, 60, 80])
  func narrow(_ columns: Int) {
    let file = "令和6年度/提出/市民生活部/" + String(repeating: "長い名前", count: 20) + "終.xlsx"
    let text = ProgressLine(done: 1, total: 2, milliseconds: 1000, file: file)
      .text(.ja, columns: columns)
    let width = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
    #expect(width < columns || columns == 40)
    #expect(columns == 40 || text.hasSuffix("終.xlsx") && text.contains("…"))
  }
}
