# The measures that the benchmarks define.
from collections import Counter

from align import words


# Snippets have plain quotes and dashes where pages have typographic ones.
PLAIN = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


def bag_f1(predicted, truth):
    """F1 of bags of lower-cased words, as WCXB has it."""
    a, b = Counter(words(predicted)), Counter(words(truth))
    if not a or not b:
        return float(not a and not b)
    common = sum((a & b).values())
    if not common:
        return 0.0
    precision, recall = common / sum(a.values()), common / sum(b.values())
    return 2 * precision * recall / (precision + recall)


def snippet_share(text, snippets):
    """The share of snippets found in a text, white space, case, quotes and dashes folded."""
    fold = lambda value: " ".join(value.translate(PLAIN).split()).lower()
    text = fold(text)
    return sum(fold(snippet) in text for snippet in snippets) / len(snippets)


def shingles(text, size=4):
    tokens = words(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1)))


def shingle_precision_recall(predicted, truth):
    """Precision and recall of 4-word shingles of one page, as article-extraction-benchmark has it."""
    a, b = shingles(predicted), shingles(truth)
    common = sum((a & b).values())
    if not b:
        return (1.0, 1.0) if not a else (0.0, 1.0)
    return common / max(1, sum(a.values())), common / sum(b.values())


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
