"""Trains the digit model of the demo and writes its weights, its test digits and reference values.

    python3 train_digits.py OUTPUT_FOLDER [EPOCHS]

Needs NumPy and scikit-learn (made with 1.24.2 and 1.2.1); one thread; fixed seeds. The digits come with
scikit-learn, so there is nothing to download. The network and its gradients are written out in NumPy; before
training, the gradients are compared with differences of the loss.
"""
import json
import os
import pathlib
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"        # before NumPy is loaded

import numpy as np
import sklearn.datasets
import sklearn.metrics

SIDE, PIXELS, PATCH, CLASSES = 8, 64, 3, 10
DIM, HEADS, HIDDEN, LAYERS = 32, 4, 64, 1
HEAD_DIM = DIM // HEADS
TRAINING, VALIDATION = 1198, 198                # the rest is the test, in the data set's order; validation is the end of training
EXAMPLES = 20                                   # test digits whose attention is recorded


# ------------------------------------------------------------------------------------------- the network

def new_weights(rng):
    """Names and shapes are those of the saved files; matrices are row-major [in, out]."""
    def matrix(rows, columns, gain=1.0):
        return rng.normal(0, gain * rows ** -0.5, (rows, columns))
    weights = {"patchWeights": matrix(PATCH ** 2, DIM, 2), "positions": rng.normal(0, 0.5, (PIXELS, DIM))}
    for layer in range(LAYERS):
        weights.update({"layer%d%s" % (layer, name): value for name, value in {
            "QueryWeights": matrix(DIM, DIM), "KeyWeights": matrix(DIM, DIM), "ValueWeights": matrix(DIM, DIM),
            "OutputWeights": matrix(DIM, DIM, 0.5), "HiddenWeights": matrix(DIM, HIDDEN), "HiddenBias": np.zeros(HIDDEN),
            "ResidualWeights": matrix(HIDDEN, DIM, 0.5), "ResidualBias": np.zeros(DIM)}.items()})
    weights.update(poolingQuery=rng.normal(0, 0.3, DIM), outputWeights=matrix(DIM, CLASSES), outputBias=np.zeros(CLASSES))
    return weights


def patches_of(pixels):
    """Each pixel with its neighbours, [digits, 64, 9], 0 beyond the edges."""
    images = np.pad(pixels.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1)))
    shifted = [images[:, y:y + SIDE, x:x + SIDE] for y in range(PATCH) for x in range(PATCH)]
    return np.stack(shifted, 3).reshape(-1, PIXELS, PATCH ** 2)


def softmax(scores):
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return scores / scores.sum(-1, keepdims=True)


def split_heads(tokens):
    return tokens.reshape(len(tokens), PIXELS, HEADS, HEAD_DIM).transpose(0, 2, 1, 3)


def join_heads(heads):
    return heads.transpose(0, 2, 1, 3).reshape(len(heads), PIXELS, DIM)


def forward(w, pixels):
    """Logits [digits, 10], pooling weights [digits, 64], and what the gradients need."""
    patches = patches_of(pixels)
    tokens = patches @ w["patchWeights"] + w["positions"]
    kept = []
    for layer in range(LAYERS):
        def weight(name):
            return w["layer%d%s" % (layer, name)]
        q, k, v = (split_heads(tokens @ weight(name)) for name in ("QueryWeights", "KeyWeights", "ValueWeights"))
        attention = softmax(q @ k.transpose(0, 1, 3, 2) * q.dtype.type(HEAD_DIM ** -0.5))
        context = join_heads(attention @ v)
        middle = tokens + context @ weight("OutputWeights")
        hidden = np.tanh(middle @ weight("HiddenWeights") + weight("HiddenBias"))
        kept.append((tokens, q, k, v, attention, context, middle, hidden))
        tokens = middle + hidden @ weight("ResidualWeights") + weight("ResidualBias")
    pooling = softmax(tokens @ w["poolingQuery"] * tokens.dtype.type(DIM ** -0.5))
    pooled = (pooling[:, None] @ tokens)[:, 0]
    return pooled @ w["outputWeights"] + w["outputBias"], pooling, (patches, tokens, pooled, kept)


def loss_and_gradients(w, pixels, labels, smoothing=0.05):
    """Mean cross-entropy with smoothed labels, and its gradient by every weight."""
    logits, pooling, (patches, tokens, pooled, kept) = forward(w, pixels)
    probabilities = softmax(logits)
    wanted = np.full_like(logits, smoothing / CLASSES)
    wanted[np.arange(len(labels)), labels] += 1 - smoothing
    loss = -(wanted * np.log(probabilities + 1e-30)).sum() / len(labels)
    g = {}

    def product(name, inputs, gradient):
        """Gradient of inputs @ weights by the weights, and by the inputs."""
        g[name] = inputs.reshape(-1, inputs.shape[-1]).T @ gradient.reshape(-1, gradient.shape[-1])
        return gradient @ w[name].T

    d_logits = (probabilities - wanted) / len(labels)
    g["outputBias"] = d_logits.sum(0)
    d_pooled = product("outputWeights", pooled, d_logits)
    d_pooling = (tokens @ d_pooled[:, :, None])[:, :, 0]
    d_scores = pooling * (d_pooling - (pooling * d_pooling).sum(1, keepdims=True)) * DIM ** -0.5
    d_tokens = pooling[:, :, None] * d_pooled[:, None] + d_scores[:, :, None] * w["poolingQuery"]
    g["poolingQuery"] = np.einsum("nj,njd->d", d_scores, tokens)
    for layer in reversed(range(LAYERS)):
        name = "layer%d" % layer
        before, q, k, v, attention, context, middle, hidden = kept[layer]
        g[name + "ResidualBias"] = d_tokens.sum((0, 1))
        d_hidden = product(name + "ResidualWeights", hidden, d_tokens) * (1 - hidden ** 2)
        g[name + "HiddenBias"] = d_hidden.sum((0, 1))
        d_middle = d_tokens + product(name + "HiddenWeights", middle, d_hidden)
        d_context = split_heads(product(name + "OutputWeights", context, d_middle))
        d_attention = d_context @ v.transpose(0, 1, 3, 2)
        d_scores = attention * (d_attention - (attention * d_attention).sum(-1, keepdims=True)) * HEAD_DIM ** -0.5
        d_tokens = d_middle
        for kind, gradient in (("Query", d_scores @ k), ("Key", d_scores.transpose(0, 1, 3, 2) @ q),
                               ("Value", attention.transpose(0, 1, 3, 2) @ d_context)):
            d_tokens = d_tokens + product(name + kind + "Weights", before, join_heads(gradient))
    g["positions"] = d_tokens.sum(0)
    product("patchWeights", patches, d_tokens)
    return loss, g


def check_gradients():
    """Along a random direction the loss changes as the gradients say."""
    rng = np.random.default_rng(0)
    w, pixels, labels = new_weights(rng), rng.random((3, PIXELS)), np.array([1, 5, 9])
    _, g = loss_and_gradients(w, pixels, labels)
    for name in w:
        direction = rng.normal(0, 1, w[name].shape)
        def shifted(step):
            return loss_and_gradients({**w, name: w[name] + step * direction}, pixels, labels)[0]
        difference, expected = (shifted(1e-5) - shifted(-1e-5)) / 2e-5, (g[name] * direction).sum()
        assert abs(difference - expected) < 1e-6 * max(1, abs(expected)), (name, difference, expected)


# ------------------------------------------------------------------------------------------ the training

def load():
    """Pixels [digits, 64] from 0 to 1 and labels, in the data set's order."""
    digits = sklearn.datasets.load_digits()
    return digits.data / 16, digits.target


def moved(pixels, rng):
    """Each digit moved by at most one pixel along each axis; what leaves is lost, what comes is 0."""
    images = np.pad(pixels.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1)))
    steps = rng.integers(0, 3, (len(pixels), 2))
    return np.stack([image[y:y + SIDE, x:x + SIDE] for image, (y, x) in zip(images, steps)]).reshape(-1, PIXELS)


def accuracy(w, pixels, labels):
    return np.mean(forward(w, pixels)[0].argmax(1) == labels)


def train(pixels, labels, epochs, unseen=None, batch=50, rate=3e-3, decay=0.02):
    """AdamW; the rate rises for a twentieth of the steps and falls along a cosine. Unseen are pixels and labels of a validation."""
    rng = np.random.default_rng(1)
    w = {name: value.astype(np.float32) for name, value in new_weights(rng).items()}
    first, second = ({name: np.zeros_like(value) for name, value in w.items()} for _ in range(2))
    per_epoch = len(labels) // batch
    steps = epochs * per_epoch
    for step in range(steps):
        if step % per_epoch == 0:
            order = rng.permutation(len(labels))
        chosen = order[step % per_epoch * batch:][:batch]
        # Half of them moved, so that digits where they lie remain the rule.
        part = np.concatenate([pixels[chosen[::2]], moved(pixels[chosen[1::2]], rng)]).astype(np.float32)
        loss, g = loss_and_gradients(w, part, np.concatenate([labels[chosen[::2]], labels[chosen[1::2]]]))
        norm = np.sqrt(sum((value ** 2).sum() for value in g.values()))
        now = rate * min((step + 1) / (steps / 20), 0.5 + 0.5 * np.cos(np.pi * step / steps))
        for name, gradient in g.items():
            gradient = gradient * min(1, 1 / norm)
            first[name] += 0.1 * (gradient - first[name])
            second[name] += 0.005 * (gradient ** 2 - second[name])
            scaled = first[name] / (1 - 0.9 ** (step + 1)) / (np.sqrt(second[name] / (1 - 0.995 ** (step + 1))) + 1e-8)
            w[name] = (w[name] - now * (scaled + (decay * w[name] if w[name].ndim == 2 else 0))).astype(np.float32)
        if (step + 1) % (10 * per_epoch) == 0:
            text = "" if unseen is None else ", validation %.2f %%" % (100 * accuracy(w, *unseen))
            print("epoch %d: loss %.4f%s" % ((step + 1) // per_epoch, loss, text), flush=True)
    return w


# -------------------------------------------------------------------------------------------------- the files

README = """# A small digit model

A trained classifier of handwritten digits whose 64 pixels, each with its neighbours, are tokens: self-attention lets them look at
each other, and an attention pooling decides how much each counts. `../../Training/train_digits.py` trains it and writes every file here.

- `*.npy`: weights, float32, NPY 1.0, C order. Matrices are row-major `[in, out]`.
- Token of pixel j: `patch * patchWeights + positions[j]`, %(dim)d components. The patch is the pixel and its 8 neighbours, row by row, each
  intensity / 16, and 0 beyond the edges.
- %(layers)s: softmax attention of %(heads)d heads of %(headDim)d (`QueryWeights`, `KeyWeights`, `ValueWeights`; head h
  has components %(headDim)d h to %(headDim)d h + %(lastOfHead)d; scale 1 / sqrt(%(headDim)d)), through `OutputWeights` added to the tokens; then
  `tanh(tokens * HiddenWeights + HiddenBias) * ResidualWeights + ResidualBias`, added to the tokens too. No normalisation.
- Pooling: `poolingQuery` attends to the tokens, which are keys and values (scale 1 / sqrt(%(dim)d)): 64 weights, one a pixel. The pooled
  token gives the logits, `pooled * outputWeights + outputBias`. So a logit is the weighted sum of what each token says alone.
- `test.txt`: a test digit a line: its label, a tab, and its 64 intensities row by row, `0` ... `9`, `a` = 10 ... `g` = 16.
- `examples/`: for the first %(examples)d test digits `attention.npy` `[%(examples)d, 8, 8]` (the weights of the pooling) and `logits.npy`
  `[%(examples)d, 10]`, for the first one `selfAttention.npy` `[layers %(layerCount)d, heads %(heads)d, 64, 64]`, computed in float64 from the saved weights,
  stored as float32; `metrics.json`: predictions of all test digits, and what scikit-learn says about them, as exact doubles, in the
  format of `tests/AttnGen.Tests/Evaluation/Golden`.

Training: AdamW, %(epochs)d epochs of batches of 50, half of the digits moved by at most one pixel. Attention was **not guided**: only the label
counted. The digits stay in scikit-learn's order: the first %(training)d are for training, the other %(test)d for the test, which nothing was chosen
by. Neighbours in it seem to be by the same hand, which makes this test harder than one of shuffled digits: a support vector machine (RBF) gets
96.8 %% of it right, and 99.5 %% of a shuffled one. A first training left out the last %(validation)d of the %(training)d, the validation that the
network's size and the epochs were chosen by; the saved weights are from a second one, with all of them.

| | Right |
| --- | --- |
| Validation, first training | %(validated).1f %% |
| Test, the saved weights | %(accuracy).1f %%, %(right)d of %(test)d |

The two largest logits of a test digit are at least %(gap).4f apart, so that rounding turns no prediction over.

The digits are `sklearn.datasets.load_digits()`, a copy of the test set of *Optical Recognition of Handwritten Digits*, E. Alpaydin and
C. Kaynak, 1998, UCI Machine Learning Repository, https://doi.org/10.24432/C50P49, under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). `test.txt` holds a part of it in another notation; nothing else was changed.
"""


def describe(true, predicted):
    """What scikit-learn says, as tests/AttnGen.Tests/Evaluation/Golden/write_metrics.py writes it."""
    metrics, labels = sklearn.metrics, list(range(CLASSES))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(true, predicted, labels=labels)
    rule = {"zeroDivision": 0, "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "support": support.tolist()}
    for average in ("micro", "macro", "weighted"):
        rule[average] = [float(value) for value in metrics.precision_recall_fscore_support(true, predicted, average=average)[:3]]
    rule["fbeta"] = [
        {"beta": beta, "classes": metrics.fbeta_score(true, predicted, beta=beta, average=None).tolist(),
         **{average: float(metrics.fbeta_score(true, predicted, beta=beta, average=average)) for average in ("micro", "macro", "weighted")}}
        for beta in (0.5, 2.0)]
    rule["reports"] = {str(digits): metrics.classification_report(true, predicted, digits=digits) for digits in (2, 4)}
    return {
        "name": "digits", "true": true, "predicted": predicted, "labels": labels, "classes": [str(label) for label in labels],
        "counts": metrics.confusion_matrix(true, predicted).tolist(),
        "shares": {kind: metrics.confusion_matrix(true, predicted, normalize=kind).tolist() for kind in ("true", "pred", "all")},
        "accuracy": float(metrics.accuracy_score(true, predicted)),
        "balancedAccuracy": float(metrics.balanced_accuracy_score(true, predicted)), "rules": [rule]}


def write(folder, pixels, labels, epochs, validated):
    """Everything but the weights, which are there, from the weights as they are there."""
    saved = {name: np.load(folder / (name + ".npy")).astype(np.float64) for name in new_weights(np.random.default_rng(0))}
    logits, pooling, (_, _, _, kept) = forward(saved, pixels)
    sorted_logits = np.sort(logits, 1)
    gap = (sorted_logits[:, -1] - sorted_logits[:, -2]).min()
    assert gap > 1e-3, "a prediction that float32 may turn over"
    for name, array in (("attention", pooling[:EXAMPLES].reshape(-1, SIDE, SIDE)), ("logits", logits[:EXAMPLES]),
                        ("selfAttention", np.stack([layer[4][0] for layer in kept]))):
        np.save(folder / "examples" / (name + ".npy"), array.astype(np.float32))
    case = describe(labels.tolist(), logits.argmax(1).tolist())
    (folder / "examples" / "metrics.json").write_text("[\n  " + json.dumps(case) + "\n]\n")
    lines = ("%d\t%s\n" % (label, "".join("0123456789abcdefg"[int(value * 16)] for value in row)) for label, row in zip(labels, pixels))
    (folder / "test.txt").write_text("".join(lines))
    values = dict(
        dim=DIM, heads=HEADS, headDim=HEAD_DIM, lastOfHead=HEAD_DIM - 1, layerCount=LAYERS, examples=EXAMPLES, epochs=epochs, training=TRAINING,
        layers=" and ".join("`layer%d`" % layer for layer in range(LAYERS)), validation=VALIDATION, test=len(labels), gap=gap,
        right=round(case["accuracy"] * len(labels)), accuracy=100 * case["accuracy"], validated=100 * validated)
    (folder / "README.md").write_text(README % values)
    print(case["rules"][0]["reports"]["4"], "smallest gap %.4f" % gap)


def main(folder, epochs=120):
    folder = pathlib.Path(folder)
    (folder / "examples").mkdir(parents=True, exist_ok=True)
    check_gradients()
    pixels, labels = load()
    # Once for the validation, which settings were chosen by, and then with all digits that are not for the test.
    fitted = TRAINING - VALIDATION
    w = train(pixels[:fitted], labels[:fitted], epochs, (pixels[fitted:TRAINING].astype(np.float32), labels[fitted:TRAINING]))
    validated = accuracy(w, pixels[fitted:TRAINING].astype(np.float32), labels[fitted:TRAINING])
    for name, array in train(pixels[:TRAINING], labels[:TRAINING], epochs).items():
        np.save(folder / (name + ".npy"), np.ascontiguousarray(array, np.float32))
    write(folder, pixels[TRAINING:], labels[TRAINING:], epochs, validated)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
