using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>
/// Inputs of recurrent units, what the oracle makes of them, and how far states may lie from that: the errors of a step's gates, and that of
/// the state before it as they pass it on.
/// </summary>
/// <remarks>
/// With u = 2⁻²⁴, e the error of the state h and M the magnitudes of a gate's terms: its argument is off by (inputDim + hiddenDim + 6) · u · M +
/// Σ|U| · e, σ and tanh by the larger step to either end and 2 ULP; n + w · (h − n) by the gate's error times |h − n|, e and the candidate's
/// error by their shares, and 4u of the magnitudes. The recurrent weights are drawn small enough for errors not to grow from step to step.
/// </remarks>
internal sealed class RecurrentData : RoleData
{
    private readonly Dictionary<string, Array> _inputs = [];
    private readonly Dictionary<string, ExpectedResult> _results = [];

    public RecurrentData(RecurrentDeclaration declaration)
    {
        RandomInputs random = new(declaration.Seed);
        foreach (KernelRole role in declaration.ToRoles().Where(role => !role.IsWritten))
        {
            int length = role.Shape.Aggregate((product, axis) => product * axis);
            _inputs[role.Name] = role.Name switch
            {
                "lengths" => declaration.Lengths!,
                _ when role.Name.EndsWith("nputWeights", StringComparison.Ordinal) => random.Weights(role.Shape[0], role.Shape[1]),
                _ when role.Name.EndsWith("ecurrentWeights", StringComparison.Ordinal) =>
                    random.Numbers(length).Select(number => number / declaration.HiddenDim).ToArray(),
                _ => random.Numbers(length),
            };
        }

        int hidden = declaration.HiddenDim, units = declaration.IsBidirectional ? 2 : 1, rows = declaration.Batch * declaration.Steps;
        double[] states = new double[rows * hidden * units], stateBounds = new double[states.Length];
        int unit = 0;
        foreach ((string prefix, GruShape shape) in declaration.ToUnits())
        {
            double[] own = new double[shape.StatesLength], final = new double[shape.StateLength], ownBounds = new double[own.Length], finalBounds = new double[final.Length];
            ReferenceGru.Compute(shape, UnitInputs(prefix), new() { States = own, FinalState = final });
            Bound(shape, prefix, own, ownBounds, finalBounds);
            for (int row = 0; row < rows; row++)
            {
                own.AsSpan(row * hidden, hidden).CopyTo(states.AsSpan(((row * units) + unit) * hidden));
                ownBounds.AsSpan(row * hidden, hidden).CopyTo(stateBounds.AsSpan(((row * units) + unit) * hidden));
            }

            if (declaration.HasFinalState)
            {
                _results[RecurrentDeclaration.NameOf(prefix, "finalState")] = new(final, finalBounds, hidden);
            }

            unit++;
        }

        if (declaration.HasStates)
        {
            _results[declaration.IsBidirectional ? "annotations" : "states"] = new(states, stateBounds, hidden * units);
        }
    }

    public override IReadOnlyDictionary<string, ExpectedResult> Results => _results;

    public override IReadOnlyDictionary<string, Array> Inputs => _inputs;

    private GruInputs UnitInputs(string prefix) => new()
    {
        Inputs = Get<float>("inputs"), InputWeights = Get<float>(prefix, "inputWeights"), RecurrentWeights = Get<float>(prefix, "recurrentWeights"),
        Bias = Get<float>(prefix, "bias"), RecurrentBias = Get<float>(prefix, "recurrentBias"), InitialState = Get<float>(prefix, "initialState"),
        Lengths = Get<int>("lengths"),
    };

    private T[] Get<T>(string prefix, string role) => Get<T>(RecurrentDeclaration.NameOf(prefix, role));

    private T[] Get<T>(string role) => _inputs.TryGetValue(role, out Array? content) ? (T[])content : [];

    private void Bound(GruShape shape, string prefix, double[] states, double[] bounds, double[] finalBounds)
    {
        int hidden = shape.HiddenDim;
        int[] lengths = Get<int>("lengths");
        float[] initial = Get<float>(prefix, "initialState");
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            double[] state = [.. Enumerable.Range(0, hidden).Select(i => initial.Length == 0 ? 0.0 : initial[(batch * hidden) + i])], errors = new double[hidden];
            int length = lengths.Length == 0 ? shape.Steps : lengths[batch];
            for (int read = 0; read < length; read++)
            {
                int step = (batch * shape.Steps) + (shape.Reverse ? length - 1 - read : read);
                errors = Step(shape, prefix, step, state, errors);
                states.AsSpan(step * hidden, hidden).CopyTo(state);
                errors.CopyTo(bounds, step * hidden);
            }

            errors.CopyTo(finalBounds, batch * hidden);
        }
    }

    /// <summary>The errors of the state after a step.</summary>
    private double[] Step(GruShape shape, string prefix, int step, double[] state, double[] errors)
    {
        int hidden = shape.HiddenDim;
        Gate[] gates = [.. Enumerable.Range(0, 2 * hidden).Select(column => Product(shape, prefix, step, column, state, errors))];
        Bounded[] update = [.. gates[..hidden].Select(gate => gate.Sum.Through(Sigmoid))], reset = [.. gates[hidden..].Select(gate => gate.Sum.Through(Sigmoid))];
        double[] resetState = [.. state.Select((h, i) => reset[i].Value * h)];
        double[] resetErrors = [.. state.Select((h, i) => (reset[i].Error * Math.Abs(h)) + (reset[i].Value * errors[i]) + (RowErrorBound.HalfUlp * Math.Abs(resetState[i])))];
        return [.. state.Select((h, i) =>
        {
            Gate gate = shape.ResetAfter
                ? Product(shape, prefix, step, (2 * hidden) + i, state, errors)
                : Product(shape, prefix, step, (2 * hidden) + i, resetState, resetErrors);
            Bounded argument = shape.ResetAfter
                ? new(
                    gate.FromInput.Value + (reset[i].Value * gate.FromState.Value),
                    gate.FromInput.Error + (reset[i].Error * Math.Abs(gate.FromState.Value)) + gate.FromState.Error
                        + (4 * RowErrorBound.HalfUlp * (Math.Abs(gate.FromInput.Value) + Math.Abs(gate.FromState.Value))))
                : gate.Sum;
            Bounded candidate = argument.Through(Math.Tanh);
            double keep = shape.Update == GruUpdate.KeepState ? update[i].Value : 1 - update[i].Value;
            return ErrorTerms.Products * ((update[i].Error * Math.Abs(h - candidate.Value)) + (keep * errors[i]) + ((1 - keep) * candidate.Error)
                + (4 * RowErrorBound.HalfUlp * (Math.Abs(h) + Math.Abs(candidate.Value)))) + RowErrorBound.Subnormal;
        })];
    }

    private Gate Product(GruShape shape, string prefix, int step, int column, double[] state, double[] errors)
    {
        GruInputs inputs = UnitInputs(prefix);
        int gates = 3 * shape.HiddenDim;
        double fromInput = inputs.Bias.IsEmpty ? 0 : inputs.Bias[column], fromState = inputs.RecurrentBias.IsEmpty ? 0 : inputs.RecurrentBias[column];
        double inputMagnitude = Math.Abs(fromInput), stateMagnitude = Math.Abs(fromState), passedOn = 0;
        for (int d = 0; d < shape.InputDim; d++)
        {
            double term = (double)inputs.Inputs[(step * shape.InputDim) + d] * inputs.InputWeights[(d * gates) + column];
            (fromInput, inputMagnitude) = (fromInput + term, inputMagnitude + Math.Abs(term));
        }

        for (int d = 0; d < shape.HiddenDim; d++)
        {
            double weight = inputs.RecurrentWeights[(d * gates) + column], term = state[d] * weight;
            (fromState, stateMagnitude) = (fromState + term, stateMagnitude + Math.Abs(term));
            passedOn += errors[d] * Math.Abs(weight);
        }

        // However the two products are chained and added.
        double error = ErrorTerms.OfChain(shape.InputDim + shape.HiddenDim + 5, inputMagnitude + stateMagnitude);
        return new(new(fromInput, error), new(fromState, error + passedOn), new(fromInput + fromState, error + passedOn));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>A number and how far it may be off.</summary>
    private readonly record struct Bounded(double Value, double Error)
    {
        public Bounded Through(Func<double, double> function) => new(function(Value), ErrorTerms.OfMonotonic(function, Value, Error));
    }

    /// <summary>A gate's two products and their sum.</summary>
    private readonly record struct Gate(Bounded FromInput, Bounded FromState, Bounded Sum);
}
