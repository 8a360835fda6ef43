import Testing

@testable import Notation

@Suite("Ranges of periods")
struct PeriodRangeTests {
  @Test(
    "are found with both ends, their words and their mark",
    arguments: [
      ("H25年～H30年度の間に", "2013年", "平成30年度", "～"),
      ("平成23年度〜平成30年度に", "平成23年度", "平成30年度", "〜"),
      ("計画（2020～2024年度）", "令和2年度", "令和6年度", "～"),
      ("前期 H23~26", "平成23年度", "平成26年度", "~"),
      ("令和2～6年に", "令和2年度", "2024年", "～"),
      ("令和4年度から令和6年度まで", "令和4年度", "令和6年度", "から"),
    ])
  func found(_ text: String, _ start: String, _ end: String, _ mark: String) throws {
    let range = try #require(PeriodRange.find(in: text).first)
    #expect(range.start.label == start)
    #expect(range.end?.label == end)
    #expect(range.mark == mark)
  }

  @Test("tell 年 from 年度 at each end")
  func words() throws {
    let range = try #require(PeriodRange.find(in: "H25年～H30年度").first)
    #expect(range.startWord == .calendar)
    #expect(range.endWord == .fiscal)
    let bare = try #require(PeriodRange.find(in: "H25～H30年度").first)
    #expect(bare.startWord == .none)
  }

  @Test(
    "count their years and know how many are stated",
    arguments: [
      ("2020年度～2024年度（5年間）", 5, 5), ("令和2年度～令和6年度（4か年計画）", 5, 4),
      ("令和2年度～令和6年度の3年間", 5, 3),
    ])
  func years(_ text: String, _ years: Int, _ stated: Int) throws {
    let range = try #require(PeriodRange.find(in: text).first)
    #expect(range.years == years)
    #expect(range.statedYears == stated)
  }

  @Test("may be open, or reversed")
  func openAndReversed() throws {
    let open = try #require(PeriodRange.find(in: "行政改革大綱(令和2年度～)").first)
    #expect(open.end == nil)
    #expect(try #require(PeriodRange.find(in: "令和6年度～令和2年度").first).isReversed)
  }

  @Test(
    "are not seen in ages, amounts, codes and dates",
    arguments: ["20～29歳", "1-4-3 促進", "2020-04-01", "3～5%", "令和4年度 - 報告", "平成25年に始め、平成30年度に"])
  func noRange(_ text: String) {
    #expect(PeriodRange.find(in: text).isEmpty)
  }
}

@Suite("Days that never were")
struct CalendarMistakeTests {
  @Test(
    "are found with what is meant",
    arguments: [
      ("平成31年5月7日", "令和元年5月7日"), ("令和元年4月30日", "平成31年4月30日"), ("昭和65年", "平成2年"),
    ])
  func meant(_ text: String, _ meant: String) throws {
    let mistake = try #require(CalendarMistake.find(in: text).first)
    #expect(mistake.meant == meant)
    #expect(mistake.text == text)
  }

  @Test(
    "are told apart",
    arguments: [
      ("令和0年度", CalendarMistake.Kind.year(writtenAhead: false)),
      ("平成35年度", .year(writtenAhead: true)), ("2月30日に", .day), ("令和5年2月29日", .day),
      ("昭和64年1月8日", .outsideEra),
    ])
  func kinds(_ text: String, _ kind: CalendarMistake.Kind) {
    #expect(CalendarMistake.find(in: text).map(\.kind) == [kind])
  }

  @Test(
    "leave alone what was",
    arguments: [
      "平成31年4月30日", "令和元年5月1日", "昭和64年1月7日", "令和6年2月29日", "2月29日", "平成31年度", "5月31日間",
      "H30年度", "R4年度の12月31日", "100月",
    ])
  func fine(_ text: String) {
    #expect(CalendarMistake.find(in: text).isEmpty)
  }
}

@Suite("Numbered lists")
struct NumberedListTests {
  @Test("count the items of the first line's style, and only those with text")
  func items() {
    let circled = NumberedList.items(in: "①市民\n② 企業\n　(1)内訳\n③")
    #expect(circled.map(\.number) == [1, 2])
    #expect(circled.map(\.text) == ["市民", "企業"])
    let plain = NumberedList.items(in: "1 協働の推進\n　・活動への支援\n2 地域の充実\n10.5 %")
    #expect(plain.map(\.number) == [1, 2])
    #expect(NumberedList.items(in: "・支援する。\n・続ける。").isEmpty)
    #expect(NumberedList.items(in: "2団体が参加した。").isEmpty)
  }

  @Test("say where the number stands")
  func ranges() {
    let text = "①市民\n②企業"
    let bytes = Array(text.utf8)
    let signs = NumberedList.items(in: text).map {
      String(decoding: bytes[$0.range], as: UTF8.self)
    }
    #expect(signs == ["①", "②"])
  }
}

@Suite("Codes of municipalities")
struct MunicipalityCodeTests {
  @Test(
    "end in their check digit",
    arguments: [
      "092045", "112089", "192147", "092134", "102041", "010006", "011002", "271004", "131016",
    ])
  func checkDigit(_ code: String) {
    #expect(
      MunicipalityCode.checkDigit(ofBody: String(code.dropLast())) == Int(String(code.suffix(1))))
  }

  @Test("have five digits before it")
  func body() {
    #expect(MunicipalityCode.checkDigit(ofBody: "9204") == nil)
    #expect(MunicipalityCode.checkDigit(ofBody: "0920A") == nil)
    #expect(MunicipalityCode.hasPrefecture("09204"))
    #expect(!MunicipalityCode.hasPrefecture("92045"))
  }
}
