# Trains Galley's models on development pages with known bodies: see docs/model-html.md and docs/model-text.md.
import argparse


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", choices=["html", "text", "predictions"], required=True)
    parser.add_argument("--galley", required=True, help="the galley executable")
    parser.add_argument("--sources", default="Sources", help="the package's source folder")
    parser.add_argument("--work", help="where to leave the models of the folds")
    parser.add_argument("--judge", action="store_true", help="judge the models left in --work, don't train")
    parser.add_argument("--ablate", action="store_true", help="with html: measure the rules after the model")
    parser.add_argument("folders", nargs="*", help="folders with truth.ndjson, html/ and text/")
    options = parser.parse_args()
    if options.input == "predictions":
        import blocks

        blocks.write_predictions(options.galley, blocks.committed(options.sources))
    elif options.input == "text":
        import text

        if options.judge:
            text.judge(options.galley, options.folders, options.work)
        else:
            text.train(options.galley, options.folders, options.sources, options.work)
    else:
        import blocks

        if options.ablate:
            blocks.ablate(options.galley, options.folders, options.work)
        else:
            blocks.train(options.galley, options.folders, options.sources, options.work)


if __name__ == "__main__":
    main()
