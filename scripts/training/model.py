# Boosted trees: parameters, folds, training.
import zlib

import lightgbm
import numpy as np

FOLDS = 5

PARAMETERS = dict(
    objective="binary", learning_rate=0.05, num_leaves=31, min_data_in_leaf=60,
    feature_fraction=0.4, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=127,
    verbose=-1, seed=1, num_threads=1, deterministic=True, force_row_wise=True,
)


def fold(domain):
    """The fold of a site: all its pages are judged by a model that saw none of them."""
    return zlib.crc32(domain.encode()) % FOLDS


def train(matrices, labels, weights, rounds, grouped=False, **parameters):
    """The booster over some pages' rows; `grouped` if these compete within each page."""
    data = lightgbm.Dataset(
        np.concatenate(matrices), np.concatenate(labels), weight=np.concatenate(weights),
        group=[len(rows) for rows in matrices] if grouped else None)
    return lightgbm.train({**PARAMETERS, **parameters}, data, rounds)
