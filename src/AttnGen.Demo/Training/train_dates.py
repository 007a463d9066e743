"""Trains the two date models of the demo and writes their weights, test inputs and reference values.

    python3 train_dates.py OUTPUT_FOLDER [TRAINING_STEPS]

Needs PyTorch (1.13 is enough) and NumPy; one thread; fixed seeds. Everything is synthetic: the dates are
written by the formats below, so there is nothing to download. The networks are written out in plain
tensors because the encoder and the Bahdanau decoder use a reset-before GRU, which torch.nn.GRU is not.
"""
import datetime
import pathlib
import random
import re
import sys

import numpy as np
import torch

# ---------------------------------------------------------------------------------------------- the task

FORMATS = [
    "{day} {month} {year}", "{month} {day}, {year}", "{month} {ordinal} {year}", "{month} {ordinal}, {year}",
    "{mon} {day} {year}", "{mon}. {day}, {year}", "{ordinal} of {mon} {year}", "the {ordinal} of {month}, {year}",
    "{weekday}, {month} {day}, {year}", "{weekday} {day} {month} {year}", "{weekday} {ordinal} {month} {year}",
    "{weekday}, {ordinal} {month}, {year}", "{wkd}, {day} {mon} {year}", "{wkd} {mon} {day} {year}",
    "{dd}-{mon}-{year}", "{day}/{mon}/{year}", "{dd}{mon}{year}", "{year} {month} {day}", "{year}, {mon} {ordinal}",
    "{day}.{m}.{year}", "{dd}.{mm}.{year}", "{year}/{m}/{day}", "{year}/{mm}/{dd}", "{year}.{mm}.{dd}",
    "{year}-{mm}-{dd}", "{year}{mm}{dd}",
]
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# All characters the formats can produce; the space stands within the line, where no editor trims it.
WORDS = "".join(MONTHS + WEEKDAYS + "the of st nd rd th".split())
SOURCE_CHARACTERS = "0123456789 -./," + "".join(sorted(set(WORDS.lower() + WORDS.upper())))
TARGET_CHARACTERS = "0123456789-"
START = len(TARGET_CHARACTERS)          # row of targetEmbedding for the start symbol
LENGTH, STEPS = 32, 10                  # longest source, length of every target
EMBEDDING, HIDDEN, ANNOTATION = 32, 64, 128


def write_date(date, template, rng):
    """Returns (source, target, year position, month start, month end, day start, day end)."""
    month, weekday = MONTHS[date.month - 1], WEEKDAYS[date.weekday()]
    suffix = "th" if 11 <= date.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(date.day % 10, "th")
    values = {
        "year": str(date.year), "month": month, "m": str(date.month), "mm": "%02d" % date.month,
        "mon": "Sept" if date.month == 9 and rng.random() < 0.5 else month[:3],
        "day": str(date.day), "dd": "%02d" % date.day, "ordinal": str(date.day) + suffix,
        "weekday": weekday, "wkd": weekday[:3],
    }
    roles = {"y": "year", "m": "month", "d": "day", "o": "day", "w": "weekday"}     # by the first letter
    source, spans = "", {}
    for literal, name in re.findall(r"([^{}]*)(?:\{(\w+)\})?", template):
        source += literal
        if name:
            spans[roles[name[0]]] = (len(source), len(source) + len(values[name]))
            source += values[name]
    source = rng.choice([str, str, str.lower, str.upper])(source)
    assert len(source) <= LENGTH
    return (source, date.isoformat(), spans["year"][0], *spans["month"], *spans["day"])


def demands(rows):
    """[rows, 10, 32]: 1 where the attention of a step may lie; all 0 for the '-' steps."""
    result = np.zeros((len(rows), STEPS, LENGTH), np.float32)
    for n, (_, _, year, month_start, month_end, day_start, day_end) in enumerate(rows):
        for digit in range(4):
            result[n, digit, year + digit] = 1
        result[n, 5:7, month_start:month_end] = 1
        result[n, 8:10, day_start:day_end] = 1
    return result


def encode(rows):
    """Indices of the sources, padded to 32, their lengths and the indices of the targets."""
    sources = np.zeros((len(rows), LENGTH), np.int64)
    for n, row in enumerate(rows):
        sources[n, :len(row[0])] = [SOURCE_CHARACTERS.index(c) for c in row[0]]
    targets = np.array([[TARGET_CHARACTERS.index(c) for c in row[1]] for row in rows])
    return sources, np.array([len(row[0]) for row in rows]), targets


def split_dates():
    """Splits the dates, not the texts: a test date never occurs in training in any format."""
    first, end = datetime.date(1900, 1, 1).toordinal(), datetime.date(2100, 1, 1).toordinal()
    dates = [datetime.date.fromordinal(n) for n in range(first, end)]
    random.Random(1).shuffle(dates)
    return dates[:1000], dates[1000:2000], dates[2000:]     # test, validation, training


def fixed_rows(dates, seed):
    """One text per date, every format equally often."""
    rng = random.Random(seed)
    return [write_date(date, FORMATS[n % len(FORMATS)], rng) for n, date in enumerate(dates)]


# -------------------------------------------------------------------------------------- the networks (torch)

def new_weights(kind):
    """Names and shapes are those of the saved files; row-major [in, out]; gates update, reset, candidate."""
    sources, targets = len(SOURCE_CHARACTERS), len(TARGET_CHARACTERS)
    decoder_input = EMBEDDING + (ANNOTATION if kind == "bahdanau" else HIDDEN)
    shapes = {
        "sourceEmbedding": (sources, EMBEDDING), "targetEmbedding": (targets + 1, EMBEDDING),
        "initialStateWeights": (HIDDEN, HIDDEN), "outputBias": (targets,),
    }
    for name, size in (("forward", EMBEDDING), ("backward", EMBEDDING), ("decoder", decoder_input)):
        shapes[name + "InputWeights"] = (size, 3 * HIDDEN)
        shapes[name + "RecurrentWeights"] = (HIDDEN, 3 * HIDDEN)
        shapes[name + "Bias"] = (3 * HIDDEN,)
    if kind == "bahdanau":
        shapes.update(queryWeights=(HIDDEN, HIDDEN), keyWeights=(ANNOTATION, HIDDEN), scoreWeights=(HIDDEN,),
                      outputWeights=(HIDDEN + ANNOTATION, targets))
    else:
        shapes.update(decoderRecurrentBias=(3 * HIDDEN,), scoreWeights=(HIDDEN, ANNOTATION),
                      attentionalWeights=(ANNOTATION + HIDDEN, HIDDEN), outputWeights=(HIDDEN, targets))
    weights = {}
    for name, shape in shapes.items():
        tensor = torch.zeros(shape)
        if name.endswith("Embedding"):
            tensor.normal_(0, 0.5)
        elif name.endswith("RecurrentWeights"):
            for gate in tensor.split(HIDDEN, 1):
                torch.nn.init.orthogonal_(gate)
        elif len(shape) == 2:
            torch.nn.init.xavier_uniform_(tensor)
        elif name == "scoreWeights":
            tensor.normal_(0, HIDDEN ** -0.5)
        weights[name] = tensor.requires_grad_()
    return weights


def gru_step(x, h, u, recurrent_bias=None):
    """x is the projected input with its bias. Without a recurrent bias: reset before; with one: reset after."""
    y = h @ u[..., :2 * HIDDEN] if recurrent_bias is None else h @ u + recurrent_bias
    z, r = torch.sigmoid(x[..., :2 * HIDDEN] + y[..., :2 * HIDDEN]).chunk(2, -1)
    recurrent = (r * h) @ u[..., 2 * HIDDEN:] if recurrent_bias is None else r * y[..., 2 * HIDDEN:]
    n = torch.tanh(x[..., 2 * HIDDEN:] + recurrent)
    return n + z * (h - n)


def encoder(w, sources, lengths):
    """Both directions advance together; the backward one reads each source reversed within its own length."""
    longest = int(lengths.max())
    steps = torch.arange(longest)
    mask = steps[None] < lengths[:, None]
    mirrored = torch.where(mask, lengths[:, None] - 1 - steps[None], steps[None])
    embedded = w["sourceEmbedding"][sources[:, :longest]]
    rows = torch.arange(len(sources))[:, None]
    x = torch.stack([embedded @ w["forwardInputWeights"] + w["forwardBias"],
                     embedded[rows, mirrored] @ w["backwardInputWeights"] + w["backwardBias"]])
    u = torch.stack([w["forwardRecurrentWeights"], w["backwardRecurrentWeights"]])
    h, states = torch.zeros(2, len(sources), HIDDEN), []
    for x_step in x.unbind(2):
        h = gru_step(x_step, h, u)
        states.append(h)
    forward, backward = torch.stack(states, 2)
    annotations = torch.cat([forward, backward[rows, mirrored]], 2) * mask[:, :, None]
    return annotations, mask, torch.tanh(annotations[:, 0, HIDDEN:] @ w["initialStateWeights"])


def teacher_forced(kind, w, sources, lengths, targets):
    """Logits [batch, 10, 11] and alignment [batch, 10, longest source]."""
    h, mask, s = encoder(w, sources, lengths)
    penalty = torch.zeros(mask.shape).masked_fill(~mask, -1e9)
    previous = torch.cat([torch.full_like(targets[:, :1], START), targets[:, :-1]], 1)
    embedded = w["targetEmbedding"][previous]
    keys = h @ (w["keyWeights"] if kind == "bahdanau" else w["scoreWeights"].T)
    attentional, logits, alignment = torch.zeros_like(s), [], []
    for i in range(STEPS):
        if kind == "bahdanau":
            e = torch.tanh((s @ w["queryWeights"])[:, None] + keys) @ w["scoreWeights"]
        else:
            x = torch.cat([embedded[:, i], attentional], 1) @ w["decoderInputWeights"] + w["decoderBias"]
            s = gru_step(x, s, w["decoderRecurrentWeights"], w["decoderRecurrentBias"])
            e = (keys @ s[:, :, None])[:, :, 0]
        alpha = torch.softmax(e + penalty, 1)
        c = (alpha[:, None] @ h)[:, 0]
        if kind == "bahdanau":
            x = torch.cat([embedded[:, i], c], 1) @ w["decoderInputWeights"] + w["decoderBias"]
            s = gru_step(x, s, w["decoderRecurrentWeights"])
            logits.append(torch.cat([s, c], 1) @ w["outputWeights"] + w["outputBias"])
        else:
            attentional = torch.tanh(torch.cat([c, s], 1) @ w["attentionalWeights"])
            logits.append(attentional @ w["outputWeights"] + w["outputBias"])
        alignment.append(alpha)
    return torch.stack(logits, 1), torch.stack(alignment, 1)


def train(kind, dates, validation, steps, batch=128, rate=3e-3):
    """Adam, teacher forcing. Loss = cross-entropy of the characters + guided alignment (Chen et al. 2016):
    -log of the attention weight that lies on the demanded positions, over the steps that demand any."""
    torch.manual_seed(2)
    rng = random.Random(3)
    weights = new_weights(kind)
    optimizer = torch.optim.Adam(weights.values(), lr=rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.05)
    for step in range(1, steps + 1):
        rows = [write_date(rng.choice(dates), rng.choice(FORMATS), rng) for _ in range(batch)]
        sources, lengths, targets = map(torch.from_numpy, encode(rows))
        logits, alignment = teacher_forced(kind, weights, sources, lengths, targets)
        wanted = torch.from_numpy(demands(rows))[:, :, :alignment.shape[2]]
        text_loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
        on_target = (alignment * wanted).sum(2)[wanted.sum(2) > 0]
        alignment_loss = -torch.log(on_target + 1e-6).mean()
        optimizer.zero_grad()
        (text_loss + alignment_loss).backward()
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 500 == 0 or step == steps:
            saved = {name: tensor.detach().double().numpy() for name, tensor in weights.items()}
            figures = score(validation, *infer(kind, saved, validation)[1:])
            print(kind, step, "validation: %.2f %% exact, %.2f %% aligned" % figures, flush=True)
    return {name: tensor.detach().numpy() for name, tensor in weights.items()}


# ---------------------------------------- independent forward pass in NumPy (float64), from the saved files

def gru(x, h, w, u, b, recurrent_bias=None):
    (wz, wr, wn), (uz, ur, un), (bz, br, bn) = (np.split(a, 3, -1) for a in (w, u, b))
    cz, cr, cn = np.split(np.zeros(3 * HIDDEN) if recurrent_bias is None else recurrent_bias, 3)
    z = 1 / (1 + np.exp(-(x @ wz + bz + h @ uz + cz)))
    r = 1 / (1 + np.exp(-(x @ wr + br + h @ ur + cr)))
    before = recurrent_bias is None
    n = np.tanh(x @ wn + bn + ((r * h) @ un if before else r * (h @ un + cn)))
    return z * h + (1 - z) * n


def infer(kind, w, rows):
    """Greedy decoding: annotations [rows, 32, 128], alignment [rows, 10, 32], texts."""
    sources, lengths, _ = encode(rows)
    mask = np.arange(LENGTH) < lengths[:, None]
    h = np.zeros((len(rows), LENGTH, ANNOTATION))
    for name, order, half in (("forward", range(LENGTH), slice(0, HIDDEN)),
                              ("backward", range(LENGTH)[::-1], slice(HIDDEN, ANNOTATION))):
        state = np.zeros((len(rows), HIDDEN))
        for j in order:                 # beyond the end of a source its state stays as it is
            x = w["sourceEmbedding"][sources[:, j]]
            stepped = gru(x, state, w[name + "InputWeights"], w[name + "RecurrentWeights"], w[name + "Bias"])
            state = np.where(mask[:, j, None], stepped, state)
            h[:, j, half] = state * mask[:, j, None]
    s = np.tanh(state @ w["initialStateWeights"])
    previous, attentional = np.full(len(rows), START), np.zeros((len(rows), HIDDEN))
    outputs, alignment = [], np.zeros((len(rows), STEPS, LENGTH))
    decoder = w["decoderInputWeights"], w["decoderRecurrentWeights"], w["decoderBias"]
    keys = h @ (w["keyWeights"] if kind == "bahdanau" else w["scoreWeights"].T)
    for i in range(STEPS):
        y = w["targetEmbedding"][previous]
        if kind == "bahdanau":
            e = np.tanh((s @ w["queryWeights"])[:, None] + keys) @ w["scoreWeights"]
        else:
            s = gru(np.concatenate([y, attentional], 1), s, *decoder, w["decoderRecurrentBias"])
            e = np.einsum("bs,bjs->bj", s, keys)
        e = np.where(mask, e, -np.inf)
        alpha = np.exp(e - e.max(1, keepdims=True))
        alpha /= alpha.sum(1, keepdims=True)
        c = np.einsum("bj,bja->ba", alpha, h)
        if kind == "bahdanau":
            s = gru(np.concatenate([y, c], 1), s, *decoder)
            logits = np.concatenate([s, c], 1) @ w["outputWeights"] + w["outputBias"]
        else:
            attentional = np.tanh(np.concatenate([c, s], 1) @ w["attentionalWeights"])
            logits = attentional @ w["outputWeights"] + w["outputBias"]
        previous = logits.argmax(1)
        outputs.append(previous)
        alignment[:, i] = alpha
    texts = ["".join(TARGET_CHARACTERS[y] for y in row) for row in np.stack(outputs, 1)]
    return h, alignment, texts


def score(rows, alignment, texts):
    """Percent of exact texts; percent of demanding steps whose largest attention weight lies as demanded."""
    exact = np.mean([row[1] == text for row, text in zip(rows, texts)])
    wanted = demands(rows)
    hit = np.take_along_axis(wanted, alignment.argmax(2)[:, :, None], 2)[:, :, 0]
    return 100 * exact, 100 * hit.sum() / (wanted.sum(2) > 0).sum()


# -------------------------------------------------------------------------------------------------- the files

README = """# Two small date models

Trained encoder-decoders that turn a date as people write it into ISO form: `Tuesday, March 3, 2015` -> `2015-03-03`.
`../../Training/train_dates.py` trains them and writes every file here. All data are synthetic.

- `bahdanau/`, `luong/`: weights, float32, NPY 1.0, C order. Matrices are row-major `[in, out]`; GRU gates lie in
  the order update, reset, candidate; `h' = z*h + (1-z)*n`.
- Encoder of both: bidirectional GRU, reset before, one bias, zero initial states. Sources are padded to 32; the
  backward direction starts at each source's own end. Annotation `h_j = [forward; backward]`; 0 at padding, where
  the attention weight is 0 too. `s_0 = tanh(backward state at the first character * initialStateWeights)`.
- Bahdanau: `e = tanh(s_(i-1) * queryWeights + h_j * keyWeights) . scoreWeights`; GRU, reset before, on
  `[embedding of the previous character; context]`; logits `[s_i; context] * outputWeights + outputBias`.
- Luong: GRU, reset after, two biases, on `[embedding of the previous character; previous attentional vector]`;
  `e = s_i * scoreWeights * h_j`; attentional vector `a_i = tanh([context; s_i] * attentionalWeights)`; logits
  `a_i * outputWeights + outputBias`.
- `vocabulary.txt`: source characters (one is a space), target characters, in index order. The start symbol is row
  %(start)d of `targetEmbedding`. Greedy decoding, always 10 characters.
- `test.tsv`: source, target, year position, month start, month end, day start, day end (ends exclusive); 1,000
  dates of 1900-2099 in %(formats)d formats. None of these dates occurs in training in any format; the formats are the
  same as in training, so the figures say nothing about other ways to write a date.
- `examples/`: for three test inputs annotations `[32, 128]` and alignment `[10, 32]`, computed in float64 from the
  saved weights, stored as float32; `predictions.tsv`: model, number of the example, source, target, predicted text.

Training: Adam, teacher forcing, %(steps)d batches of 128 freshly written dates per model. The alignment was **guided**
(Chen et al. 2016): a second loss rewards attention on the characters each digit stands for. So the alignment shows
that the kernels reproduce trained weights, not that attention finds such an alignment unaided.
Demanded is for a year digit that very character, for a month digit any character of the month, for a day digit any
character of the day with its suffix; the two `-` are not counted.

| On the 1,000 test inputs | Exact texts | Steps whose largest weight lies where demanded |
| --- | --- | --- |
%(figures)s
"""


def main(folder, steps=2000):
    torch.set_num_threads(1)
    test_dates, validation_dates, training_dates = split_dates()
    test, validation = fixed_rows(test_dates, 4), fixed_rows(validation_dates, 5)
    folder = pathlib.Path(folder)
    for name in ("bahdanau", "luong", "examples"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "vocabulary.txt").write_text(SOURCE_CHARACTERS + "\n" + TARGET_CHARACTERS + "\n")
    (folder / "test.tsv").write_text("".join("\t".join(map(str, row)) + "\n" for row in test))
    by_length = sorted(range(len(test)), key=lambda n: len(test[n][0]))
    examples = [by_length[-1], by_length[0], 0]     # the longest source, the shortest and the first
    figures, predictions = [], ""
    for kind in ("bahdanau", "luong"):
        trained = train(kind, training_dates, validation, steps)
        for name, array in trained.items():
            np.save(folder / kind / (name + ".npy"), np.ascontiguousarray(array, np.float32))
        saved = {name: np.load(folder / kind / (name + ".npy")).astype(np.float64) for name in trained}
        annotations, alignment, texts = infer(kind, saved, test)
        exact, aligned = score(test, alignment, texts)
        figures.append("| %s | %.1f %% | %.2f %% |" % (kind, exact, aligned))
        print(figures[-1], [(row[0], row[1], text) for row, text in zip(test, texts) if row[1] != text])
        for number, n in enumerate(examples):
            for name, array in (("Annotations", annotations[n]), ("Alignment", alignment[n])):
                np.save(folder / "examples" / (kind + name + str(number) + ".npy"), array.astype(np.float32))
            predictions += "\t".join([kind, str(number), *test[n][:2], texts[n]]) + "\n"
    (folder / "examples" / "predictions.tsv").write_text(predictions)
    values = dict(start=START, formats=len(FORMATS), steps=steps, figures="\n".join(figures))
    (folder / "README.md").write_text(README % values)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
