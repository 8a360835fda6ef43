import Grid
import Notation
import Testing

@Suite struct NumberTextTests {
  @Test(
    "a number is read with sign, commas, multiplier and unit",
    arguments: [
      ("118,383人", "118383", "人"), ("88.4%", "88.4", "%"), ("８８．４％", "88.4", "％"),
      ("70.0", "70.0", nil),
      ("△35人", "-35", "人"), ("▲1,234", "-1234", nil), ("−5", "-5", nil), ("－５", "-5", nil),
      ("(123)", "-123", nil), ("（３５）人", "-35", "人"), ("1億2,000万円", "120000000", "円"),
      ("5億3千万円", "530000000", "円"), ("3千4百万円", "34000000", "円"), ("3億1千8百万円", "318000000", "円"),
      ("1兆1,523億円", "1152300000000", "円"), ("3千人", "3", "千人"),
      ("10万人", "10", "万人"),
      ("1.5万", "15000", nil), ("2万世帯", "20000", "世帯"), ("56.5千トン", "56.5", "千トン"),
      ("約80%", "80", "%"),
      ("概ね 5 校", "5", "校"), ("10個", "10", "個"), ("1,000千円", "1000", "千円"), ("12か所", "12", "か所"),
      ("３，３５１，２０７人", "3351207", "人"), ("0.50", "0.50", nil), ("+3", "3", nil), ("865g", "865", "g"),
      ("4人/世帯", "4", "人/世帯"), ("9.5m2/人", "9.5", "m2/人"), ("80tCO2", "80", "tCO2"),
      ("2.5%ポイント", "2.5", "%ポイント"), ("80人（実数）", "80", "人"), ("１２ﾊﾟｰｾﾝﾄ", "12", "ﾊﾟｰｾﾝﾄ"),
      ("100㎡", "100", "㎡"),
    ] as [(String, String, String?)])
  func read(_ text: String, _ value: String, _ unit: String?) throws {
    let number = try #require(NumberText.parse(text))
    #expect(number.value.description == value)
    #expect(number.unit == unit)
    #expect(number.text == text)
  }

  @Test(
    "what is not one number is none",
    arguments: [
      "33.2.%", "29（4）", "29(4)", "1,23", "1,2345", "12,34,567", ",5", "5,", "", "　", "-", "人",
      "令和4年度",
      "2016年", "2022年度", "12月", "5→7", "10~20", "3/5", "5人 6人", "197人 (2018年度)\n1.46 (2015年度)", "①",
      "H27",
      "12回/15回", "※1", "12(人)※", "3%増", "1234567890123456789", "5年ぶりの開催", "(2018年度)", "12(その他)",
      "--5",
    ])
  func refused(_ text: String) {
    #expect(NumberText.parse(text) == nil)
  }

  @Test("a multiplier is the unit's where the form counts in it")
  func counted() throws {
    let number = try #require(NumberText.parse("1,812.5千冊"))
    #expect(number.value.description == "1812500")
    let counted = try #require(number.counted(in: "千冊"))
    #expect(counted.value.description == "1812.5")
    #expect(counted.unit == "千冊")
    #expect(number.counted(in: "冊") == nil)
    #expect(number.counted(in: "万冊") == nil)
  }

  @Test(
    "words in brackets that leave the value as it is",
    arguments: [
      "631件（コロナ前）", "100社（5年間累計）", "50回（計画期間中の平均）", "138団体（前年度比12団体増）", "88.4%（191/216）",
      "5.0%（維持）",
    ])
  func remark(_ text: String) throws {
    let number = try #require(NumberText.parse(text))
    #expect(number.text == text)
    #expect(number.growthNote == nil)
    #expect(number.note != nil)
  }

  @Test(
    "the mark of a footnote leaves the value as it is, and the number is no bare one",
    arguments: ["12※", "12 ※1", "12*", "12（※）", "12(注1)", "１２＊２", "12（速報値）※"])
  func footnote(_ text: String) throws {
    let number = try #require(NumberText.parse(text))
    #expect(number.value == ExactDecimal(12))
    #expect(number.text == text)
    #expect(!number.isBareNumber)
  }

  @Test(
    "a second value in brackets",
    arguments: ["88人（191/216）", "10件（人）", "3回（12回計）", "5件（前年度3件）"])
  func secondValue(_ text: String) { #expect(NumberText.parse(text) == nil) }

  @Test("bounds, approximations and notes are told apart from the unit")
  func notes() throws {
    let atLeast = try #require(NumberText.parse("約80％以上"))
    #expect(atLeast.approximate)
    #expect(atLeast.bound == "以上")
    #expect(atLeast.unit == "％")
    let times = try #require(NumberText.parse("3回以上"))
    #expect(times.unit == "回")
    #expect(times.bound == "以上")
    let noted = try #require(NumberText.parse("16,068人 (2016年)"))
    #expect(noted.periodNote == Period(.calendarYear(2016)))
    #expect(noted.value == ExactDecimal(16068))
    let survey = try #require(NumberText.parse("2,473人 (2019年11月数値)"))
    #expect(survey.periodNote == Period(.yearMonth(2019, 11)))
    let growth = try #require(NumberText.parse("900社 (3%増)"))
    #expect(growth.growthNote == "3%増")
    #expect(growth.periodNote == nil)
    let sum = try #require(NumberText.parse("120（累計）"))
    #expect(sum.note == "累計")
    #expect(!sum.isBareNumber)
    let era = try #require(NumberText.parse("70件（令和3(2021)年度）"))
    #expect(era.periodNote == .fiscal(2021))
  }

  @Test("only what a spreadsheet would take is a plain number")
  func plain() {
    #expect(NumberText.parse("-1,234.5")?.isPlainNumber == true)
    #expect(NumberText.parse("１２")?.isPlainNumber == false)
    #expect(NumberText.parse("１２")?.isBareNumber == true)
    #expect(NumberText.parse("12人")?.isPlainNumber == false)
    #expect(NumberText.parse("12人")?.isBareNumber == false)
    #expect(NumberText.parse("△5")?.isPlainNumber == false)
  }

  @Test("numbers in running text come with their places")
  func running() {
    let text = "市内全27校中25校に、約８割の1,234人（前年度比△35人）。"
    let numbers = NumberText.find(in: text)
    #expect(numbers.map(\.text) == ["27校", "25校", "約８割", "1,234人", "△35人"])
    #expect(numbers.map(\.value.description) == ["27", "25", "8", "1234", "-35"])
    for number in numbers { #expect(slice(text, number.range) == number.text) }
  }

  @Test(
    "periods, codes, list marks and dates are no numbers",
    arguments: [
      "令和4年度とH27とR4", "1-4-3 あらゆる分野", "(1)実施状況\n(2)目標", "平成30年度から令和3年度まで", "4月1日", "COVID-19",
      "1.概要", "24年度", "2022/4/1", "①②⑦", "1.2.3節",
    ])
  func notNumbers(_ text: String) {
    #expect(NumberText.find(in: text).map(\.text) == [])
  }

  @Test("two values in one cell are both found")
  func twoValues() {
    #expect(NumberText.find(in: "29（4）").map(\.value.description) == ["29", "4"])
    let goal = "197人 (2018年度)\n1.46 (2015年度)"
    let numbers = NumberText.find(in: goal)
    #expect(numbers.map(\.value.description) == ["197", "1.46"])
    #expect(numbers.map(\.periodNote) == [.fiscal(2018), .fiscal(2015)])
    #expect(NumberText.find(in: "△35人（2018年）→70人").map(\.value.description) == ["-35", "70"])
    #expect(NumberText.find(in: "2.5-3.5%").map(\.value.description) == ["2.5", "3.5"])
  }

  @Test("what is printed is read back the same, with and without commas, in both widths")
  func identity() throws {
    var random = SeededRandom(1)
    for _ in 0..<3000 {
      let units = Int.random(in: -99_999_999_999...99_999_999_999, using: &random)
      let value = ExactDecimal(
        units: Int128(units), scale: Int.random(in: 0...6, using: &random))
      for grouping in [true, false] {
        let text = NumberText.formatted(value, grouping: grouping)
        let read = try #require(NumberText.parse(text))
        #expect(read.value == value)
        #expect(read.value.scale == value.scale)
        #expect(NumberText.formatted(read.value, grouping: grouping) == text)
        #expect(NumberText.parse(widened(text))?.value == value)
      }
    }
  }

  @Test("no text traps, every range slices the raw text, and width does not change the reading")
  func anyText() {
    var random = SeededRandom(2)
    for _ in 0..<20_000 {
      let text = random.text()
      for number in NumberText.find(in: text) {
        #expect(slice(text, number.range) == number.text)
        #expect(slice(text, number.digits) != nil)
        if let range = number.unitRange { #expect(slice(text, range) == number.unit) }
      }
      let parsed = NumberText.parse(text)
      if let parsed {
        #expect(slice(text, parsed.range) == parsed.text)
        #expect(parsed.text == trimmed(text))
        if let range = parsed.unitRange { #expect(slice(text, range) == parsed.unit) }
      }
      #expect(NumberText.parse(widened(text))?.value == parsed?.value, "\(text.debugDescription)")
      for ratio in RatioText.find(in: text) { #expect(slice(text, ratio.range) != nil) }
    }
  }

  @Test("a value is turned into the declared unit")
  func declaredUnit() {
    #expect(NumberText.parse("3千人")?.value(in: "人") == ExactDecimal(3000))
    #expect(NumberText.parse("54.1万トン")?.value(in: "千トン") == ExactDecimal("541"))
    #expect(NumberText.parse("5人")?.value(in: "件") == nil)
    #expect(NumberText.parse("5")?.value(in: "件") == ExactDecimal(5))
  }
}
