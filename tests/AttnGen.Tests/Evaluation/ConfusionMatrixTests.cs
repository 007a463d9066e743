using System.Numerics;
using CsCheck;

namespace AttnGen.Tests;

/// <summary>Counts of labels of every kind, their sums and shares, and what is refused.</summary>
public sealed class ConfusionMatrixTests
{
    private static readonly Gen<(int Classes, int[] True, int[] Predicted)> Labels = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 200]).SelectMany(size =>
        Gen.Select(Gen.Const(size.Item1), Gen.Int[0, size.Item1 - 1].Array[size.Item2], Gen.Int[0, size.Item1 - 1].Array[size.Item2]));

    private enum Animal
    {
        Dog,
        Cat,
    }

    private sealed record Species(string Name);

    [Fact]
    public void LabelsOfAnyType()
    {
        ConfusionMatrix words = ConfusionMatrix.From(["dog", "cat", "dog"], ["cat", "cat", "dog"]);
        Assert.Equal(["cat", "dog"], words.ClassNames);
        Assert.Equal([1, 0, 1, 1], words.Counts);

        ConfusionMatrix animals = ConfusionMatrix.From([Animal.Cat, Animal.Dog], [Animal.Dog, Animal.Dog]);
        Assert.Equal(["Dog", "Cat"], animals.ClassNames);
        Assert.Equal([1, 0, 1, 0], animals.Counts);

        ConfusionMatrix truths = ConfusionMatrix.From(new List<bool> { true, false, true }, new Queue<bool>([true, true, true]));
        Assert.Equal(["False", "True"], truths.ClassNames);
        Assert.Equal([0, 1, 0, 2], truths.Counts);

        ConfusionMatrix records = ConfusionMatrix.From([new Species("owl")], [new Species("emu")], [new("owl"), new("emu")]);
        Assert.Equal([0, 1, 0, 0], records.Counts);

        ConfusionMatrix distant = ConfusionMatrix.From([900, -3, 12], [12, -3, 12]);
        Assert.Equal(["-3", "12", "900"], distant.ClassNames);
        Assert.Equal("ConfusionMatrix [classes 3], 2 of 3 samples right", distant.ToString());
    }

    [Fact]
    public void GivenClassesKeepTheirOrder()
    {
        ConfusionMatrix confusion = ConfusionMatrix.From(["dog", "cat", "dog"], ["cat", "cat", "dog"], ["dog", "owl", "cat"]);
        Assert.Equal(["dog", "owl", "cat"], confusion.ClassNames);
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0, 1], confusion.Counts);
        Assert.Equal(0, confusion.Support(1));
        Assert.Equal((2, 1), (confusion.Predictions(2), confusion[0, 2]));
    }

    [Fact]
    public void MatricesCarryTheNames()
    {
        ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new byte[,] { { 3, 1 }, { 0, 0 } }, ["cat", "dog"]);
        ValueMatrix counts = confusion.ToMatrix(), recall = confusion.Normalize(ConfusionNormalization.True);
        Assert.Equal([3, 1, 0, 0], counts.Values);
        Assert.Equal(["cat", "dog"], counts.RowNames);
        Assert.Equal([0.75f, 0.25f, 0, 0], recall.Values);
        Assert.Equal(["cat", "dog"], recall.ColumnNames);
        Assert.Equal([1, 1, 0, 0], confusion.Normalize(ConfusionNormalization.Predicted).Values);
        Assert.Equal([0.75f, 0.25f, 0, 0], confusion.Normalize(ConfusionNormalization.All).Values);
    }

    [Fact]
    public void NoSamplesAreNoError()
    {
        ConfusionMatrix confusion = ConfusionMatrix.From([], [], classes: 3);
        Assert.Equal((0, 0), (confusion.Samples, confusion.Correct));
        Assert.All(confusion.Shares(ConfusionNormalization.All).Cast<double>(), share => Assert.Equal(0, share));
        Assert.Equal(3, ConfusionMatrix.From(Array.Empty<string>(), [], ["a", "b", "c"]).Classes);
    }

    [Fact]
    public void LargeCountsAreExact()
    {
        ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new[,] { { (1L << 53) + 1, 2 }, { 0, 1 } });
        Assert.Equal((1L << 53) + 3, confusion.Support(0));
        Assert.Equal((1L << 53) + 4, confusion.Samples);
        Assert.Equal(long.MaxValue, ConfusionMatrix.FromCounts(new BigInteger[,] { { long.MaxValue } }).Correct);
    }

    /// <summary>Every sample is in one cell; sums of rows and columns count the labels; order does not matter.</summary>
    [Fact]
    public void EverySampleCountsOnce() => Gen.Select(Labels, Gen.Int).Sample((labels, seed) =>
    {
        (int classes, int[] actual, int[] predicted) = labels;
        ConfusionMatrix confusion = ConfusionMatrix.From(actual, predicted, classes);
        Assert.Equal(actual.Length, confusion.Samples);
        Assert.Equal(actual.Length, confusion.Counts.ToArray().Sum());
        Assert.Equal(actual.Zip(predicted).Count(pair => pair.First == pair.Second), confusion.Correct);
        for (int label = 0; label < classes; label++)
        {
            Assert.Equal(actual.Count(other => other == label), confusion.Support(label));
            Assert.Equal(predicted.Count(other => other == label), confusion.Predictions(label));
        }

        int[] order = [.. Enumerable.Range(0, actual.Length)];
        new Random(seed).Shuffle(order);
        Assert.Equal(confusion.Counts, ConfusionMatrix.From([.. order.Select(i => actual[i])], [.. order.Select(i => predicted[i])], classes).Counts);
        Assert.Equal(confusion.Counts, ConfusionMatrix.From(actual, predicted, [.. Enumerable.Range(0, classes)]).Counts);
    });

    [Fact]
    public void SharesSumToOne() => Labels.Sample(labels =>
    {
        ConfusionMatrix confusion = ConfusionMatrix.From(labels.True, labels.Predicted, labels.Classes);
        double[,] byRow = confusion.Shares(ConfusionNormalization.True), byColumn = confusion.Shares(ConfusionNormalization.Predicted);
        for (int label = 0; label < confusion.Classes; label++)
        {
            IEnumerable<int> others = Enumerable.Range(0, confusion.Classes);
            Assert.Equal(confusion.Support(label) > 0 ? 1 : 0, others.Sum(other => byRow[label, other]), 1e-12);
            Assert.Equal(confusion.Predictions(label) > 0 ? 1 : 0, others.Sum(other => byColumn[other, label]), 1e-12);
        }

        Assert.Equal(confusion.Samples > 0 ? 1 : 0, confusion.Shares(ConfusionNormalization.All).Cast<double>().Sum(), 1e-12);
    });

    /// <summary>The long way round: a table of pairs, pivoted.</summary>
    [Fact]
    public void APivotCountsTheSame() => Labels.Where(labels => labels.True.Length > 0).Sample(labels =>
    {
        (_, int[] actual, int[] predicted) = labels;
        ConfusionMatrix confusion = ConfusionMatrix.From<int>(actual, predicted);
        ValueMatrix pivot = ValueMatrix.Pivot(
            actual.Zip(predicted), pair => $"{pair.First:D2}", pair => $"{pair.Second:D2}", _ => 1, Duplicates.Sum, NameOrder.Ordinal, missing: 0);
        for (int row = 0; row < pivot.Rows; row++)
        {
            for (int column = 0; column < pivot.Columns; column++)
            {
                Assert.Equal(pivot[row, column], confusion[Place(pivot.RowNames![row]), Place(pivot.ColumnNames![column])]);
            }
        }

        int Place(string name) => confusion.ClassNames.ToList().IndexOf(name.TrimStart('0') is { Length: > 0 } number ? number : "0");
    });

    [Fact]
    public void ImpossibleLabelsAreNamed()
    {
        AssertError(() => ConfusionMatrix.From([0, 1, 2], [0, 1], 3), "predictedLabels must have a label for each of the 3 samples in trueLabels, but has 2. (Parameter 'predictedLabels')");
        AssertError(() => ConfusionMatrix.From([0, 3], [0, 1], 3), "trueLabels[1] is 3, but the classes are 0 … 2; name more classes, or leave out the sample. (Parameter 'trueLabels')");
        AssertError(() => ConfusionMatrix.From([0, 1], [0, -1], ["a", "b"]), "predictedLabels[1] is -1, but the classes are 0 … 1; name more classes, or leave out the sample. (Parameter 'predictedLabels')");
        AssertError(() => ConfusionMatrix.From(["a"], ["c"], ["a", "b"]), "predictedLabels[0] is c, which is none of the 2 classes; name it among them, or leave out the sample. (Parameter 'predictedLabels')");
        AssertError(() => ConfusionMatrix.From(["a", null!], ["a", "a"]), "trueLabels[1] is null; a label without a name is an empty string. (Parameter 'trueLabels')");
        AssertError(() => ConfusionMatrix.From(["a", "a"], ["a", null!], ["a"]), "predictedLabels[1] is null; a label without a name is an empty string. (Parameter 'predictedLabels')");
    }

    [Fact]
    public void ImpossibleClassesAreNamed()
    {
        AssertError(() => ConfusionMatrix.From(["a"], ["a"], ["a", "b", "a"]), "classes must name each class once, but classes[2] is a, as classes[0] is. (Parameter 'classes')");
        AssertError(() => ConfusionMatrix.From(Array.Empty<string>(), []), "trueLabels has no label, so that there is no class; give the classes. (Parameter 'trueLabels')");
        AssertError(() => ConfusionMatrix.From(Array.Empty<string>(), [], []), "classes must have at least one row and one column, but has the shape [rows 0, columns 0]. (Parameter 'classes')");
        AssertError(
            () => ConfusionMatrix.From([new Species("owl"), new("emu")], [new Species("emu"), new("emu")]),
            "trueLabels has labels of the type Species, which have no order; give the classes in the order that is wanted. (Parameter 'trueLabels')");
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => ConfusionMatrix.From([], [], 0));
        Assert.Throws<ArgumentNullException>("classNames", () => ConfusionMatrix.From([0], [0], (string[])null!));
        Assert.Throws<ArgumentNullException>("predictedLabels", () => ConfusionMatrix.From(new List<int>(), (List<int>)null!));
    }

    [Fact]
    public void ImpossibleCountsAreNamed()
    {
        AssertError(() => ConfusionMatrix.FromCounts(new int[2, 3]), "counts must have a row and a column for each class, but has the shape [rows 2, columns 3]. (Parameter 'counts')");
        AssertError(() => ConfusionMatrix.FromCounts(new[,] { { 1, 0 }, { -4, 1 } }), "counts[1, 0] is -4, but a count is 0 … 9223372036854775807. (Parameter 'counts')");
        AssertError(() => ConfusionMatrix.FromCounts(new[,] { { ulong.MaxValue } }), "counts[0, 0] is 18446744073709551615, but a count is 0 … 9223372036854775807. (Parameter 'counts')");
        AssertError(
            () => ConfusionMatrix.FromCounts(new[,] { { long.MaxValue, 0 }, { 0, 1 } }),
            "counts must sum to at most 9223372036854775807, but sums to more; divide the counts by a common factor. (Parameter 'counts')");
        AssertError(() => ConfusionMatrix.FromCounts(new int[2, 2], ["a"]), "classNames must have one name a class, that is 2, but has 1. (Parameter 'classNames')");
        Assert.Throws<ArgumentNullException>("counts", () => ConfusionMatrix.FromCounts((int[,])null!));
    }

    [Fact]
    public void ImpossiblePlacesAndRulesAreNamed()
    {
        ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new int[2, 2]);
        Assert.Throws<ArgumentOutOfRangeException>("trueClass", () => confusion[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("predictedClass", () => confusion[0, -1]);
        Assert.Throws<ArgumentOutOfRangeException>("trueClass", () => confusion.Support(2));
        Assert.Throws<ArgumentOutOfRangeException>("predictedClass", () => confusion.Predictions(-1));
        Assert.Throws<ArgumentOutOfRangeException>("normalization", () => confusion.Shares((ConfusionNormalization)9));
        Assert.Throws<ArgumentOutOfRangeException>("normalization", () => confusion.Normalize((ConfusionNormalization)9));
        Assert.Throws<ArgumentOutOfRangeException>("zeroDivision", () => confusion.Metrics((ZeroDivision)9));
    }

    private static void AssertError(Action action, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
