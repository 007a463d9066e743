"""Attention rollout in NumPy, in double; run in this folder. Recorded with NumPy 1.24.2.

Abnar and Zuidema 2020 (arXiv 2005.00928), with the head fusions and the discarded lowest weights of vision transformers: per layer
A = fuse(heads); the int(ratio * n * n) lowest entries of A become 0, of equal ones the first; A' = rownorm(A + I); R = A' @ R.
"""
import numpy as np

rng = np.random.default_rng(11)
layers, heads, tokens = 4, 3, 10
scores = rng.normal(0, 2, (layers, heads, tokens, tokens))
scores[:, :, :, 7:] -= np.where(np.arange(tokens)[:, None] < 5, np.inf, 0)  # some queries do not see the last keys
weights = np.exp(scores - scores.max(-1, keepdims=True))
weights = (weights / weights.sum(-1, keepdims=True)).astype(np.float32)
weights[:, :, 9, :] = 0  # a query with nothing to attend to
np.save("rollout_weights.npy", weights)

fusions = {"mean": np.mean, "max": np.max, "min": np.min}
for name, fuse in fusions.items():
    for ratio in (0, 0.35, 0.9):
        rollout = np.eye(tokens)
        for layer in weights.astype(np.float64):
            fused = fuse(layer, axis=0)
            order = np.argsort(fused.reshape(-1), kind="stable")
            fused.reshape(-1)[order[: int(ratio * fused.size)]] = 0
            mixed = fused + np.eye(tokens)
            rollout = (mixed / mixed.sum(-1, keepdims=True)) @ rollout
        np.save(f"rollout_{name}_{ratio}.npy", rollout.astype(np.float32))
