# Boosted trees from LightGBM, written as `BoostedTrees` reads them.
import base64
import struct

import lightgbm
import numpy as np

# Leaf values are whole numbers of this part of log odds.
UNIT = 8192


def quantize(booster):
    """Rounds the booster's leaf values to units, so that its own predictions are the model's."""
    for index, tree in enumerate(booster.dump_model()["tree_info"]):
        for leaf in range(tree["num_leaves"]):
            units = round(booster.get_leaf_output(index, leaf) * UNIT)
            booster.set_leaf_output(index, leaf, max(-32768, min(32767, units)) / UNIT)
    return booster


def single(threshold):
    """The greatest 32-bit float up to a threshold: for such floats, `<=` means the same."""
    value = np.float32(threshold)
    return value if float(value) <= threshold else np.nextafter(value, np.float32(-np.inf))


def encode(booster, feature_count):
    """Base64 of a quantized booster: see `BoostedTrees.init`."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    thresholds = [set() for _ in range(feature_count)]
    for tree in trees:
        for node in inner_nodes(tree):
            thresholds[node["split_feature"]].add(single(node["threshold"]))
    thresholds = [sorted(values) for values in thresholds]
    data = bytearray(struct.pack("<HH", feature_count, len(trees)))
    for values in thresholds:
        data += struct.pack(f"<B{len(values)}f", len(values), *values)
    for tree in trees:
        data += encode_tree(tree, thresholds)
    return bytes(data)


def inner_nodes(tree):
    """The inner nodes of a tree, parents first."""
    if "leaf_value" in tree:
        return []
    return [tree] + inner_nodes(tree["left_child"]) + inner_nodes(tree["right_child"])


def encode_tree(tree, thresholds):
    nodes = inner_nodes(tree)
    numbers = {id(node): number for number, node in enumerate(nodes)}
    leaves, data = [], bytearray()

    def child(node):
        if "leaf_value" not in node:
            return numbers[id(node)]
        leaves.append(round(node["leaf_value"] * UNIT))
        return 127 + len(leaves)

    for node in nodes:
        feature = node["split_feature"]
        bin = thresholds[feature].index(single(node["threshold"]))
        data += bytes([feature, bin, child(node["left_child"]), child(node["right_child"])])
    return struct.pack("<B", len(leaves)) + data + struct.pack(f"<{len(leaves)}h", *leaves)


def swift(name, comment, data, constants):
    """A Swift file that holds a model; `constants` are further lines of its body."""
    literal = base64.b64encode(data).decode()
    lines = [literal[start : start + 92] for start in range(0, len(literal), 92)]
    body = "\\\n".join("    " + line for line in lines)
    return (
        f"// {comment} Written by scripts/train; do not edit.\n\nenum {name} {{\n"
        + "".join(f"  {line}\n" for line in constants)
        + f'  static let literal: StaticString = """\n{body}\n    """\n}}\n'
    )


def decode(path):
    """A LightGBM booster of the trees in a Swift file that `swift` wrote."""
    text = open(path, encoding="utf-8").read().split('"""')[1]
    data = base64.b64decode("".join(text.replace("\\", "").split()))
    place = 0

    def take(format):
        nonlocal place
        values = struct.unpack_from("<" + format, data, place)
        place += struct.calcsize("<" + format)
        return values

    feature_count, tree_count = take("HH")
    thresholds = [take(f"{take('B')[0]}f") for _ in range(feature_count)]
    trees = []
    for index in range(tree_count):
        (leaves,) = take("B")
        nodes = [take("4B") for _ in range(leaves - 1)]
        values = [value / UNIT for value in take(f"{leaves}h")]
        trees.append(tree_text(index, nodes, values, thresholds))
    assert place == len(data), "the file holds more than trees"
    header = (
        "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n"
        f"max_feature_idx={feature_count - 1}\nobjective=binary sigmoid:1\n"
        f"feature_names={' '.join(f'f{k}' for k in range(feature_count))}\n"
        f"feature_infos={' '.join(['[-inf:inf]'] * feature_count)}\n"
        f"tree_sizes={' '.join(str(len(tree)) for tree in trees)}\n\n")
    return lightgbm.Booster(model_str=header + "".join(trees) + "end of trees\n")


def tree_text(index, nodes, values, thresholds):
    """A tree as LightGBM's model files have it; leaves are -1 and below there."""

    def child(number):
        return number if number < 128 else 127 - number

    lines = {
        "num_leaves": [len(values)],
        "num_cat": [0],
        "split_feature": [feature for feature, *_ in nodes],
        "split_gain": [1] * len(nodes),
        "threshold": [repr(thresholds[feature][bin]) for feature, bin, *_ in nodes],
        "decision_type": [2] * len(nodes),
        "left_child": [child(left) for _, _, left, _ in nodes],
        "right_child": [child(right) for *_, right in nodes],
        "leaf_value": [repr(value) for value in values],
        "leaf_weight": [1] * len(values),
        "leaf_count": [1] * len(values),
        "internal_value": [0] * len(nodes),
        "internal_weight": [1] * len(nodes),
        "internal_count": [1] * len(nodes),
        "is_linear": [0],
        "shrinkage": [1],
    }
    body = "".join(f"{key}={' '.join(map(str, row))}\n" for key, row in lines.items())
    return f"Tree={index}\n{body}\n\n"
