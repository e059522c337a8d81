# Development pages: known bodies, and the features that `galley features` gives for their captures.
import base64
import json
import pathlib
import subprocess
from urllib.parse import urlsplit

import numpy as np

import model
from align import matched_shares, weights, words


def truths(folder):
    with open(pathlib.Path(folder) / "truth.ndjson") as rows:
        return [json.loads(row) for row in rows]


def domain(page):
    host = urlsplit(page.get("url") or page["id"]).hostname or page["id"]
    parts = host.split(".")
    short = len(parts) > 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if short else -2 :])


class Page:
    """One page: its truth, the texts of its lines or blocks, their features and labels."""

    def __init__(self, truth, source, path, texts, rows):
        self.truth, self.source, self.path = truth, source, path
        self.domain = domain(truth)
        self.fold = model.fold(self.domain)
        self.texts = texts
        self.rows = rows
        blocks = [words(text) for text in texts]
        body = words(truth.get("body") or "")
        self.labels = (np.array(matched_shares(blocks, body)) > 0.5).astype(np.int8)
        self.weights = np.array(weights(blocks, body))

    def thinned(self, far, share=4):
        """Rows, labels and weights with one of `share` of the rows `far` from the body, weighing more."""
        chosen = ~far | (np.arange(len(far)) % share == 0)
        weights = np.where(far, share * self.weights, self.weights)
        return self.rows[chosen], self.labels[chosen], weights[chosen]


def galley_rows(galley, pages, *options):
    """What `galley features --text` says of pages, given as (path, url)."""
    rows = "".join(json.dumps({"path": str(path), "url": url}) + "\n" for path, url in pages)
    process = subprocess.run(
        [galley, "features", "--text", *options],
        input=rows.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(row) for row in process.stdout.split(b"\n") if row]


def matrix(base64_rows, count):
    """Rows of little-endian 16-bit features."""
    values = np.frombuffer(base64.b64decode(base64_rows), dtype="<i2")
    return values.reshape(count, -1) if count else values.reshape(0, 1)


def text_pages(galley, folders):
    """The pages of benchmark folders as text captures, with their features; and the names of these."""
    pages, names = [], []
    for folder in map(pathlib.Path, folders):
        known = [(row, folder / "text" / f"{row['id']}.txt") for row in truths(folder)]
        known = [(row, path) for row, path in known if path.exists()]
        captures = galley_rows(galley, [(path, None) for _, path in known])
        for (row, path), capture in zip(known, captures):
            names = capture["names"]
            texts = capture["texts"]
            if texts:
                rows = matrix(capture["rows"], len(texts))
                pages.append(Page(row, folder.name, path, texts, rows))
    return pages, names
