namespace AttnGen.Interpretation;

/// <summary>The effects of each key in all heads together: vectors that add up, or that lie side by side.</summary>
/// <param name="keys">Keys.</param>
/// <param name="dim">Components of a head's vector.</param>
/// <param name="areAddedUp">Whether the heads' vectors are in one space.</param>
internal sealed class EffectSums(int keys, int dim, bool areAddedUp)
{
    /// <summary>[keys, dim] sums of vectors, or [keys] sums of squared lengths.</summary>
    private readonly double[] _sums = new double[areAddedUp ? keys * dim : keys];

    public void Clear() => Array.Clear(_sums);

    /// <summary>Adds those of another head.</summary>
    public void Add(KeyEffects effects)
    {
        for (int key = 0; key < keys; key++)
        {
            if (areAddedUp)
            {
                effects.AddTo(_sums.AsSpan(key * dim, dim), key);
            }
            else
            {
                _sums[key] += effects.SquaredLength(key);
            }
        }
    }

    public double SquaredLength(int key)
    {
        if (!areAddedUp)
        {
            return _sums[key];
        }

        double sum = 0;
        foreach (double component in _sums.AsSpan(key * dim, dim))
        {
            sum += component * component;
        }

        return sum;
    }
}
