# The development pages as other programs make text of them: text browsers, converters to Markdown and plain text.
import gzip
import os
import pathlib
import shutil
import subprocess
import sys

import pages as development

# What a mistake on a rendering costs, relative to one on the page as a browser's innerText gives it.
WEIGHT = 0.25
COLUMNS = 80
# A page of which a program makes less, in bytes, says nothing.
FEWEST_BYTES = 200
SECONDS = 60

PROGRAMS = {
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", str(COLUMNS)],
    "lynx": [
        "lynx", "-dump", "-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8",
        "-nocolor", f"-width={COLUMNS}"],
    "html2text": [sys.executable, "-m", "html2text", "-", "utf-8"],
    "pandoc": ["pandoc", "-f", "html", "-t", "gfm-raw_html", "--wrap=none"],
    "plain": ["pandoc", "-f", "html", "-t", "plain"],
}


class Rendering(development.Page):
    """One page by one program: lines, features and labels as those of a page."""

    def __init__(self, page, kind, path, texts, rows):
        super().__init__(page.truth, page.source, path, texts, rows)
        self.kind = kind
        self.domains = {self.domain}


def make(galley, folders, pages, folder):
    """The pages' renderings; their texts are left in `folder`."""
    missing = [program[0] for program in PROGRAMS.values() if not shutil.which(program[0])]
    if missing:
        sys.exit(f"renderings need {', '.join(sorted(set(missing)))}: install them")
    sources = {pathlib.Path(source).name: pathlib.Path(source) for source in folders}
    known = [(page, sources[page.source] / "html" / f"{page.truth['id']}.html.gz") for page in pages]
    known = [(page, path) for page, path in known if path.exists()]
    result = []
    for kind in PROGRAMS:
        files = [(page, render(kind, path, folder)) for page, path in known]
        files = [(page, path) for page, path in files if path]
        captures = development.galley_rows(galley, [(path, None) for _, path in files])
        result += [
            Rendering(page, kind, path, capture["texts"],
                      development.matrix(capture["rows"], len(capture["texts"])))
            for (page, path), capture in zip(files, captures) if capture["texts"]
        ]
    return result


def render(kind, path, folder):
    """The file with what a program makes of a page; nothing if it takes too long or says too little."""
    result = folder / f"{kind}-{path.parent.parent.name}-{path.name.removesuffix('.html.gz')}.txt"
    if not result.exists():
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
        try:
            process = subprocess.run(
                PROGRAMS[kind], input=gzip.open(path).read(), stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, timeout=SECONDS, env=environment)
        except subprocess.TimeoutExpired:
            return None
        result.write_bytes(process.stdout)
    return result if result.stat().st_size >= FEWEST_BYTES else None
