"""Hostile captures, each at a size and at twice that size: cost must be bounded and linear.

    python3 scripts/bombs.py GALLEY [NAME…]

Prints for each the CPU seconds of `galley extract`, start-up taken off, and the ratio of the two
sizes. Leaves with 1 if a capture takes more than its limit of CPU, more than linear time, is killed
or ends with something else than an article or an error.
"""

import os
import subprocess
import sys
import tempfile
import resource

WORDS = (
    "The ferry left the harbour at dawn with eleven passengers, two dogs and a crate of lemons. "
)
PARAGRAPH = "<p>" + WORDS * 3 + "</p>\n"
ARTICLE = "<!DOCTYPE html><title>A ferry</title><article><h1>A ferry</h1>\n" + PARAGRAPH * 5
MAIL = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
# A million bytes of a plain page take about 0.02 s; what is allowed is five times that, for each
# million bytes.
SECONDS_A_MEGABYTE = 0.1
# A line of text costs more, 0.6 microseconds: it is compared with the lines around it. What is allowed
# holds for 500,000 of them; 100,000 take less than a tenth of a second.
SECONDS_A_MEGABYTE_OF_LINES = 0.4
MANY_LINES = {
    "short lines", "lines of a menu", "list items", "markdown paragraph", "markdown table"}
# Twice the size may take a little more than twice the time: caches are finite.
LARGEST_RATIO = 2.7


def ld(text):
    return '<script type="application/ld+json">' + text + "</script>" + ARTICLE


BOMBS = {
    # Tags and attributes
    "attributes on one tag": lambda n: ARTICLE + "<p " + " ".join(f"a{i}=1" for i in range(n // 9)) + ">",
    "known attributes on one tag": lambda n: ARTICLE + "<p " + "class=a id=b " * (n // 13) + ">",
    "one long attribute": lambda n: ARTICLE + '<p class="' + "a " * (n // 2) + '">',
    "one long style": lambda n: ARTICLE + '<p style="' + "color:red;" * (n // 10) + '">',
    "one long srcset": lambda n: ARTICLE + '<img srcset="' + "/a.png 2x, " * (n // 11) + '">',
    "unclosed quote, many times": lambda n: ARTICLE + "<p a='" * (n // 6),
    "less-than signs": lambda n: ARTICLE + "<" * n,
    "end tags": lambda n: ARTICLE + "</p>" * (n // 4),
    "unclosed comments": lambda n: ARTICLE + "<!--" * (n // 4),
    "comments of dashes": lambda n: ARTICLE + "<!--" + "-" * n,
    "bogus comments": lambda n: ARTICLE + "<!a" * (n // 3),
    "sections in a formula": lambda n: ARTICLE + "<math>" + "<![CDATA[" * (n // 9),
    "scripts in comments": lambda n: ARTICLE + "<script><!--<script></script>" * (n // 29),
    "unclosed scripts": lambda n: ARTICLE + "<script><!--</script" * (n // 20),
    "unclosed text areas": lambda n: ARTICLE + "<textarea></textare>" * (n // 20),
    "unclosed drawings": lambda n: ARTICLE + "<svg><title><path>" * (n // 18),
    "unclosed templates": lambda n: ARTICLE + "<template>" * (n // 10),
    "responses": lambda n: "HTTP/1.1 200\n\n" * (n // 14) + ARTICLE,
    "records": lambda n: "WARC/1.0: a\n" * (n // 12),
    "boundaries": lambda n: MAIL + "--b\n" * (n // 4),
    "parts in parts": lambda n: MAIL + "--b\nContent-Type: multipart/mixed; boundary=b\n\n" * (n // 47),
    "selects": lambda n: ARTICLE + "<select><option>a" * (n // 17),
    # Nesting
    "deep": lambda n: "<div>" * (n // 11) + ARTICLE + "</div>" * (n // 11),
    "deep, stray end tags": lambda n: "<div>" * (n // 9) + "</b>" * (n // 9) + ARTICLE,
    "deep inlines, end tags": lambda n: ARTICLE + "<b>" * 990 + "<i></b>" * (n // 7),
    "deep, closing paragraphs": lambda n: "<div>" * (n // 21) + "</p>" * (n // 21 * 4) + ARTICLE,
    "deep lists": lambda n: ARTICLE + "<ul><li>" * (n // 8) + "a",
    "deep quotes": lambda n: ARTICLE + "<blockquote>" * 900 + PARAGRAPH * (n // 300),
    "deep tables": lambda n: ARTICLE + "<table><tr><td>" * (n // 15) + "a",
    "misnested emphasis": lambda n: ARTICLE + "<b><i><u></b></i></u>a" * (n // 22),
    "misnested links": lambda n: ARTICLE + ("<b>" * 100 + '<a href="' + "x" * 500 + '">' + "</b>" * 100) * (n // 1200),
    "unclosed links": lambda n: ARTICLE + "<a href=x>a " * (n // 12),
    "unclosed emphasis": lambda n: ARTICLE + "<p><b><i>a" * (n // 10),
    "paragraphs of one letter": lambda n: ARTICLE + "<p>a" * (n // 4),
    "elements without text": lambda n: ARTICLE + "<i></i>" * (n // 7),
    "invented elements": lambda n: ARTICLE + "".join(f"<x{i}>" for i in range(n // 8)),
    "line breaks": lambda n: ARTICLE + "<p>" + "<br>" * (n // 4),
    "wide table": lambda n: ARTICLE + "<table><tr>" + "<td>a" * (n // 5) + "</table>",
    "huge spans": lambda n: ARTICLE + "<table><tr>" + "<td colspan=1000 rowspan=65534>a" * (n // 32),
    "list items": lambda n: ARTICLE + "<ul>" + "<li>a" * (n // 5) + "</ul>",
    "images": lambda n: ARTICLE + "<img src=/a.png>" * (n // 16),
    "headings": lambda n: ARTICLE + "<h2>a</h2>" * (n // 10),
    "metas": lambda n: "<meta property=og:title content=a>" * (n // 34) + ARTICLE,
    "authors": lambda n: '<meta name=author content="Ann Example">' * (n // 40) + ARTICLE,
    # Text
    "references": lambda n: ARTICLE + "<p>" + "&amp;" * (n // 5),
    "references without end": lambda n: ARTICLE + "<p>" + "&CounterClockwiseContourIntegra" * (n // 31),
    "long number": lambda n: ARTICLE + "<p>&#" + "9" * n + ";",
    "one word": lambda n: ARTICLE + "<p>" + "a" * n,
    "one paragraph": lambda n: ARTICLE + "<p>" + WORDS * (n // len(WORDS)),
    "white space": lambda n: ARTICLE + "<p>" + " \n" * (n // 2) + "a",
    "combining marks": lambda n: ARTICLE + "<p>a" + "\u0301" * (n // 2),
    "combining marks out of order": lambda n: ARTICLE + "<p>a" + "\u0301\u0323" * (n // 4),
    "markdown in text": lambda n: ARTICLE + "<p>" + "*[`_" * (n // 4),
    "brackets": lambda n: ARTICLE + "<p>" + "[" * n,
    "backticks": lambda n: ARTICLE + "<p><code>" + "`" * n + "</code>",
    "runs of backticks": lambda n: ARTICLE + "<p><code>" + " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "alternating emphasis": lambda n: ARTICLE + "<p>" + "<b>a</b><i>b</i>" * (n // 16),
    "byline": lambda n: '<p class="byline">By ' + "Ann and " * (n // 8) + "</p>" + ARTICLE,
    "byline of capitals": lambda n: '<p class="byline">By ' + "A. " * (n // 3) + "</p>" + ARTICLE,
    "title": lambda n: "<title>" + "a | b - " * (n // 8) + "</title>" + ARTICLE,
    "dates": lambda n: '<time datetime="' + "2024-" * (n // 5) + '">' + "1 May " * (n // 12) + "</time>" + ARTICLE,
    "cues": lambda n: ARTICLE + "<p>" + "read more share this " * (n // 21),
    "classes": lambda n: '<div class="' + "article-body comment share " * (n // 27) + '">' + ARTICLE,
    "text before the page": lambda n: "\ufeff" + "\n" * n + ARTICLE,
    # Data
    "deep data": lambda n: ld("[" * n),
    "deep objects": lambda n: ld('{"a":' * (n // 5)),
    "long string of data": lambda n: ld('{"@type":"Article","headline":"' + "a" * n + '"}'),
    "unclosed string of data": lambda n: ld('{"@type":"Article","headline":"' + "\\u0041" * (n // 6)),
    "quotes in data": lambda n: ld('{"headline":"' + '"' * n),
    "keys of data": lambda n: ld("{" + ",".join(f'"k{i}":1' for i in range(n // 10)) + "}"),
    "articles in data": lambda n: ld("[" + '{"@type":"Article","headline":"a","author":{"name":"b"}},' * (n // 57) + "]"),
    "references in data": lambda n: ld('{"@graph":[' + ",".join('{"@id":"%d","author":{"@id":"%d"}}' % (i, i + 1) for i in range(n // 36)) + "]}"),
    "scripts of data": lambda n: '<script type="application/ld+json">{}</script>' * (n // 45) + ARTICLE,
    "body in data": lambda n: ld('{"@type":"Article","articleBody":"' + WORDS * (n // len(WORDS)) + '"}'),
    "comments in data": lambda n: ld("/*" * (n // 2)),
}

# What makes a text Markdown.
MARKDOWN = "# A\n\n[a](/b) [a](/b) [a](/b)\n\n" + WORDS * 5 + "\n\n"

TEXTS = {
    "short lines": lambda n: "a\n" * (n // 2),
    "lines of a menu": lambda n: "Home\nNews\nSport\n" * (n // 16),
    "lines of prose": lambda n: (WORDS + "\n\n") * (n // 93),
    "one line": lambda n: WORDS * (n // len(WORDS)),
    "one word": lambda n: "a" * n,
    "one line of capitals": lambda n: "A. " * (n // 3),
    "empty lines": lambda n: WORDS * 5 + "\n" * n + WORDS * 5,
    "bylines": lambda n: "By Ann Example\n" * (n // 15) + WORDS * 5,
    "dates": lambda n: "May 5, 2024, 10:00\n" * (n // 19) + WORDS * 5,
    "list items": lambda n: "* a\n" * (n // 4) + WORDS * 5,
    "deep list items": lambda n: "".join(" " * (i % 500) + "- a\n" for i in range(n // 254)) + WORDS * 5,
    "quotes": lambda n: ("> " * (n // 2)) + WORDS * 5,
    "links": lambda n: "[a](https://a.example/) " * (n // 24) + WORDS * 5,
    "open brackets": lambda n: "[" * n + WORDS * 5,
    "pipes": lambda n: "| a | b |\n" * (n // 10) + WORDS * 5,
    "wrapped lines": lambda n: (WORDS[:60] + "\n") * (n // 61),
    "same line": lambda n: "Read more about the ferry and the harbour\n" * (n // 42) + WORDS * 5,
    "fences": lambda n: "```\n" * (n // 4) + WORDS * 5,
    "markdown brackets": lambda n: MARKDOWN + "[![" * (n // 3),
    "markdown addresses": lambda n: MARKDOWN + '[a](b "' * (n // 7),
    "markdown emphasis": lambda n: MARKDOWN + "*_a **" * (n // 6),
    "markdown tags": lambda n: MARKDOWN + '<a b="' * (n // 6),
    "markdown backticks": lambda n: MARKDOWN + "` `` " * (n // 5),
    "markdown quotes": lambda n: MARKDOWN + ">a\n" * (n // 3),
    "markdown headings": lambda n: MARKDOWN + "# [\n" * (n // 4),
    "markdown paragraph": lambda n: MARKDOWN + "a  \n" * (n // 4),
    "markdown table": lambda n: MARKDOWN + "a|b\n-|-\n" * (n // 8),
    "markdown open fences": lambda n: MARKDOWN + "```a\n" * (n // 5),
    "markdown references": lambda n: MARKDOWN + "[a]: b\n[a]" * (n // 10),
    "form feeds": lambda n: "\f" * n + WORDS * 5,
    "combining marks": lambda n: "a" + "\u0301" * (n // 2) + " " + WORDS * 5,
}


def cpu(galley, path, kind, rounds=2):
    """The least CPU seconds of some rounds, and the exit code."""
    best = None
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.run(
            [galley, "extract", path, "--kind", kind, "--format", "markdown"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            # The system ends what takes this many seconds.
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (5, 5)))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
        if spent > 2:
            break
    return best, process.returncode


def limit(kind, name):
    """The CPU seconds that a megabyte may take."""
    if kind == "text" and name in MANY_LINES:
        return SECONDS_A_MEGABYTE_OF_LINES
    return SECONDS_A_MEGABYTE


def run(galley, names):
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "capture")

        def measure(text, kind):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            seconds, code = cpu(galley, path, kind)
            return os.path.getsize(path), seconds, code

        _, start, _ = measure("a", "html")
        print(f"{'capture':34} {'bytes':>9} {'CPU s':>7} {'twice':>7} {'ratio':>6}")
        for kind, bombs in (("html", BOMBS), ("text", TEXTS)):
            for name, make in bombs.items():
                if names and name not in names:
                    continue
                size, once, code = measure(make(1_000_000), kind)
                _, twice, code2 = measure(make(2_000_000), kind)
                once, twice = max(once - start, 0), max(twice - start, 0)
                ratio = twice / once if once > 0 else 0
                faults = []
                if code not in (0, 1) or code2 not in (0, 1):
                    faults.append(f"exit {code} {code2}")
                if twice > limit(kind, name) * 2:
                    faults.append("slow")
                if ratio > LARGEST_RATIO and twice > 0.03:
                    faults.append("more than linear")
                failures += bool(faults)
                print(f"{kind + ' ' + name:34} {size:9} {once:7.3f} {twice:7.3f} {ratio:6.2f} {', '.join(faults)}", flush=True)
    return failures


if __name__ == "__main__":
    sys.exit(1 if run(sys.argv[1], set(sys.argv[2:])) else 0)
