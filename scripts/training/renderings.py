# The development pages as other programs make text of them, to learn from beside a browser's innerText.
import pathlib

import pages as development
import programs

# Those whose text the models learn from, and what a mistake on it costs.
KINDS = ("w3m", "lynx", "html2text", "pandoc", "plain")
WEIGHT = 0.25


class Rendering(development.Page):
    """One page by one program: lines, features and labels as those of a page."""

    def __init__(self, page, kind, path, texts, rows):
        super().__init__(page.truth, page.source, path, texts, rows)
        self.kind = kind
        self.domains = {self.domain}


def make(galley, folders, pages, folder):
    """The pages' renderings; their texts are left in `folder`."""
    sources = {pathlib.Path(source).name: pathlib.Path(source) for source in folders}
    result = []
    for kind in KINDS:
        paths = [sources[page.source] / "html" / f"{page.truth['id']}.html.gz" for page in pages]
        targets = [folder / f"{kind}-{page.source}-{page.truth['id']}.txt" for page in pages]
        made = programs.render(kind, zip(paths, targets))
        files = [(page, path) for page, path, is_made in zip(pages, targets, made) if is_made]
        captures = development.galley_rows(galley, [(path, None) for _, path in files])
        result += [
            Rendering(page, kind, path, capture["texts"],
                      development.matrix(capture["rows"], len(capture["texts"])))
            for (page, path), capture in zip(files, captures) if capture["texts"]
        ]
    return result
