/// The number formats of styles.xml: what a cell's `s` stands for.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.30 (numFmt).
struct Styles: Sendable {
  /// By index into cellXfs; nil is General.
  private(set) var formats: [String?] = []
  /// The part itself, for those who ask for more; nil where there is none.
  let root: XMLElement?

  init() { root = nil }

  init(_ root: XMLElement) {
    self.root = root
    var custom: [Int: String] = [:]
    for format in root.child("numFmts")?.children(named: "numFmt") ?? [] {
      guard let id = format.attributes["numFmtId"].flatMap({ Int($0) }) else { continue }
      custom[id] = format.attributes["formatCode"]
    }
    for xf in root.child("cellXfs")?.children(named: "xf") ?? [] {
      let id = xf.attributes["numFmtId"].flatMap { Int($0) } ?? 0
      let code = custom[id] ?? Self.builtIn[id]
      formats.append(code == "General" || code == "" ? nil : code)
    }
  }

  func numberFormat(_ style: Int) -> String? {
    formats.indices.contains(style) ? formats[style] : nil
  }

  /// The formats that files name by number only, as a Japanese Excel shows them.
  private static let builtIn: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;[Red]¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;[Red]¥-#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "[$-411]ge.m.d", 28: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    29: "[$-411]ggge\"年\"m\"月\"d\"日\"", 30: "m/d/yy", 31: "yyyy\"年\"m\"月\"d\"日\"",
    32: "h\"時\"mm\"分\"", 33: "h\"時\"mm\"分\"ss\"秒\"", 34: "yyyy\"年\"m\"月\"", 35: "m\"月\"d\"日\"",
    36: "[$-411]ge.m.d", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
    42: "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ",
    43: "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
    44: "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: "[$-411]ge.m.d", 51: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    52: "yyyy\"年\"m\"月\"", 53: "m\"月\"d\"日\"", 54: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    55: "yyyy\"年\"m\"月\"", 56: "m\"月\"d\"日\"", 57: "[$-411]ge.m.d",
    58: "[$-411]ggge\"年\"m\"月\"d\"日\"",
  ]
}
