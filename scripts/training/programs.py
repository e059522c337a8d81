# Programs that make text of pages: text browsers, converters to Markdown and to plain text.
import concurrent.futures
import gzip
import os
import shutil
import subprocess
import sys

COLUMNS = "80"
# A page of which a program makes less, in bytes, says nothing.
FEWEST_BYTES = 200
SECONDS = 60

PROGRAMS = {
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", COLUMNS],
    "lynx": [
        "lynx", "-dump", "-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8",
        "-nocolor", "-width", COLUMNS],
    "elinks": ["elinks", "-dump", "-dump-charset", "utf-8", "-dump-width", COLUMNS, "-force-html"],
    "html2text": [sys.executable, "-m", "html2text", "-", "utf-8"],
    "pandoc": ["pandoc", "-f", "html", "-t", "gfm-raw_html", "--wrap=none"],
    "plain": ["pandoc", "-f", "html", "-t", "plain"],
}


def render(kind, files):
    """For each of some pages, given with their targets, whether a program made enough of it."""
    program = PROGRAMS[kind][0]
    if not shutil.which(program):
        sys.exit(f"renderings need {program}: install it")

    def run(source, target):
        if not source.exists():
            return False
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(target.parent)}
        try:
            text = subprocess.run(
                PROGRAMS[kind], input=gzip.open(source).read(), stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, timeout=SECONDS, env=environment).stdout
        except subprocess.TimeoutExpired:
            return False
        target.write_bytes(text)
        return len(text) >= FEWEST_BYTES

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as executor:
        return list(executor.map(lambda file: run(*file), files))
