# Development pages: known bodies, and the features that `galley features` gives for their captures.
import base64
import json
import pathlib
import subprocess
from urllib.parse import urlsplit

import numpy as np

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
        self.texts = texts
        self.rows = rows
        blocks = [words(text) for text in texts]
        body = words(truth.get("body") or "")
        self.labels = (np.array(matched_shares(blocks, body)) > 0.5).astype(np.int8)
        self.weights = np.array(weights(blocks, body))


def text_pages(galley, folders):
    """The pages of benchmark folders as text captures, with their features; and the names of these."""
    pages, names = [], []
    for folder in map(pathlib.Path, folders):
        known = [(row, folder / "text" / f"{row['id']}.txt") for row in truths(folder)]
        known = [(row, path) for row, path in known if path.exists()]
        process = subprocess.run(
            [galley, "features", "--text", *[str(path) for _, path in known]],
            capture_output=True, check=True)
        for (row, path), line in zip(known, process.stdout.split(b"\n")):
            capture = json.loads(line)
            names = capture["names"]
            rows = np.frombuffer(base64.b64decode(capture["rows"]), dtype="<i2")
            if capture["texts"]:
                pages.append(Page(row, folder.name, path, capture["texts"], rows.reshape(-1, len(names))))
    return pages, names
