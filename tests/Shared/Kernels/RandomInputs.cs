namespace AttnGen.Tests.Shared;

/// <summary>Inputs of kernels, the same ones for the same seed.</summary>
internal sealed class RandomInputs(int seed)
{
    /// <summary>One row in so many, and one key in so many, is masked as a whole.</summary>
    private const int WholeRows = 8, WholeKeys = 12;

    private readonly Random _random = new(seed);

    /// <summary>Numbers in −2 … 2.</summary>
    public float[] Numbers(int count)
    {
        float[] numbers = new float[count];
        foreach (ref float number in numbers.AsSpan())
        {
            number = (_random.NextSingle() * 4f) - 2f;
        }

        return numbers;
    }

    /// <summary>Weights [inputs, outputs] that leave products as spread as the numbers.</summary>
    public float[] Weights(int inputDim, int outputDim)
    {
        float factor = 1 / MathF.Sqrt(inputDim);
        return [.. Numbers(inputDim * outputDim).Select(number => factor * number)];
    }

    /// <summary>Values that vanish in a product with a weight, for early keys, and 1 for late ones: only the order of a sum's terms shows in its sign.</summary>
    /// <param name="count">How many.</param>
    /// <param name="isLate">Whether an element is of a late key.</param>
    public float[] VanishingNumbers(int count, Func<int, bool> isLate) =>
        [.. Enumerable.Range(0, count).Select(i => isLate(i) ? 1f : _random.Next(2) == 0 ? -float.Epsilon : -0f)];

    /// <summary>A mask of one density from almost nothing to all but nothing; some rows and some keys masked as a whole.</summary>
    public bool[] Mask(int count, int keys)
    {
        bool[] mask = new bool[count];
        double density = Density();
        foreach (ref bool slot in mask.AsSpan())
        {
            slot = _random.NextDouble() < density;
        }

        Overwrite(mask, keys, () => false);
        return mask;
    }

    /// <summary>
    /// Numbers in −2 … 2 and what users mask with: −∞, and float's lowest number, which is no mask but drowns the score. Either may fill
    /// whole rows and keys.
    /// </summary>
    public float[] Bias(int count, int keys)
    {
        float[] bias = Numbers(count);
        double masked = 1 - Density(), lowest = 1 - Density();
        foreach (ref float slot in bias.AsSpan())
        {
            slot = _random.NextDouble() < masked ? float.NegativeInfinity : _random.NextDouble() < lowest ? float.MinValue : slot;
        }

        Overwrite(bias, keys, () => _random.Next(2) == 0 ? float.NegativeInfinity : float.MinValue);
        return bias;
    }

    /// <summary>The same numbers with a NaN or an infinity in one row of ten, half of them at its first place.</summary>
    public float[] WithSpecialRows(float[] numbers, int length)
    {
        const int OneIn = 10;
        float[] special = [.. numbers];
        for (int start = 0; start < special.Length; start += length)
        {
            if (_random.Next(OneIn) == 0)
            {
                special[start + (_random.Next(2) * _random.Next(length))] = _random.Next(3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity };
            }
        }

        return special;
    }

    private double Density() => _random.Next(5) switch { 0 => 0.1, 1 => 0.5, 2 => 0.9, _ => 1 };

    private void Overwrite<T>(T[] slots, int keys, Func<T> content)
    {
        for (int start = 0; start < slots.Length; start += keys)
        {
            if (_random.Next(WholeRows) == 0)
            {
                slots.AsSpan(start, keys).Fill(content());
            }
        }

        for (int key = 0; key < keys && slots.Length > 0; key++)
        {
            if (_random.Next(WholeKeys) == 0)
            {
                T masked = content();
                for (int slot = key; slot < slots.Length; slot += keys)
                {
                    slots[slot] = masked;
                }
            }
        }
    }
}
