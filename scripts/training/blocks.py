# The model of HTML blocks: see docs/model-html.md.
import base64
import gzip
import hashlib
import json
import pathlib
import subprocess
import tempfile
from urllib.parse import urlsplit

import lightgbm
import numpy as np

import forest
import measures
import variants
from align import matched_shares, weights, words

ROUNDS = 255
FOLDS = 5
# Pages of the small sets count more, for they are of other kinds.
SET_WEIGHTS = {"aeb": 2, "readability": 2}
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "min_data_in_leaf": 60,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5,
    "max_bin": 63, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    "force_row_wise": True,
}


class Page:
    """A page with its truth, features, labels and weights."""

    def __init__(self, folder, truth, row):
        self.source, self.truth = folder.name, truth
        self.path = folder / "html" / f"{truth['id']}.html.gz"
        url = truth.get("url") or ""
        # Pages whose hosts were made up share no site.
        host = urlsplit(url).hostname or ""
        self.domain = truth["id"] if "fakehost" in host else ".".join(host.split(".")[-2:])
        self.texts = row["texts"]
        self.words = [words(text) for text in self.texts]
        self.rows = matrix(row)
        body = words(truth.get("body") or "")
        self.labels = labels(self.words, body)
        self.weights = block_weights(self.words, body, folder.name)


def matrix(row):
    """The features of a page's blocks, a row each."""
    rows = np.frombuffer(base64.b64decode(row["rows"]), dtype="<f4")
    return rows.reshape(len(row["texts"]), -1) if len(rows) else np.zeros((0, 1))


def labels(texts, body):
    return np.array(matched_shares(texts, body)) > 0.5


def block_weights(texts, body, source):
    return np.array(weights(texts, body)) * SET_WEIGHTS.get(source, 1)


def features(galley, paths):
    """What `galley features` says of files."""
    output = subprocess.run(
        [galley, "features", *map(str, paths)], stdout=subprocess.PIPE, check=True).stdout
    return map(json.loads, output.splitlines())


def load(galley, folders):
    """The pages of benchmark folders and the names of the features."""
    pages, names = [], []
    for folder in map(pathlib.Path, folders):
        truths = [json.loads(line) for line in open(folder / "truth.ndjson")]
        with tempfile.TemporaryDirectory() as scratch:
            paths = []
            for truth in truths:
                path = pathlib.Path(scratch) / f"{len(paths)}.html"
                path.write_bytes(gzip.open(folder / "html" / f"{truth['id']}.html.gz").read())
                paths.append(path)
            rows = list(features(galley, paths))
        for row in rows:
            names = row["names"]
            if row["texts"]:
                pages.append(Page(folder, truths[int(pathlib.Path(row["path"]).stem)], row))
    return pages, names


def fit(pages, made, rounds=ROUNDS):
    """The model of some pages, and of those variants that are made of them alone."""
    domains = {page.domain for page in pages}
    pages = [*pages, *(variant for variant in made if variant.domains <= domains)]
    data = lightgbm.Dataset(
        np.concatenate([page.rows for page in pages]),
        np.concatenate([page.labels for page in pages]).astype(int),
        weight=np.concatenate([page.weights for page in pages]))
    return lightgbm.train(PARAMETERS, data, rounds)


def fold(page):
    """The same for all pages of a domain, so that no site is both learned from and judged."""
    return int(hashlib.md5(page.domain.encode()).hexdigest(), 16) % FOLDS


def write(path, booster, count, comment, name):
    data = forest.encode(booster, count)
    constants = [
        "/// Boosted trees over ``BlockFeatures``: see ``BoostedTrees/init(_:)``.",
    ]
    path.write_text(forest.swift(name, comment, data, constants))
    return len(data)


def committed(sources):
    """The model in the sources, as LightGBM reads it."""
    return forest.decode(pathlib.Path(sources) / "Galley" / "Classification" / "HTMLBodyTrees.swift")


def write_predictions(galley, booster, tests="Tests", corpus="Corpus"):
    """What LightGBM itself says of the committed captures, for a test of the model in Swift."""
    files = sorted(map(str, pathlib.Path(corpus).glob("*/*/capture.html")))
    output = subprocess.run(
        [galley, "features", *files], stdout=subprocess.PIPE, check=True).stdout
    lines = []
    for line in output.splitlines():
        row = json.loads(line)
        rows = np.frombuffer(base64.b64decode(row["rows"]), dtype="<f4")
        scores = booster.predict(rows.reshape(-1, booster.num_feature()), raw_score=True)
        lines.append(row["path"] + "".join(f" {score:.9g}" for score in scores))
    path = pathlib.Path(tests) / "GalleyTests" / "Classification" / "predictions.txt"
    path.write_text("\n".join(lines) + "\n")


def judge(galley, pages, made, names, folder, *options):
    """The measures of all pages, each read by a model that has seen none of its domain.

    The models of the folds are left in `folder`, and taken from there if they are there already.
    """
    pairs = []
    for held_out in range(FOLDS):
        model = pathlib.Path(folder) / f"blocks-{held_out}"
        if not model.exists():
            booster = forest.quantize(fit([page for page in pages if fold(page) != held_out], made))
            model.write_bytes(base64.b64encode(forest.encode(booster, len(names))))
        pairs += articles(galley, model, [p for p in pages if fold(p) == held_out], *options)
    return report(pairs), pairs


def articles(galley, model, pages, *options):
    """What the whole path finds on pages with a given model, as (page, article) pairs."""
    with tempfile.TemporaryDirectory() as scratch:
        rows = ""
        for number, page in enumerate(pages):
            path = pathlib.Path(scratch) / f"{number}.html"
            path.write_bytes(gzip.open(page.path).read())
            rows += json.dumps({"path": str(path), "url": page.truth.get("url")}) + "\n"
        output = subprocess.run(
            [galley, "features", "--articles", "--body-model", str(model), *options],
            input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout
    return list(zip(pages, map(json.loads, output.splitlines())))


def report(pairs):
    """The benchmarks' measures of each set, as a dictionary."""
    found = {}
    for page, article in pairs:
        text, truth = article.get("text", ""), page.truth
        measured = {"words": measures.bag_f1(text, truth["body"])} if truth.get("body") else {}
        if page.source == "aeb":
            precision, recall = measures.shingle_precision_recall(text, truth["body"])
            exact = words(text) == words(truth["body"])
            measured.update(precision=precision, recall=recall, exact=exact)
        for key in ("with", "without"):
            if truth.get(key):
                measured[key] = measures.snippet_share(text, truth[key])
        for key, value in measured.items():
            found.setdefault(f"{page.source} {key}", []).append(value)
    result = {key: round(float(np.mean(values)), 4) for key, values in sorted(found.items())}
    if "aeb recall" in result:
        result["aeb shingle F1"] = round(measures.f1(result["aeb precision"], result["aeb recall"]), 4)
    return result


RULES = (
    "code quotation sign-off footnote data other-article linked-card related-aside sign-up form "
    "author-box pull-quote counter byline dek link-row related-link jump notice social-label control-label "
    "legal-notice caption press-release-end heading appeal dangling-heading author-note"
).split()


def ablate(galley, folders, work):
    """What each rule after the model buys, out of fold, as a table in Markdown."""
    pages, names = load(galley, folders)
    keys = ["wcxb words", "wcxb with", "wcxb without", "aeb shingle F1", "aeb exact", "readability words"]
    print("| left out | " + " | ".join(keys) + " |")
    print("|---" * (len(keys) + 1) + "|")
    for left_out in [[], *([rule] for rule in RULES), RULES]:
        options = [word for rule in left_out for word in ("--without-rule", rule)]
        result, _ = judge(galley, pages, [], names, work, *options)
        label = "nothing" if not left_out else "all" if left_out == RULES else f"`{left_out[0]}`"
        print(f"| {label} | " + " | ".join(f"{result[key]:.4f}" for key in keys) + " |", flush=True)


def train(galley, folders, sources, work=None, tests="Tests"):
    """Judges out of fold; trains on all pages; writes the model and its predictions for the tests."""
    pages, names = load(galley, folders)
    with tempfile.TemporaryDirectory() as temporary:
        made = variants.make(galley, pages, pathlib.Path(temporary))
        result, _ = judge(galley, pages, made, names, work or temporary)
    print("Out of fold:", json.dumps(result, indent=2), flush=True)
    booster = forest.quantize(fit(pages, made))
    path = pathlib.Path(sources) / "Galley" / "Classification" / "HTMLBodyTrees.swift"
    size = write(
        path, booster, len(names), "The trees of the HTML body model.", "HTMLBodyTrees")
    write_predictions(galley, booster, tests)
    gains = sorted(zip(booster.feature_importance("gain"), names), reverse=True)
    total = sum(gain for gain, _ in gains)
    print(f"{len(pages)} pages, {sum(len(p.texts) for p in pages)} blocks, {size} bytes")
    for gain, name in gains[:30]:
        print(f"{100 * gain / total:5.1f} %  {name}")
