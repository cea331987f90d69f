import Testing

@testable import MailFormat

@Suite("Text out of HTML", .timeLimit(.minutes(1)))
struct HTMLTextTests {
  @Test(
    "HTML is read as its reader would see it",
    arguments: [
      ("<p>One</p><p>Two</p>", "One\n\nTwo"), ("a<br>b<br/>c", "a\nb\nc"), ("<div>a</div><div>b</div>", "a\nb"),
      ("  a \n\n  b\t c ", "a b c"), ("<ul><li>one<li>two</ul>end", "- one\n- two\n\nend"),
      ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
      ("<style>p{}</style><script>if (a</b) x()</script><title>t</title>text", "text"), ("<!-- <p>no</p> -->yes", "yes"),
      ("a &lt;b&gt; &amp;amp; &#8364;&#x20AC; &euro; &copy &unknown; &", "a <b> &amp; €€ € &copy &unknown; &"), ("&#128;&#0;", "€\u{FFFD}"),
      ("<pre>a\n  b</pre>", "a\n  b"),
      ("Hi<blockquote>said<blockquote>before</blockquote></blockquote>Bye", "Hi\n\n> said\n\n> > before\n\nBye"),
      ("<a href='x>y' title=\"<b>\">link</a>", "link"), ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"), ("<", "<"), ("a<b", "a"), ("<p", ""),
      ("<script>never closed", ""), ("<!-- never closed", ""), ("x<!DOCTYPE html>y", "xy"), ("", ""), ("<P>Caps</P>", "Caps"),
      ("zero\u{200B}width", "zerowidth"),
    ])
  func extraction(html: String, text: String) {
    #expect(HTMLText.extract(from: html) == text)
  }

  @Test(
    "The time grows with the length alone",
    arguments: ["<", "<a ", "<a b=\"", "&", "&#", "<!--", "<script>", "</", "<blockquote>x", "<pre>\n", "<br>"])
  func hostile(piece: String) {
    let html = String(repeating: piece, count: 60_000 / piece.utf8.count)
    #expect(HTMLText.extract(from: html).utf8.count <= 10 * html.utf8.count)
  }
}
