# Trees from LightGBM, written as `TreeModel` reads them.
import base64
import math
import struct

UNIT = 4096
LEAF = 0xFFFF


def encode(booster, features, checks=()):
    """Base64 of a model. A check is (trees, low, high): then rows outside are settled."""
    trees = booster.dump_model()["tree_info"]
    words = [features, len(trees), len(checks)]
    for count, low, high in checks:
        words += [count, low & LEAF, high & LEAF]
    for tree in trees:
        write_node(tree["tree_structure"], words)
    return base64.b64encode(struct.pack(f"<{len(words)}H", *words)).decode()


def write_node(node, words):
    if "leaf_value" in node:
        value = max(-32768, min(32767, round(node["leaf_value"] * UNIT)))
        words += [LEAF, value & LEAF]
        return
    # Features are integers: x <= 12.5 is x <= 12. Missing values do not occur.
    threshold = max(-32768, min(32767, math.floor(node["threshold"])))
    words += [node["split_feature"], threshold & LEAF]
    write_node(node["left_child"], words)
    write_node(node["right_child"], words)


def swift(name, comment, literal, threshold=None):
    """A Swift file that holds a model."""
    lines = [literal[start : start + 92] for start in range(0, len(literal), 92)]
    body = "\\\n".join("    " + line for line in lines)
    constant = "" if threshold is None else (
        f"  /// Scores above this are likely enough, in units of ``TreeModel/unit``.\n"
        f"  static let threshold: Int32 = {threshold}\n\n")
    return (
        f"// {comment} Written by scripts/train; do not edit.\n\n"
        f"enum {name} {{\n{constant}"
        f"  static let literal: StaticString = \"\"\"\n{body}\n    \"\"\"\n}}\n")
