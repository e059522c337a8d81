# More pages to learn from, made of the known ones: without class names, or with another page's comments.
import copy
import gzip
import hashlib
import random
import re

import lxml.etree
import lxml.html

import blocks
from align import words

# What a mistake on a variant costs, relative to one on the page as it was.
WEIGHTS = {"bare": 0.2, "comments": 0.3}
NAMES = ("class", "id", "itemprop", "role")
# A body's container holds at least this share of the body's characters in blocks of so many words.
SHORTEST_BLOCK = 10
FEWEST_BLOCKS = 3
LEAST_COVERED = 0.6
FEWEST_COMMENT_WORDS = 150


class Source:
    """A page as a tree, with the lowest element that holds its body and those that hold comments."""

    def __init__(self, page):
        self.page, self.fold = page, blocks.fold(page)
        self.tree = parse(gzip.open(page.path).read())
        body = plain(page.truth.get("body") or "")
        self.container = container(self.tree, body) if body else None
        self.comments = comment_lists(self.tree, body, self.container) if body else []


class Variant:
    """A page made of one or two others, with features, labels and weights as `blocks.Page` has them."""

    def __init__(self, kind, page, domains, row):
        texts = [words(text) for text in row["texts"]]
        body = words(page.truth["body"])
        self.kind, self.domains = kind, domains
        self.rows = blocks.matrix(row)
        self.labels = blocks.labels(texts, body)
        self.weights = blocks.block_weights(texts, body, page.source) * WEIGHTS[kind]


def make(galley, pages, folder, seed=7):
    """Variants of pages; two pages are mixed only if they are of one fold. Their files are left in `folder`."""
    chance = random.Random(seed)
    sources = [Source(page) for page in pages if page.truth.get("body")]
    made = []
    for number, source in enumerate(sources):
        fellows = [other for other in sources if other.fold == source.fold and other is not source]
        for kind in WEIGHTS:
            result = MAKERS[kind](source, fellows, chance)
            if result is None:
                continue
            tree, domains = result
            path = folder / f"{kind}-{number}.html"
            path.write_bytes(lxml.etree.tostring(tree, method="html", encoding="utf-8"))
            made.append((kind, source.page, domains | {source.page.domain}, path))
    rows = blocks.features(galley, [path for *_, path in made])
    return [
        Variant(kind, page, domains, row)
        for (kind, page, domains, _), row in zip(made, rows) if row["texts"]
    ]


def bare(source, fellows, chance):
    """Class names made meaningless, or left out with other names."""
    tree = copy.deepcopy(source.tree)
    for element in tree.iter(lxml.etree.Element):
        for name in NAMES:
            value = element.get(name)
            if value is None:
                continue
            if name == "class" and chance.random() < 0.5:
                element.set(name, "c" + hashlib.md5(value.encode()).hexdigest()[:6])
            else:
                del element.attrib[name]
    return tree, set()


def commented(source, fellows, chance):
    """The comments of another page, perhaps several times, behind the body or at its end."""
    fellows = [fellow for fellow in fellows if fellow.comments]
    if source.container is None or not fellows:
        return None
    fellow = chance.choice(fellows)
    tree = copy.deepcopy(source.tree)
    body = counterpart(source.container, tree)
    comments = copy.deepcopy(fellow.comments[0])
    comments.tail = None
    for _ in range(chance.choice([0, 0, 1, 3])):
        comments.extend([copy.deepcopy(child) for child in list(comments)[:40]])
    body.addnext(comments) if chance.random() < 0.6 else body.append(comments)
    return tree, {fellow.page.domain}


MAKERS = {"bare": bare, "comments": commented}


def parse(raw):
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", ""))
    return lxml.html.document_fromstring(text)


def plain(text):
    return " ".join(words(text))


def counterpart(element, tree):
    """The element of a copied tree where `element` is in the original."""
    return tree.getroottree().xpath(element.getroottree().getpath(element))[0]


def container(tree, body):
    """The lowest element that holds those blocks which stand in the body word for word; none if they are few."""
    found = []
    for element in tree.iter("p", "li", "h2", "h3", "blockquote", "div"):
        if element.tag == "div" and len(element):
            continue
        text = plain(element.text_content())
        if len(text.split()) >= SHORTEST_BLOCK and text in body:
            found.append((element, len(text)))
    covered = sum(length for _, length in found)
    if len(found) < FEWEST_BLOCKS or covered < LEAST_COVERED * len(body):
        return None
    lowest = None
    for level in zip(*(list(element.iterancestors())[::-1] for element, _ in found)):
        if any(element is not level[0] for element in level):
            break
        lowest = level[0]
    return None if lowest is None or lowest.tag in ("html", "body") else lowest


def comment_lists(tree, body, container):
    """The outermost elements named after comments that neither hold the body nor stand in it."""
    within = set() if container is None else {container, *container.iterancestors(), *container.iterdescendants()}
    found = []
    for element in tree.iter("div", "section", "ol", "ul"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if "comment" not in name or "no-comment" in name or element in within:
            continue
        if any(ancestor in found for ancestor in element.iterancestors()):
            continue
        text = plain(element.text_content())
        if len(text.split()) > FEWEST_COMMENT_WORDS and body[:60] not in text:
            found.append(element)
    return found
