import Grid
import Testing

@testable import Workbook

@Suite("number formats")
struct ReadNumberFormatTests {
  private static let shownAs: [(code: String, value: Double, text: String)] = [
    ("0", 2.5, "3"), ("0.0", 0.25, "0.3"), ("0%", 0.958, "96%"), ("0.0%", 0.2335, "23.4%"),
    ("#,##0", 118383, "118,383"), ("#,##0\"人\"", 1234, "1,234人"),
    ("#,##0;△#,##0", -1234, "△1,234"),
    ("#,##0.0_ ;[Red]\\-#,##0.0\\ ", -0.5, "-0.5 "), ("[>=100]0\"多\";0\"少\"", 99, "99少"),
    ("0.00", 1.005, "1.01"), ("#,##0,", 1_234_567, "1,235"), ("000-0000", 3_250_001, "325-0001"),
    ("yyyy/m/d", 44_681, "2022/4/30"), ("[$-411]ggge\"年\"m\"月\"d\"日\"", 44_681, "令和4年4月30日"),
    ("[$-411]ge.m.d", 32_516, "H1.1.8"),
    ("yyyy\"年\"m\"月\"d\"日(\"aaa\")\"", 44_681, "2022年4月30日(土)"),
    ("h:mm", 0.5, "12:00"), ("[h]:mm", 1.5, "36:00"), ("0.00E+00", 12_345, "1.23E+04"),
    ("#.##", 0.5, ".5"), ("General\"件\"", 3, "3件"), ("0;-0;\"－\"", 0, "－"),
    ("0.0%", 1.0 / 81, "1.2%"),
  ]

  @Test("a number is shown as a Japanese Excel shows it")
  func shown() {
    for (code, value, text) in Self.shownAs {
      #expect(NumberFormat(code).text(value, date1904: false) == text, "\(code)")
    }
  }

  @Test("each format shows what Excel shows")
  func table() throws {
    let rows = NumberFormatTable.rows(NumberFormatTable.agreed + "\n" + NumberFormatTable.excel)
    #expect(rows.count > 600)
    for (code, value, text) in rows {
      let format = NumberFormat(code)
      let shown: String?
      if value.hasPrefix("'") {
        let text = String(value.dropFirst())
        shown = format.text(text) ?? text
      } else {
        let number = try #require(Double(value))
        shown = format.text(number, date1904: false)
      }
      #expect(shown == text, "\(code) \(value)")
    }
  }

  @Test("odd formats of hostile files show something or nothing, and never stop the program")
  func hostile() {
    var state: UInt64 = 1
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let parts = [
      "0", "#", "?", ".", ",", "%", "/", "E+", "E-", ";", "@", "General", "[h]", "[DBNum1]", "[",
      "]",
      "_", "*", "\\", "\"", "yyyy", "m", "d", "ss", "g", "e", "[>=1]", "[$-411]", "AM/PM", "9",
      "00000",
      "0000000000000000000000",
    ]
    let values = [
      0, 0.5, -1, 1e-300, 1e300, 1.234567890123457e20, .pi, 44_681.5, -1e15, 1e21, .infinity,
      .nan,
      .greatestFiniteMagnitude, 999_999.999_999_9, 2_958_465.999_999_999,
    ]
    var shown = 0
    for _ in 0..<20_000 {
      let format = NumberFormat((0...random(8)).map { _ in parts[random(parts.count)] }.joined())
      let isShown = format.text(values[random(values.count)], date1904: random(2) == 0) != nil
      if isShown { shown += 1 }
      _ = format.text("文字")
    }
    #expect(shown > 10_000)
  }

  @Test("times before 1904 are negative where days count from there")
  func negativeTimes() {
    #expect(NumberFormat("[h]:mm").text(-0.5, date1904: true) == "-12:00")
  }

  @Test("the formats that files name by number are those of a Japanese Excel")
  func builtIn() {
    let styles = Styles(
      XMLElement(
        name: "styleSheet",
        children: [
          XMLElement(
            name: "cellXfs",
            children: [5, 14, 27, 28, 31, 36, 41, 42, 55, 58].map {
              XMLElement(name: "xf", attributes: ["numFmtId": "\($0)"])
            })
        ]))
    let shown = (0..<10).map {
      styles.numberFormat($0).flatMap { NumberFormat($0).text(44_681, date1904: false) }
    }
    #expect(
      shown == [
        "¥44,681", "2022/4/30", "R4.4.30", "令和4年4月30日", "2022年4月30日", "R4.4.30", " 44,681 ",
        " ¥44,681 ", "2022年4月", "令和4年4月30日",
      ])
  }

  @Test("General shows eleven characters at most")
  func general() {
    let shownAs: [(value: Double, text: String)] = [
      (0.1 + 0.2, "0.3"), (1234567.891234, "1234567.891"), (123456789012.0, "1.23457E+11"),
      (-5.0, "-5"),
    ]
    for (value, text) in shownAs { #expect(GeneralText.text(value) == text) }
  }

  @Test("the day that never was, and the first days of 1904")
  func days() {
    #expect(NumberFormat("yyyy/m/d").text(60, date1904: false) == "1900/2/29")
    #expect(NumberFormat("yyyy/m/d").text(61, date1904: false) == "1900/3/1")
    #expect(NumberFormat("yyyy/m/d").text(0, date1904: true) == "1904/1/1")
    #expect(DateSerial.serial(ofISO: "2022-04-30T12:00:00", date1904: false) == 44_681.5)
    // A cell that says it holds a date and holds nothing.
    #expect(DateSerial.serial(ofISO: "", date1904: false) == nil)
    #expect(DateSerial.serial(ofISO: "T", date1904: false) == nil)
  }
}
