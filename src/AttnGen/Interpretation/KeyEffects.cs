namespace AttnGen.Interpretation;

/// <summary>
/// What each key does to the output of one query in one head, as a vector of the form factor · (v − origin): its contribution α · v, or the
/// way that the output moves without it.
/// </summary>
/// <param name="keys">Keys.</param>
/// <param name="dim">Components of a vector.</param>
internal sealed class KeyEffects(int keys, int dim)
{
    private readonly double[] _factors = new double[keys];

    /// <summary>The origin of all keys but <see cref="_dominant"/>.</summary>
    private readonly double[] _origin = new double[dim];

    private readonly double[] _dominantOrigin = new double[dim];

    private double[] _vectors = [];

    /// <summary>The key with more than half of the weight; −1: none.</summary>
    private int _dominant = -1;

    /// <summary>Contributions: α · (v − 0).</summary>
    /// <param name="weights">[keys].</param>
    /// <param name="vectors">[keys, dim].</param>
    public void ReadContributions(ReadOnlySpan<float> weights, double[] vectors)
    {
        (_vectors, _dominant) = (vectors, -1);
        Array.Clear(_origin);
        for (int key = 0; key < keys; key++)
        {
            _factors[key] = weights[key];
        }
    }

    /// <summary>
    /// Erasures: α / (s − α) · (v − out); of the dominant key α / s · (v − out without it), the same in exact arithmetic.
    /// </summary>
    /// <param name="weights">[keys], at least 0.</param>
    /// <param name="vectors">[keys, dim].</param>
    public void ReadErasures(ReadOnlySpan<float> weights, double[] vectors)
    {
        (_vectors, _dominant) = (vectors, -1);
        double sum = Mean(weights, -1, _origin);
        for (int key = 0; key < keys; key++)
        {
            double weight = weights[key];
            if (weight > sum / 2)
            {
                _dominant = key;
                _factors[key] = weight / sum;
            }
            else
            {
                _factors[key] = weight == 0 ? 0 : weight / (sum - weight);
            }
        }

        if (_dominant >= 0)
        {
            Mean(weights, _dominant, _dominantOrigin);
        }
    }

    /// <summary>The squared length of a key's vector; 0 where the factor is 0, whatever the vector.</summary>
    public double SquaredLength(int key)
    {
        double factor = _factors[key];
        if (factor == 0)
        {
            return 0;
        }

        ReadOnlySpan<double> vector = Vector(key), origin = Origin(key);
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            double component = factor * (vector[i] - origin[i]);
            sum += component * component;
        }

        return sum;
    }

    /// <summary>Adds a key's vector to a sum of vectors.</summary>
    public void AddTo(Span<double> sums, int key)
    {
        double factor = _factors[key];
        if (factor == 0)
        {
            return;
        }

        ReadOnlySpan<double> vector = Vector(key), origin = Origin(key);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += factor * (vector[i] - origin[i]);
        }
    }

    private ReadOnlySpan<double> Vector(int key) => _vectors.AsSpan(key * dim, dim);

    private ReadOnlySpan<double> Origin(int key) => key == _dominant ? _dominantOrigin : _origin;

    /// <summary>The weighted mean of the vectors but for one; 0 where nothing has a weight. A weight of 0 keeps even NaN out.</summary>
    /// <returns>The sum of the weights.</returns>
    private double Mean(ReadOnlySpan<float> weights, int without, Span<double> mean)
    {
        mean.Clear();
        double sum = 0;
        for (int key = 0; key < keys; key++)
        {
            double weight = weights[key];
            if (weight == 0 || key == without)
            {
                continue;
            }

            sum += weight;
            ReadOnlySpan<double> vector = Vector(key);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += weight * vector[i];
            }
        }

        if (sum != 0)
        {
            foreach (ref double component in mean)
            {
                component /= sum;
            }
        }

        return sum;
    }
}
