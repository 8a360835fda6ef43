import Notation
import Testing

@Suite struct PeriodTests {
  @Test(
    "fiscal years are read in every way they are written",
    arguments: [
      ("令和4年度", 2022), ("R4", 2022), ("Ｒ４", 2022), ("R4年度", 2022), ("令和4(2022)年度", 2022),
      ("令和４（２０２２）年度", 2022), ("2022年度", 2022), ("2022(令和4)年度", 2022), ("令和4年度(2022年度)", 2022),
      ("H27", 2015),
      ("平成31年度", 2019), ("令和元年度", 2019), ("R1", 2019), ("㋿元年度", 2019), ("令和四年度", 2022),
      ("平成三十年度", 2018),
      ("昭和六十三年度", 1988), ("令和十年度", 2028), ("平成35年度", 2023),
      ("(R4)", 2022),
      ("（H27）", 2015), ("2018", 2018), ("昭和64年度", 1989), ("令和 4 年度", 2022),
    ])
  func fiscal(_ text: String, _ year: Int) {
    #expect(Period.parse(text) == .fiscal(year))
    #expect(Period.parse(text)?.json == .number(year))
  }

  @Test("year, month and day keep their word")
  func otherKinds() {
    #expect(Period.parse("2016年") == Period(.calendarYear(2016)))
    #expect(Period.parse("2016年")?.json == .text("2016年"))
    #expect(Period.parse("2016年")?.fiscalYear == nil)
    #expect(Period.parse("2019年11月")?.json == .text("2019年11月"))
    #expect(Period.parse("令和2年3月")?.fiscalYear == 2019)
    #expect(Period.parse("令和2年4月1日") == Period(.date(2020, 4, 1)))
    #expect(Period.parse("R4.4.1") == Period(.date(2022, 4, 1)))
    #expect(Period.parse("2022/4/1")?.fiscalYear == 2022)
    #expect(Period.parse("令和4年産") == Period(.text("2022年産")))
    #expect(Period.parse("24年度")?.resolved(near: .fiscal(2013)) == .fiscal(2012))
  }

  @Test(
    "other texts are no period",
    arguments: [
      "", "年度", "R", "R年度", "H0", "SDGs17", "5年", "123", "12345", "0001", "令和4年度まで", "H27A", "M5",
    ])
  func none(_ text: String) {
    #expect(Period.parse(text) == nil)
  }

  @Test("periods in running text come with their places")
  func find() {
    let text = "平成30年度から令和3年度までの4年間（H25年～H30年度）、2020-04-01"
    let hits = Period.find(in: text)
    #expect(
      hits.map { slice(text, $0.1) } == ["平成30年度", "令和3年度", "H25年", "H30年度", "2020-04-01"])
    #expect(hits.map(\.0.fiscalYear) == [2018, 2021, nil, 2018, 2020])
  }

  @Test("headings of two years are equal once masked, and ① stays")
  func masked() {
    #expect(Period.masked("現状値(平成30年度)") == "現状値(〈年〉)")
    #expect(Period.masked("基準値\n(H27)") == Period.masked("基準値（Ｒ４）"))
    #expect(Period.masked("①～⑦") == "①~⑦")
    #expect(Period.masked("目標値") == "目標値")
  }

  @Test("every fiscal year is read back from its label, and labels keep the order")
  func labels() {
    var last: Period?
    for year in 1868...2117 {
      let period = Period.fiscal(year)
      #expect(Period.parse(period.label) == period)
      #expect(Period.parse("\(year)年度") == period)
      if let last { #expect(last < period) }
      last = period
    }
  }

  @Test("no text traps and every range slices it")
  func anyText() {
    var random = SeededRandom(3)
    for _ in 0..<20_000 {
      let text = random.text()
      var end = 0
      for (period, range) in Period.find(in: text) {
        #expect(slice(text, range) != nil)
        #expect(range.lowerBound >= end)
        #expect(Period.parse(slice(text, range) ?? "") == period)
        end = range.upperBound
      }
      _ = Period.masked(text)
      _ = Period.parse(text)
    }
  }
}
