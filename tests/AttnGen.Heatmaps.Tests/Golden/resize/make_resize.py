"""Dumps what OpenCV's cv2.resize makes of float32 maps; run in this folder. Recorded with OpenCV 4.6.0, NumPy 1.24.2."""
import cv2
import numpy as np

cv2.setUseOptimized(False)  # the plain code path, in float32
rng = np.random.default_rng(7)
maps = {
    "patches_14x14": rng.dirichlet(np.full(196, 0.3)).reshape(14, 14),  # weights of one query
    "logits_5x7": rng.normal(0, 3, (5, 7)),
    "row_1x6": rng.random((1, 6)),
    "one_1x1": np.array([[0.25]]),
}
# (map, height, width): whole factors, others, one axis kept, smaller.
cases = [
    ("patches_14x14", 112, 112), ("patches_14x14", 100, 75), ("patches_14x14", 14, 45), ("patches_14x14", 9, 11),
    ("logits_5x7", 33, 70), ("logits_5x7", 10, 14), ("row_1x6", 4, 41), ("one_1x1", 3, 5),
]
kinds = {"nearest": cv2.INTER_NEAREST_EXACT, "bilinear": cv2.INTER_LINEAR, "bicubic": cv2.INTER_CUBIC}

for name, values in maps.items():
    maps[name] = np.ascontiguousarray(values, dtype=np.float32)
    np.save(f"{name}.npy", maps[name])
for name, height, width in cases:
    for kind, flag in kinds.items():
        resized = cv2.resize(maps[name], (width, height), interpolation=flag)
        np.save(f"{name}.{kind}_{height}x{width}.npy", np.ascontiguousarray(resized.reshape(height, width), dtype=np.float32))
    rows, columns = maps[name].shape
    if height % rows == 0 and width % columns == 0:
        plain = cv2.resize(maps[name], (width, height), interpolation=cv2.INTER_NEAREST).reshape(height, width)
        assert np.array_equal(plain, cv2.resize(maps[name], (width, height), interpolation=cv2.INTER_NEAREST_EXACT).reshape(height, width))
