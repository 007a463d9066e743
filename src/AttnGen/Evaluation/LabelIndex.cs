using System.Globalization;

namespace AttnGen.Evaluation;

/// <summary>The classes that labels of any type stand for, and the number of each.</summary>
internal sealed class LabelIndex<T>
    where T : notnull
{
    private readonly T[] _classes;
    private readonly Dictionary<T, int> _indices = [];

    private LabelIndex(T[] classes, string parameter)
    {
        _classes = classes;
        for (int index = 0; index < classes.Length; index++)
        {
            CheckNotNull(classes[index], index, parameter);
            if (!_indices.TryAdd(classes[index], index))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{parameter} must name each class once, but {parameter}[{index}] is {Text(classes[index])}, as {parameter}[{_indices[classes[index]]}] is."),
                    parameter);
            }
        }
    }

    /// <summary>Classes in the caller's order.</summary>
    public static LabelIndex<T> Of(IReadOnlyList<T> classes, string parameter) => new([.. classes], parameter);

    /// <summary>The classes that occur, sorted.</summary>
    public static LabelIndex<T> Sorted(ReadOnlySpan<T> trueLabels, string trueParameter, ReadOnlySpan<T> predictedLabels, string predictedParameter)
    {
        HashSet<T> found = [];
        Collect(trueLabels, trueParameter, found);
        Collect(predictedLabels, predictedParameter, found);
        if (found.Count == 0)
        {
            throw new ArgumentException($"{trueParameter} has no label, so that there is no class; give the classes.", trueParameter);
        }

        T[] classes = [.. found];
        try
        {
            Array.Sort(classes, typeof(T) == typeof(string) ? (IComparer<T>)(object)CodePointOrder.Instance : Comparer<T>.Default);
        }
        catch (InvalidOperationException exception)
        {
            throw new ArgumentException(
                $"{trueParameter} has labels of the type {typeof(T).Name}, which have no order; give the classes in the order that is wanted.", trueParameter, exception);
        }

        return new LabelIndex<T>(classes, trueParameter);
    }

    public string[] Names() => [.. _classes.Select(Text)];

    /// <summary>The class of each label.</summary>
    public int[] Find(ReadOnlySpan<T> labels, string parameter)
    {
        int[] indices = new int[labels.Length];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            CheckNotNull(labels[sample], sample, parameter);
            indices[sample] = _indices.TryGetValue(labels[sample], out int index)
                ? index
                : throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{parameter}[{sample}] is {Text(labels[sample])}, which is none of the {_classes.Length} classes; name it among them, or leave out the sample."),
                    parameter);
        }

        return indices;
    }

    private static void Collect(ReadOnlySpan<T> labels, string parameter, HashSet<T> found)
    {
        for (int sample = 0; sample < labels.Length; sample++)
        {
            CheckNotNull(labels[sample], sample, parameter);
            found.Add(labels[sample]);
        }
    }

    private static void CheckNotNull(T label, int index, string parameter)
    {
        if (label is null)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{parameter}[{index}] is null; a label without a name is an empty string."), parameter);
        }
    }

    private static string Text(T label) =>
        (label is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : label.ToString()) ?? "";
}
