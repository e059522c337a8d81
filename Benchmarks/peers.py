"""Extractors side by side: peers.py GALLEY PLAIN FOLDER ROUNDS, or peers.py --run NAME FILE… for one.

Each is a process of its own that reads all pages and makes text of them; its CPU time is what counts.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def run(name, files):
    """Extracts all files with a peer; prints how many characters that were and how many failed."""
    if name == "trafilatura":
        import trafilatura

        extract = lambda page: trafilatura.extract(page)
    elif name == "readability-lxml":
        from lxml import html
        from readability import Document

        def extract(page):
            return html.fromstring(Document(page).summary()).text_content()

    else:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding

        def extract(page):
            text = bytes_to_str(page, detect_encoding(page))
            return extract_plain_text(text, main_content=True)

    characters = failures = 0
    for file in files:
        page = Path(file).read_bytes()
        try:
            # readability-lxml takes text, the others bytes.
            argument = page.decode("utf-8", "replace") if name == "readability-lxml" else page
            characters += len(extract(argument) or "")
        except Exception:
            failures += 1
    print(characters, failures)


def processor_time(command, rows=None):
    """Seconds of CPU of a command and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as output:
        result = subprocess.run(
            command, stdin=rows, stdout=output, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def main(galley, plain, folder, rounds):
    files = sorted(str(path) for path in Path(folder).rglob("*.html"))
    if not files:
        sys.exit(f"{folder}: no *.html")
    rows = tempfile.NamedTemporaryFile("w", suffix=".ndjson")
    for number, file in enumerate(files):
        print(json.dumps({"id": str(number), "path": file}), file=rows)
    rows.flush()
    peer = [sys.executable, __file__, "--run"]
    commands = {
        "libxml2 alone": [plain, *files],
        "galley": [galley, "extract", "--ndjson", "--jobs", "1"],
        "resiliparse": [*peer, "resiliparse", *files],
        "readability-lxml": [*peer, "readability-lxml", *files],
        "trafilatura": [*peer, "trafilatura", *files],
    }
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            with open(rows.name) as lines:
                times[name].append(processor_time(command, lines if name == "galley" else None))
    size = sum(Path(file).stat().st_size for file in files) / 1e6
    unit = statistics.median(times["libxml2 alone"])
    print(f"{len(files)} pages, {size:.1f} MB, medians of {rounds} alternating rounds, CPU\n")
    print("| | s | MB/s | × libxml2 alone |\n|---|---|---|---|")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"| {name} | {median:.2f} | {size / median:.0f} | {median / unit:.2f} |")


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        run(sys.argv[2], sys.argv[3:])
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
