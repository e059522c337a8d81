# The models of text captures: which lines are the body, which one is the title.
import html
import json
import pathlib
import re
import tempfile

import numpy as np

import measures
import model
import pages as development
import renderings
import transplants
import trees

BODY_ROUNDS = 200
TITLE_ROUNDS = 100
# The candidates of a page compete for the first place. Of the best ones below this score, one in
# twelve is the title.
TITLE_THRESHOLD = -2.5
TITLE = dict(
    objective="lambdarank", lambdarank_truncation_level=3, num_leaves=16, learning_rate=0.1,
    min_data_in_leaf=40, feature_fraction=0.3)
# After so many trees lines that are hardly ever decided otherwise in the end are not shown to the rest.
CHECKS = (4, 8, 16, 32, 64)
# The share of lines' weight that a check may settle, in either direction, against all trees.
CHECK_ERROR = 0.0003
# A line that all trees give less than the first is kept on no page, one above the second on any.
UNDECIDED = (0.25, 0.5)
# What a mistake on a transplanted page costs, relative to one on a page as it was.
TRANSPLANT_WEIGHT = 0.5


class Titles:
    """The title candidates of one page with their features; a label says which is the title."""

    def __init__(self, page, capture, weight):
        self.domain, self.weight = page.domain, weight
        self.lines = capture["titleLines"]
        self.rows = development.matrix(capture["titleRows"], len(self.lines))
        truth = fold_title(page.truth.get("title"))
        self.labels = np.array([fold_title(page.texts[i]) == truth for i in self.lines], dtype=np.int8)

    @property
    def usable(self):
        return bool(self.labels.sum())

    @property
    def weights(self):
        return np.full(len(self.lines), self.weight)


def fold_title(text):
    return " ".join(html.unescape(text or "").translate(measures.PLAIN).split()).lower()


class Training:
    def __init__(self, galley, folders, folder):
        self.galley, self.folder = galley, pathlib.Path(folder)
        self.pages, self.names = development.text_pages(galley, folders)
        print(f"{len(self.pages)} captures, {len(self.names)} features a line", flush=True)
        self.transplants = transplants.make(galley, self.pages, self.folder)
        print(f"{len(self.transplants)} transplants", flush=True)
        self.renderings = renderings.make(galley, folders, self.pages, self.folder)
        print(f"{len(self.renderings)} renderings", flush=True)

    # Lines.

    def body_booster(self, pages):
        """The model of some pages, of their renderings, and of those transplants whose parts all come
        from them."""
        columns = [self.names.index(name) for name in ("words", "since good", "until good")]
        domains = {page.domain for page in pages}
        thinned = []
        made = [(page, TRANSPLANT_WEIGHT) for page in self.transplants]
        made += [(page, renderings.WEIGHT) for page in self.renderings]
        for page, factor in [(page, 1.0) for page in pages] + [
            (page, factor) for page, factor in made if page.domains <= domains
        ]:
            words, since, until = page.rows[:, columns].T
            rows, labels, weights = page.thinned((words <= 4) & (since >= 8) & (until >= 8))
            thinned.append((rows, labels, factor * weights))
        return model.train(*zip(*thinned), BODY_ROUNDS)

    def write(self, name, literal, threshold=None):
        path = self.folder / name
        path.write_text(literal if threshold is None else f"{threshold} {literal}")
        return str(path)

    def body_file(self, name, pages):
        booster = self.body_booster(pages)
        return self.write(name, trees.encode(booster, len(self.names), self.checks(booster, pages))), booster

    def checks(self, booster, pages):
        """For each check, its number of trees and the scores outside which a line is settled."""
        rows = np.concatenate([page.rows for page in pages])
        weights = np.concatenate([page.weights for page in pages])
        final = booster.predict(rows)
        allowed = CHECK_ERROR * weights.sum()
        checks, left = [], np.ones(len(rows), dtype=bool)
        for count in CHECKS:
            scores = booster.predict(rows, raw_score=True, num_iteration=count) * trees.UNIT
            order = np.argsort(scores[left])
            lost = np.cumsum((weights * (final > UNDECIDED[0]))[left][order])
            low = scores[left][order][max(0, np.searchsorted(lost, allowed) - 1)] - 1
            order = order[::-1]
            leaked = np.cumsum((weights * (final < UNDECIDED[1]))[left][order])
            high = scores[left][order][max(0, np.searchsorted(leaked, allowed) - 1)] + 1
            checks.append((count, max(-32768, int(np.floor(low))), min(32767, int(np.ceil(high)))))
            left &= (scores > low) & (scores < high)
        print(f"{1 - left.mean():.0%} of lines are settled early by {checks}", flush=True)
        return checks

    # Titles.

    def titles(self, pages, body_file, with_url, weight=1.0):
        known = [page for page in pages if page.truth.get("title")]
        rows = [(page.path, page.truth.get("url") if with_url else None) for page in known]
        captures = development.galley_rows(self.galley, rows, "--body-model", body_file)
        return [Titles(page, capture, weight) for page, capture in zip(known, captures)]

    def title_file(self, name, titles):
        usable = [page for page in titles if page.usable]
        booster = model.train(
            [page.rows for page in usable], [page.labels for page in usable],
            [page.weights for page in usable], TITLE_ROUNDS, grouped=True, **TITLE)
        literal = trees.encode(booster, usable[0].rows.shape[1])
        return self.write(name, literal, round(TITLE_THRESHOLD * trees.UNIT)), booster

    # Judging.

    def out_of_fold(self):
        """The articles of all pages, each by models that saw no page of its site."""
        folds = [[p for p in self.pages if model.fold(p.domain) == k] for k in range(model.FOLDS)]
        body_files, titles = [], []
        for k, pages in enumerate(folds):
            others = [page for page in self.pages if model.fold(page.domain) != k]
            path, _ = self.body_file(f"body-{k}", others)
            body_files.append(path)
            titles += self.titles(pages, path, True) + self.titles(pages, path, False)
            made = [page for page in self.renderings if page.fold == k]
            titles += self.titles(made, path, False, renderings.WEIGHT)
        title_files = [
            self.title_file(f"title-{k}", [t for t in titles if model.fold(t.domain) != k])[0]
            for k in range(model.FOLDS)
        ]
        self.all_titles = titles
        return body_files, title_files

    def judge(self, body_files, title_files, with_url=True, among=None):
        results = []
        for k in range(model.FOLDS):
            pages = [page for page in among or self.pages if model.fold(page.domain) == k]
            rows = [(page.path, page.truth.get("url") if with_url else None) for page in pages]
            articles = development.galley_rows(
                self.galley, rows, "--articles", "--body-model", body_files[k],
                "--title-model", title_files[k])
            results += zip(pages, articles)
        return report(results), results


def judge(galley, folders, work):
    """Judges the models that an earlier training left in a folder, with another executable."""
    training = Training(galley, folders, work)
    files = [[str(training.folder / f"{kind}-{k}") for k in range(model.FOLDS)] for kind in ("body", "title")]
    result, pairs = training.judge(*files)
    print(json.dumps(result, indent=2))
    return pairs


def report(results):
    """The benchmarks' measures over (page, article) pairs, as a dictionary."""
    found = {}

    def note(key, value):
        found.setdefault(key, []).append(value)

    for page, article in results:
        truth, text = page.truth, article.get("text", "")
        if page.source == "aeb":
            precision, recall = measures.shingle_precision_recall(text, truth["body"])
            note("aeb precision", precision)
            note("aeb recall", recall)
            continue
        if truth.get("body"):
            note("word F1", measures.bag_f1(text, truth["body"]))
        for key in ("with", "without"):
            if truth.get(key):
                note(key, measures.snippet_share(text, truth[key]))
        if truth.get("title"):
            note("title", fold_title(article.get("title")) == fold_title(truth["title"]))
        if is_visible_date(truth.get("date"), page.texts):
            note("date", article.get("published", "")[:10] == truth["date"][:10])
        if is_visible_name(truth.get("author"), page.texts):
            names = ", ".join(article.get("authors", []))
            note("byline", fold_title(names) == fold_title(truth["author"]))
    result = {key: float(np.mean(values)) for key, values in found.items()}
    if "aeb recall" in result:
        result["aeb shingle F1"] = measures.f1(result["aeb precision"], result["aeb recall"])
    return result


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def is_visible_date(date, texts):
    """Whether a day stands on some line, in words or in digits."""
    if not date or not re.match(r"\d{4}-\d\d-\d\d", date):
        return False
    year, month, day = date[:4], int(date[5:7]), int(date[8:10])
    name = MONTHS[month - 1] + "[a-z]*"
    pattern = re.compile(
        rf"{name}\.? 0?{day}(st|nd|rd|th)?,? {year}|\b0?{day}(st|nd|rd|th)?\.? (de |of )?{name}\.?,? (de )?{year}"
        rf"|{year}[-/.]0?{month}[-/.]0?{day}\b|\b0?{day}[-/.]0?{month}[-/.]({year}|{year[2:]})\b"
        rf"|\b0?{month}[-/.]0?{day}[-/.]({year}|{year[2:]})\b", re.IGNORECASE)
    return any(pattern.search(text) for text in texts if len(text) < 400)


def is_visible_name(name, texts):
    name = fold_title(name)
    return bool(name) and any(name in fold_title(text) for text in texts if len(text) < 400)


def train(galley, folders, sources, work):
    """Trains, judges out of fold, and writes the Swift files of both models."""
    with tempfile.TemporaryDirectory() as temporary:
        training = Training(galley, folders, work or temporary)
        body_files, title_files = training.out_of_fold()
        for with_url in (True, False):
            result, _ = training.judge(body_files, title_files, with_url)
            print("with URL" if with_url else "without URL", json.dumps(result, indent=2), flush=True)
        for kind in renderings.KINDS:
            made = [page for page in training.renderings if page.kind == kind]
            result, _ = training.judge(body_files, title_files, False, among=made)
            print(kind, json.dumps(result, indent=2), flush=True)
        path, booster = training.body_file("body", training.pages)
        literal = pathlib.Path(path).read_text()
        write_swift(sources, "TextBodyTrees", "The trees of the text body model.", literal)
        path, _ = training.title_file("title", training.all_titles)
        threshold, literal = pathlib.Path(path).read_text().split(" ", 1)
        write_swift(sources, "TextTitleTrees", "The trees of the text title model.", literal, threshold)
        gain = booster.feature_importance("gain")
        print("Strongest features:")
        for index in np.argsort(-gain)[:25]:
            print(f"  {gain[index] / gain.sum():.3f} {training.names[index]}")


def write_swift(sources, name, comment, literal, threshold=None):
    path = pathlib.Path(sources) / "Galley" / "Classification" / f"{name}.swift"
    path.write_text(trees.swift(name, comment, literal, threshold))
    print(f"{path}: {len(literal)} bytes")
