import Grid

/// What all pages of the manual have in common.
struct SiteFrame {
  let language: Language
  /// Folders below the index.
  let depth: Int

  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  private var top: String { String(repeating: "../", count: depth) }

  var navigation: String {
    "<nav><a href=\"\(top)index.html\">\(say("検算の手引き", "Manual of kensan"))</a></nav>\n"
  }

  /// - Parameter other: the same page in the other language, from here.
  func page(title: String, other: String, _ body: String) -> String {
    var page = "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n"
    page += "<meta charset=\"utf-8\">\n"
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    page += "<title>\(HTML.escaped(title))</title>\n"
    page += "<style>\n\(CellTable.style)\n\(Self.style)\n</style>\n</head>\n<body>\n"
    page += "<nav>"
    if depth > 0 {
      page += "<a href=\"\(top)index.html\">\(say("検算の手引き", "Manual of kensan"))</a> "
    }
    page += "<a href=\"\(other)\" lang=\"\(language == .ja ? "en" : "ja")\">"
    page += "\(say("English", "日本語"))</a></nav>\n"
    return page + body + "</body>\n</html>\n"
  }

  private static let style = """
    body{font-family:"Yu Gothic","Hiragino Sans","Noto Sans CJK JP",sans-serif;margin:1.5em auto;max-width:60em;padding:0 1em;color:#222;line-height:1.7}
    h1{font-size:1.5em;color:#1f4e79}h2{font-size:1.15em;border-bottom:1px solid #bbb;margin-top:1.6em}
    h3{font-size:1em;margin-bottom:.3em}
    nav{font-size:.9em}nav a{margin-right:1em}a{color:#1f4e79}
    dt{font-weight:bold;margin-top:.6em}dd{margin-left:1.2em}
    table.list{font-size:.95em;width:100%}.list td{border-width:0 0 1px;border-color:#ddd;padding:.3em .5em;white-space:normal}
    .list td:first-child{white-space:nowrap;width:11em}
    .list td.error,.list td.warning,.list td.info{width:4em}
    pre,code{font-family:"Noto Sans Mono CJK JP",monospace;background:#f3f5f8}pre{padding:.6em;overflow-x:auto}
    .error{color:#c0301c}.warning{color:#8a5c00}.info{color:#2b6cb0}
    :focus-visible{outline:2px solid #1f4e79;outline-offset:2px}
    @media print{nav{display:none}}
    """
}
