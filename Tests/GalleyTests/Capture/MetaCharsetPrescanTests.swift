// The charset that a page declares.

import Testing

@testable import Galley

@Suite struct MetaCharsetPrescanTests {
  @Test(arguments: [
    ("<meta charset=koi8-r>", "KOI8-R"),
    ("<META CharSet = 'KOI8-R' />", "KOI8-R"),
    ("<meta http-equiv=Content-Type content=\"text/html; charset=big5\">", "Big5"),
    ("<meta content='text/html; charset=big5' http-equiv='content-type'>", "Big5"),
    ("<meta content='text/html; charset=big5'>", nil),
    ("<meta name=x charset=nonsense><meta charset=gbk>", "GBK"),
    ("<!-- <meta charset=gbk> --><meta charset=big5>", "Big5"),
    ("<!--><meta charset=gbk>", "GBK"),
    ("<!-- <meta charset=gbk>", nil),
    ("<p title='<meta charset=gbk>'><meta charset=big5>", "Big5"),
    ("</p title=\"<meta charset=gbk>\"><meta charset=big5>", "Big5"),
    ("<metas charset=gbk>", nil), ("<meta charset=utf-16>", "UTF-8"),
    ("<meta charset=x-user-defined>", "windows-1252"), ("<meta charset=", nil),
    ("<meta charset=gbk", nil), ("<meta charset='gbk", nil), ("<meta charset=gbk/>", nil),
    ("<?xml version='1.0' encoding='iso-8859-2'?><p>", "ISO-8859-2"),
    ("<?xml version='1.0' encoding='iso-8859-2'?><meta charset=gbk>", "GBK"),
    ("<?xml encoding=latin1?>", nil), ("", nil), ("<", nil), ("< meta charset=gbk>", nil),
    ("<meta charset=gbk charset=big5>", "GBK"),
  ])
  func pages(page: String, encoding: String?) {
    #expect(MetaCharsetPrescan.encoding(Array(page.utf8)) == encoding)
  }

  @Test func declarationsAreLookedForInTheFirst64Kilobytes() {
    let far = String(repeating: " ", count: 64 * 1024 - 20)
    #expect(MetaCharsetPrescan.encoding(Array((far + "<meta charset=gbk>").utf8)) == "GBK")
    #expect(MetaCharsetPrescan.encoding(Array((far + far + "<meta charset=gbk>").utf8)) == nil)
  }
}
