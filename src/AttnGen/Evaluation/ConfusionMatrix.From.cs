using System.Globalization;
using System.Numerics;
using AttnGen.Data;
using AttnGen.Evaluation;

namespace AttnGen;

public sealed partial class ConfusionMatrix
{
    /// <summary>Counts labels that are the numbers of their classes.</summary>
    /// <param name="trueLabels">What each sample is, 0 … <paramref name="classes"/> − 1; may be empty.</param>
    /// <param name="predictedLabels">What each sample was taken for, in the same order.</param>
    /// <param name="classes">Classes, at least 1; those that do not occur have counts of 0. Each is named by its number.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer predictions than samples; a label is none of the classes (scikit-learn leaves out such a sample without a
    /// word); or the matrix would have more counts than an array holds.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 1.</exception>
    /// <example><code>
    /// int[] actual = [0, 1, 2, 2], predicted = [0, 2, 2, 2];
    /// ConfusionMatrix confusion = ConfusionMatrix.From(actual, predicted, classes: 10);
    /// </code></example>
    public static ConfusionMatrix From(ReadOnlySpan<int> trueLabels, ReadOnlySpan<int> predictedLabels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        return Count(trueLabels, predictedLabels, NameList.Own(Numbers(classes)), nameof(classes));
    }

    /// <summary>Counts labels that are the numbers of their classes, which have names.</summary>
    /// <param name="trueLabels">What each sample is, as a place in <paramref name="classNames"/>; may be empty.</param>
    /// <param name="predictedLabels">What each sample was taken for, in the same order.</param>
    /// <param name="classNames">The name of each class, at least one; names may repeat.</param>
    /// <exception cref="ArgumentNullException"><paramref name="classNames"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are more or fewer predictions than samples; a label is none of the classes; there is no class, a name is null, or the matrix
    /// would have more counts than an array holds.
    /// </exception>
    /// <example><code>
    /// int[] actual = [0, 1, 1], predicted = [0, 0, 1];
    /// ConfusionMatrix confusion = ConfusionMatrix.From(actual, predicted, ["cat", "dog"]);
    /// </code></example>
    public static ConfusionMatrix From(ReadOnlySpan<int> trueLabels, ReadOnlySpan<int> predictedLabels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        return Count(trueLabels, predictedLabels, NameList.Of(classNames, classNames.Count, nameof(classNames), "class")!, nameof(classNames));
    }

    /// <summary>Counts labels of any type: words, numbers, characters, enums, records.</summary>
    /// <remarks>
    /// Labels are told apart by their own equality. Their classes are those that are given, or all that occur in true and predicted labels,
    /// sorted as scikit-learn sorts them: numbers by size, strings by code points, the same in every culture. A class is named by its
    /// label's text in the invariant culture.
    /// </remarks>
    /// <typeparam name="T">The type of the labels.</typeparam>
    /// <param name="trueLabels">What each sample is; may be empty where <paramref name="classes"/> are given.</param>
    /// <param name="predictedLabels">What each sample was taken for, in the same order.</param>
    /// <param name="classes">The classes in their order, each once; null: those that occur, sorted.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer predictions than samples; a label is null or none of the classes; there is no class, or one comes twice;
    /// labels are to be sorted that have no order; or the matrix would have more counts than an array holds.
    /// </exception>
    /// <example><code>
    /// string[] actual = ["cat", "dog", "dog"], predicted = ["cat", "cat", "dog"];
    /// ConfusionMatrix sorted = ConfusionMatrix.From(actual, predicted), given = ConfusionMatrix.From(actual, predicted, ["dog", "cat"]);
    /// </code></example>
    public static ConfusionMatrix From<T>(ReadOnlySpan<T> trueLabels, ReadOnlySpan<T> predictedLabels, IReadOnlyList<T>? classes = null)
        where T : notnull
    {
        CheckLengths(trueLabels.Length, predictedLabels.Length);
        LabelIndex<T> index = classes is null
            ? LabelIndex<T>.Sorted(trueLabels, nameof(trueLabels), predictedLabels, nameof(predictedLabels))
            : LabelIndex<T>.Of(classes, nameof(classes));
        int[] trueIndices = index.Find(trueLabels, nameof(trueLabels)), predictedIndices = index.Find(predictedLabels, nameof(predictedLabels));
        return Count(trueIndices, predictedIndices, NameList.Own(index.Names()), classes is null ? nameof(trueLabels) : nameof(classes));
    }

    /// <inheritdoc cref="From{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, IReadOnlyList{T}?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="trueLabels"/> or <paramref name="predictedLabels"/> is null.</exception>
    public static ConfusionMatrix From<T>(IEnumerable<T> trueLabels, IEnumerable<T> predictedLabels, IReadOnlyList<T>? classes = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(trueLabels);
        ArgumentNullException.ThrowIfNull(predictedLabels);
        T[] actual = [.. trueLabels], predicted = [.. predictedLabels];
        return From((ReadOnlySpan<T>)actual, predicted, classes);
    }

    /// <summary>Copies counts that are there already.</summary>
    /// <typeparam name="T">The type of the counts.</typeparam>
    /// <param name="counts">[true class, predicted class], square, at least 1 × 1, none negative.</param>
    /// <param name="classNames">The name of each class; null names each by its number.</param>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="counts"/> is empty or not square, has a negative count, or sums to more than a <see cref="long"/> holds; or there are
    /// more or fewer names than classes, or a name is null.
    /// </exception>
    /// <example><code>ConfusionMatrix confusion = ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"]);</code></example>
    public static ConfusionMatrix FromCounts<T>(T[,] counts, IReadOnlyList<string>? classNames = null)
        where T : IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(counts);
        int classes = counts.GetLength(0);
        if (classes == 0 || classes != counts.GetLength(1))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(counts)} must have a row and a column for each class, but has the shape [rows {classes}, columns {counts.GetLength(1)}]."),
                nameof(counts));
        }

        NameList names = NameList.Of(classNames ?? Numbers(classes), classes, nameof(classNames), "class")!;
        long[] copy = new long[MatrixShape.Length(classes, classes, nameof(counts))];
        for (int place = 0; place < copy.Length; place++)
        {
            T count = counts[place / classes, place % classes];
            if (T.IsNegative(count) || count > T.CreateSaturating(long.MaxValue))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{nameof(counts)}[{place / classes}, {place % classes}] is {count}, but a count is 0 … {long.MaxValue}."),
                    nameof(counts));
            }

            copy[place] = long.CreateChecked(count);
        }

        return new ConfusionMatrix(copy, names, nameof(counts));
    }

    private static ConfusionMatrix Count(ReadOnlySpan<int> trueLabels, ReadOnlySpan<int> predictedLabels, NameList names, string parameter)
    {
        CheckLengths(trueLabels.Length, predictedLabels.Length);
        int classes = names.Names.Count;
        long[] counts = new long[MatrixShape.Length(classes, classes, parameter)];
        for (int sample = 0; sample < trueLabels.Length; sample++)
        {
            CheckLabel(trueLabels[sample], sample, classes, nameof(trueLabels));
            CheckLabel(predictedLabels[sample], sample, classes, nameof(predictedLabels));
            counts[(trueLabels[sample] * classes) + predictedLabels[sample]]++;
        }

        return new ConfusionMatrix(counts, names, nameof(trueLabels));
    }

    private static void CheckLengths(int trueLabels, int predictedLabels)
    {
        if (trueLabels != predictedLabels)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(predictedLabels)} must have a label for each of the {trueLabels} samples in {nameof(trueLabels)}, but has {predictedLabels}."),
                nameof(predictedLabels));
        }
    }

    private static void CheckLabel(int label, int sample, int classes, string parameter)
    {
        if ((uint)label >= (uint)classes)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter}[{sample}] is {label}, but the classes are 0 … {classes - 1}; name more classes, or leave out the sample."),
                parameter);
        }
    }

    private static string[] Numbers(int classes) =>
        [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
}
