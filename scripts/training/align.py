# Labels: which lines or blocks of a page belong to its known body.
import re

from rapidfuzz.distance import LCSseq

WORD = re.compile(r"\w+", re.UNICODE)
# A run of fewer common words is chance, unless it is the whole block.
SHORTEST_RUN = 4
LONGEST_PAGE = 60_000
LONGEST_BODY = 30_000


def words(text):
    return WORD.findall(text.lower())


def matched_shares(blocks, body):
    """The share of each block's words in the longest common subsequence of page and body.

    `blocks` is a list of word lists in page order, `body` the words of the true body.
    """
    page, owner = [], []
    for index, block in enumerate(blocks):
        page += block
        owner += [index] * len(block)
    page, body = page[:LONGEST_PAGE], body[:LONGEST_BODY]
    vocabulary = {}
    number = lambda word: vocabulary.setdefault(word, len(vocabulary))
    hits = [0] * len(blocks)
    if page and body:
        steps = LCSseq.opcodes([number(w) for w in page], [number(w) for w in body])
        for step in steps:
            if step.tag != "equal":
                continue
            length = step.src_end - step.src_start
            for position in range(step.src_start, step.src_end):
                if length >= min(SHORTEST_RUN, len(blocks[owner[position]])):
                    hits[owner[position]] += 1
    return [hit / max(1, len(block)) for hit, block in zip(hits, blocks)]


def weights(blocks, body):
    """What a mistake on each block costs: its words relative to the body's."""
    return [min(1.0, (len(block) + 1.0) / (len(body) + 100.0)) for block in blocks]
