"""Pictures as matplotlib and seaborn draw them, written as PNG in memory.

Without arguments: prints the median time of each picture. With --serve, as the benchmark program starts it: says "ready" and the versions,
then draws the picture that each line of the input names and answers with the bytes of its file.
"""

import io
import statistics
import sys
import time

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns

ROUNDS = 7


def values(rows, columns):
    """Numbers without a pattern; the benchmark program draws the same."""
    bits = np.arange(rows * columns, dtype=np.uint32) * np.uint32(2654435761)
    bits = (bits ^ (bits >> np.uint32(15))) * np.uint32(2246822519)
    return ((bits ^ (bits >> np.uint32(13))) / 2**32).reshape(rows, columns)


def example1():
    plt.figure()
    plt.imshow(values(10, 10), cmap="hot", interpolation="nearest")


def annotated():
    names = [f"word{i}" for i in range(24)]
    plt.figure()
    sns.heatmap(values(24, 24), annot=True, xticklabels=names, yticklabels=names)


def labelled():
    plt.figure()
    plt.imshow(values(512, 512))
    plt.colorbar()
    plt.title("512 × 512")


def grid():
    _, axes = plt.subplots(12, 12, figsize=(12, 12))
    norm = matplotlib.colors.Normalize(0, 1)
    for i, axis in enumerate(axes.flat):
        axis.imshow(values(16, 16), norm=norm)
        axis.set_title(f"L{i // 12} H{i % 12}", fontsize=6)
        axis.set_xticks([])
        axis.set_yticks([])


PICTURES = {picture.__name__: picture for picture in (example1, annotated, labelled, grid)}


def draw(name):
    PICTURES[name]()
    file = io.BytesIO()
    plt.savefig(file, format="png")
    plt.close("all")
    return file.tell()


def serve():
    print(f"ready matplotlib {matplotlib.__version__}, seaborn {sns.__version__}", flush=True)
    for line in sys.stdin:
        print(draw(line.strip()), flush=True)


def measure(name):
    draw(name)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        draw(name)
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve()
    else:
        for name in PICTURES:
            print(f"{name:12}{measure(name):10.1f} ms", flush=True)
