"""Writes metrics.json: what scikit-learn says about predictions of many kinds, as exact doubles.

    python3 write_metrics.py > metrics.json

Needs scikit-learn 1.2 and NumPy (made with 1.2.1 and 1.24.2). Labels are drawn from a linear congruential
generator, so that every version of NumPy draws the same. Doubles are written as Python's repr, which reads
back to the same bits. "labels" are the classes that were given, or null where scikit-learn finds them.
Where no prediction is right, scikit-learn counts in floats and writes a support of 1.0: such a case has no reports.
"""
import json
import sys
import warnings

import sklearn.metrics as metrics

warnings.simplefilter("ignore")         # undefined metrics are what some cases are about


class Draw:
    """Numerical Recipes' generator of 32 bits."""

    def __init__(self, seed):
        self.state = seed

    def __call__(self, count):
        self.state = (1664525 * self.state + 1013904223) % 2 ** 32
        return (self.state >> 8) % count


def predictions(seed, samples, classes, right, true_classes=None, predicted_classes=None):
    """Labels, of which a share of right / 100 is predicted rightly where it can be; low classes are more frequent."""
    draw, true, predicted = Draw(seed), [], []
    allowed = predicted_classes or list(range(classes))
    for _ in range(samples):
        choice = true_classes or list(range(classes))
        label = choice[min(draw(len(choice)), draw(len(choice)))]
        true.append(label)
        predicted.append(label if draw(100) < right and label in allowed else allowed[draw(len(allowed))])
    return true, predicted


def triple(true, predicted, labels, average, zero_division, beta=1.0):
    precision, recall, score, _ = metrics.precision_recall_fscore_support(
        true, predicted, labels=labels, average=average, beta=beta, zero_division=zero_division)
    return [float(value) for value in (precision, recall, score)]


def describe(name, true, predicted, labels=None):
    found = labels if labels is not None else sorted(set(true) | set(predicted))
    case = {"name": name, "true": true, "predicted": predicted, "labels": labels, "classes": [str(label) for label in found]}
    if len(found) <= 20:
        case["counts"] = metrics.confusion_matrix(true, predicted, labels=labels).tolist()
        case["shares"] = {
            rule: metrics.confusion_matrix(true, predicted, labels=labels, normalize=rule).tolist() for rule in ("true", "pred", "all")}
    case["accuracy"] = float(metrics.accuracy_score(true, predicted))
    case["balancedAccuracy"] = float(metrics.balanced_accuracy_score(true, predicted))
    case["rules"] = []
    for zero_division in (0, 1):
        precision, recall, f1, support = metrics.precision_recall_fscore_support(
            true, predicted, labels=labels, zero_division=zero_division)
        rule = {
            "zeroDivision": zero_division, "precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(),
            "support": [int(count) for count in support]}
        for average in ("micro", "macro", "weighted"):
            rule[average] = triple(true, predicted, labels, average, zero_division)
        rule["fbeta"] = [
            {"beta": beta, **{average: triple(true, predicted, labels, average, zero_division, beta)[2] for average in ("micro", "macro", "weighted")},
             "classes": metrics.fbeta_score(true, predicted, labels=labels, average=None, beta=beta, zero_division=zero_division).tolist()}
            for beta in (0.0, 0.5, 2.0) if len(found) <= 20]
        rule["reports"] = {
            str(digits): metrics.classification_report(
                true, predicted, labels=labels, digits=digits, zero_division=zero_division, target_names=case["classes"])
            for digits in (0, 2, 4, 15) if len(found) <= 20 and case["accuracy"] > 0}
        case["rules"].append(rule)
        if (support > 0).all() and set(found) <= set(predicted):
            break       # nothing is divided by zero: both rules give the same
    return case


def words(labels, names):
    return [names[label] for label in labels]


def cases():
    yield describe("binary", *predictions(1, 97, 2, 80))
    yield describe("a true class is never predicted", *predictions(2, 60, 4, 70, predicted_classes=[0, 1, 3]))
    yield describe("a predicted class has no samples", *predictions(3, 60, 4, 70, true_classes=[0, 2, 3]))
    yield describe("given classes that never occur", *predictions(4, 50, 5, 60, [0, 1, 4], [0, 3, 4]), labels=[0, 1, 2, 3, 4, 5, 6])
    yield describe("given classes out of order", *predictions(5, 80, 3, 75), labels=[2, 0, 1])
    yield describe("one class", [0] * 7, [0] * 7)
    yield describe("one sample", [3], [3])
    yield describe("nothing right", [0, 1, 2], [1, 2, 0])
    yield describe("negative and distant labels", [-5, 1000000, 7, 7, -5, 12], [7, 1000000, -5, 7, -5, 7])
    yield describe("three classes of eighths, whose halves are ties", [0] * 8 + [1] * 8 + [2] * 8, [0] + [1] * 7 + [1] * 3 + [2] * 5 + [2] * 5 + [0] * 3)
    names = ["dog", "Cat", "cat", "\u00e4pfel", "Dog", "", "\uff5e", "\U0001f600", "a cat of many words"]
    yield describe("words", *(words(labels, names) for labels in predictions(6, 120, 9, 65)))
    for seed, (samples, classes) in enumerate([(70, 7), (90, 8), (100, 9), (500, 10), (200, 15), (200, 16), (250, 20)]):
        yield describe("%d classes" % classes, *predictions(10 + seed, samples, classes, 85))
    # NumPy sums in other ways from 8, from 129 and from 257 numbers on.
    for seed, classes in enumerate([127, 128, 129, 300]):
        yield describe("%d classes" % classes, *predictions(20 + seed, 12 * classes, classes, 70), labels=list(range(classes)))


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    texts = ["  " + json.dumps(case, ensure_ascii=False) for case in cases()]
    print("[\n" + ",\n".join(texts) + "\n]")


if __name__ == "__main__":
    main()
