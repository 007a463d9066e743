"""Writes the JSON files beside it from matplotlib 3.6.3, seaborn 0.12.2, numpy 1.24 and Python's own format(): python3 dump.py"""
import json
import math

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.colors import (AsinhNorm, BoundaryNorm, LogNorm, Normalize, PowerNorm, SymLogNorm, TwoSlopeNorm)
from matplotlib.ticker import MaxNLocator


def write(name, data):
    with open(name, "w", encoding="utf-8", newline="\n") as file:
        file.write("[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in data) + "\n]\n")


def ticks():
    ranges = [
        (0, 1), (-1, 1), (0.003, 0.55), (0, 0.0123), (-3.7, 12.9), (1e-7, 3.3e-7), (0, 4.2e-30), (-2e30, 7e30), (1e5, 1.7e6),
        (-0.5, 9.5), (-0.5, 47.5), (-0.5, 999.5), (99.5, 100.5), (1000, 1000.07), (-1e6 - 3, -1e6 + 4), (1e9, 1e9 + 64), (0.1, 0.7),
        (0.30000000000000004, 0.9), (-7, -2), (2.5, 5), (0, 2.5), (1 / 3, 2 / 3), (-100, 0), (0, 3e38), (17, 23), (0.125, 0.875)]
    rng = np.random.default_rng(20)
    for _ in range(24):
        center, width = rng.normal() * 10.0 ** rng.integers(-8, 9), 10.0 ** rng.uniform(-6, 6)
        ranges.append((center - width, center + width))
    for vmin, vmax in ranges:
        for integer in (False, True):
            if integer and vmax - vmin < 1:
                continue
            for nbins in range(1, 10):
                locator = MaxNLocator(nbins=nbins, steps=[1, 2, 2.5, 5, 10], integer=integer)
                found = locator.tick_values(vmin, vmax)
                slack = 1e-9 * (vmax - vmin)
                yield {"vmin": vmin, "vmax": vmax, "nbins": nbins, "integer": integer,
                       "ticks": [float(t) for t in found if vmin - slack <= t <= vmax + slack]}


def positions():
    cases = [
        ("log", LogNorm(1e-7, 1), {}), ("log", LogNorm(0.03, 41), {}), ("log", LogNorm(2, 2e30), {}),
        ("symlog", SymLogNorm(1, vmin=-100, vmax=1000, base=10), dict(linthresh=1, linscale=1, base=10)),
        ("symlog", SymLogNorm(0.01, linscale=0.5, vmin=-3, vmax=0.7, base=2), dict(linthresh=0.01, linscale=0.5, base=2)),
        ("symlog", SymLogNorm(0.2, linscale=2, vmin=0.01, vmax=90, base=10), dict(linthresh=0.2, linscale=2, base=10)),
        ("asinh", AsinhNorm(1, vmin=-40, vmax=300), dict(linearwidth=1)), ("asinh", AsinhNorm(0.05, vmin=0, vmax=2), dict(linearwidth=0.05)),
        ("power", PowerNorm(0.5, vmin=-1, vmax=9), dict(gamma=0.5)), ("power", PowerNorm(3, vmin=0, vmax=2), dict(gamma=3)),
        ("twoslope", TwoSlopeNorm(0, vmin=-1, vmax=100), dict(vcenter=0)), ("twoslope", TwoSlopeNorm(5, vmin=-500, vmax=6), dict(vcenter=5)),
        ("linear", Normalize(-3, 12), {})]
    for name, norm, options in cases:
        values = np.geomspace(norm.vmin, norm.vmax, 33) if name == "log" else np.linspace(norm.vmin, norm.vmax, 33)
        values = values[1:-1]
        yield {"norm": name, "vmin": norm.vmin, "vmax": norm.vmax, **options,
               "values": [float(v) for v in values], "places": [float(p) for p in norm(values.astype(np.float64))]}
    for bounds in ([-2, -1, -0.5, -0.1, 0.1, 0.5, 1, 2], [0, 1, 10, 100]):
        figure, axes = plt.subplots()
        bar = figure.colorbar(axes.imshow([[0]], norm=BoundaryNorm(bounds, 256, extend="both")), ticks=bounds)
        figure.canvas.draw()
        values = sorted(bounds + [(a + 3 * b) / 4 for a, b in zip(bounds, bounds[1:])])
        places = [bar.ax.transAxes.inverted().transform(bar.ax.transData.transform((0, v)))[1] for v in values]
        plt.close(figure)
        yield {"norm": "boundary", "vmin": bounds[0], "vmax": bounds[-1], "boundaries": bounds, "values": values, "places": [float(p) for p in places]}


def logarithms():
    for vmin, vmax in ((1e-7, 1), (1e-4, 1), (0.002, 30), (1, 1e5), (3e-3, 5e2), (1e-12, 1e-2)):
        figure, axes = plt.subplots()
        bar = figure.colorbar(axes.imshow([[vmin]], norm=LogNorm(vmin, vmax)))
        figure.canvas.draw()
        inside = lambda values: sorted(float(v) for v in values if vmin * (1 - 1e-9) <= v <= vmax * (1 + 1e-9))
        yield {"vmin": vmin, "vmax": vmax, "major": inside(bar.ax.yaxis.get_majorticklocs()), "minor": inside(bar.ax.yaxis.get_minorticklocs())}
        plt.close(figure)


def formats():
    values = [0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.375, 0.25, 0.35, 0.045, 0.0625, 1e-4, 9.9999e-5, 0.00012345, 99.5, 0.995, 0.9949999, 9.95,
              999.5, 1000, 12345.678, 123456, 999999.5, 1e6, 1e15, 1e16, 1.5e16, 1e22, 1e23, 3.4028234663852886e38, 1.401298464324817e-45, 1e-300,
              1.7976931348623157e308, 5e-324, 0.1, 0.2, 0.3, 1 / 3, 2 / 3, 7.0, 64, 1024, 0.05, 0.005, 0.015, 0.5e-3, 2.675, 1.005, 100, 10]
    rng = np.random.default_rng(3)
    values += [float(np.float32(v)) for v in rng.random(25)] + [float(v) for v in rng.normal(size=20) * 10.0 ** rng.integers(-9, 12, 20)]
    values += [k / 64 for k in range(1, 64, 3)]
    values += [-v for v in values[2:30]]
    for fmt in (".2g", ".3g", ".1g", ".0g", "g", ".10g", ".2f", ".0f", ".1f", "f", ".1e", ".0e", "e", ".0%", ".1%", "%", ".17g", ".20f",
                "+.2f", "0.2f", "6.2f", ",.1f", ",.0f", "+.1e"):
        yield {"fmt": fmt, "values": values, "texts": [format(value, fmt).strip() for value in values]}
    whole = [0, 1, -1, 7, -42, 123456789, 2 ** 40, -2 ** 62]
    for fmt in ("d", ",d", "+d", "4d"):
        yield {"fmt": fmt, "values": whole, "texts": [format(value, fmt).strip() for value in whole]}


def colors():
    rng = np.random.default_rng(11)
    normal = rng.normal(size=(6, 9)).astype(np.float32)
    heavy = (rng.standard_cauchy(size=(8, 8)) * 3).astype(np.float32)
    softmax = np.exp(4 * rng.normal(size=(7, 7)))
    softmax = (softmax / softmax.sum(1, keepdims=True)).astype(np.float32)
    offset = (1000 + rng.random((5, 5))).astype(np.float32)
    holes = normal.copy()
    holes[1, 2] = holes[4, 4] = np.nan
    mask = rng.random((6, 9)) < 0.3
    cases = [(name, data, options) for name, data in (("normal", normal), ("heavy", heavy), ("softmax", softmax), ("offset", offset), ("holes", holes))
             for options in ({}, dict(robust=True), dict(center=0.0), dict(center=0.25, cmap="RdBu_r"), dict(robust=True, center=0.1, cmap="coolwarm"),
                             dict(cmap="viridis"), dict(cmap="twilight", center=0.5), dict(cmap="tab10", center=0.2), dict(center=1000.4, cmap="vlag"))]
    cases += [("normal", normal, dict(vmin=-1, vmax=0.5)), ("normal", normal, dict(vmin=-1, vmax=0.5, center=0.0)),
              ("normal", normal, dict(vmin=-1, vmax=2, center=-3.0, cmap="magma")), ("normal", normal, dict(vmin=-0.25, robust=True)),
              ("normal", normal, dict(vmax=0.3, center=0.0, cmap="PuOr")), ("normal", normal, dict(mask=mask)),
              ("normal", normal, dict(mask=mask, robust=True, cmap="mako")), ("holes", holes, dict(mask=mask, center=0.1)),
              ("normal", np.full((3, 3), 2, np.float32), dict(cmap="hot")), ("normal", np.full((3, 3), 2, np.float32), dict(center=1.0))]
    for name, data, options in cases:
        figure, axes = plt.subplots()
        options = dict(options)
        if "cmap" not in options and "center" not in options:
            options["cmap"] = "rocket"
        mesh = sns.heatmap(data, ax=axes, cbar=False, **options).collections[0]
        figure.canvas.draw()
        faces = mesh.get_facecolors()
        plt.close(figure)
        if "mask" in options:
            options["mask"] = [bool(m) for m in options["mask"].ravel()]
        yield {"name": name, "rows": data.shape[0], "columns": data.shape[1],
               "values": [None if math.isnan(v) else float(v) for v in data.ravel()], **options,
               "faces": ["#" + "".join(f"{int(c * 255):02x}" for c in face) for face in faces]}


write("ticks.json", ticks())
write("positions.json", positions())
write("logarithms.json", logarithms())
write("formats.json", formats())
write("colors.json", colors())
