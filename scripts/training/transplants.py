# More captures to learn from: the article of one page between the menus and the footer of another.
import random
import re

import numpy as np

import pages as development
from align import words

ROUNDS = 2
# Of pages whose known body isn't what their lines hold, nothing is transplanted.
FEWEST_MATCHED = 0.9
BLANK = re.compile("[\\s\u200b]+")


class Transplant:
    """The lines of a transplanted page: features, labels, weights, and the sites they come from."""

    def __init__(self, donor, host, texts, rows):
        self.domains = {donor.domain, host.domain}
        self.rows = rows
        self.labels = np.zeros(len(texts), dtype=np.int8)
        own = donor.texts[donor.body]
        for start in range(len(texts) - len(own) + 1):
            if texts[start : start + len(own)] == own:
                self.labels[start : start + len(own)] = donor.labels[donor.body]
                break
        length = len(words(donor.truth["body"]))
        self.weights = np.array([min(1.0, (len(words(text)) + 1.0) / (length + 100.0)) for text in texts])

    thinned = development.Page.thinned


def make(galley, pages, folder, seed=5):
    """Transplants among pages of the same fold; their captures are left in `folder`."""
    chance = random.Random(seed)
    pages = [page for page in pages if find_body(page)]
    pairs, files = [], []
    for _ in range(ROUNDS):
        for fold in sorted({page.fold for page in pages}):
            donors = [page for page in pages if page.fold == fold]
            hosts = chance.sample(donors, len(donors))
            for donor, host in zip(donors, hosts):
                path = folder / f"transplant-{len(files)}.txt"
                path.write_text("\n".join(mixture(donor, host, chance.random())))
                pairs.append((donor, host))
                files.append((path, None))
    captures = development.galley_rows(galley, files)
    return [
        Transplant(donor, host, capture["texts"], development.matrix(capture["rows"], len(capture["texts"])))
        for (donor, host), capture in zip(pairs, captures)
    ]


def mixture(donor, host, chance):
    """The raw lines: of three transplants one has its own head, one its own tail, or nearly so."""
    head = donor if chance < 0.33 else host
    tail = donor if 0.33 <= chance < 0.5 else host
    first, last = donor.bounds
    return head.raw[: head.bounds[0]] + donor.raw[first : last + 1] + tail.raw[tail.bounds[1] + 1 :]


def find_body(page):
    """Notes where the body lies among the lines read and among those of the file, if it does."""
    kept = np.flatnonzero(page.labels)
    if not len(kept):
        return False
    found = sum(len(words(page.texts[line])) for line in kept)
    known = len(words(page.truth.get("body") or ""))
    if min(found, known) < FEWEST_MATCHED * max(found, known):
        return False
    page.raw = page.path.read_text(errors="replace").split("\n")
    numbers = raw_numbers(page)
    if numbers is None:
        return False
    page.body = slice(kept[0], kept[-1] + 1)
    page.bounds = numbers[kept[0]], numbers[kept[-1]]
    return True


def raw_numbers(page):
    """The file's line on which each line read begins; none if some isn't found."""
    plain = [BLANK.sub(" ", line).strip()[:120] for line in page.raw]
    numbers, number = [], 0
    for text in page.texts:
        text = BLANK.sub(" ", text).strip()[:40]
        while number < len(plain) and text not in plain[number]:
            number += 1
        if number == len(plain):
            return None
        numbers.append(number)
        number += 1
    return numbers
