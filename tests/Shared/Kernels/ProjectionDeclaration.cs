using System.Globalization;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>One <c>[Projection]</c> declaration as data.</summary>
internal sealed record ProjectionDeclaration(string Name, int Rows, int InputDim, int OutputDim) : RoleDeclaration(Name)
{
    public bool HasBias { get; init; }

    public Activation Activation { get; init; }

    public override IReadOnlyList<KernelRole> ToRoles() =>
    [
        KernelRole.Input("inputs", Rows, InputDim),
        KernelRole.Input("weights", InputDim, OutputDim),
        .. HasBias ? new[] { KernelRole.Input("bias", OutputDim) } : [],
        KernelRole.Output("outputs", Rows, OutputDim),
    ];

    public override RoleData ToData() => new ProjectionData(this);

    public override IKernelDeclaration ToWeights() => throw new NotSupportedException("A projection has no weights of keys.");

    public override string ToString() => ToSource() + $" // seed: {Seed.ToString(CultureInfo.InvariantCulture)}";

    protected override string Attribute() => string.Create(
        CultureInfo.InvariantCulture,
        $"Projection(rows: {Rows}, inputDim: {InputDim}, outputDim: {OutputDim}{(Activation == Activation.None ? "" : $", Activation = global::AttnGen.Activation.{Activation}")})");
}

/// <summary>
/// Inputs of a projection, and the oracle's outputs. A chain of n multiply-adds from a bias is off by (n + 1) · u of its terms' magnitudes; the
/// tangent and the logistic function are monotonic, hence off by the larger step to either end, and by 2 ULP of their own.
/// </summary>
internal sealed class ProjectionData : RoleData
{
    private readonly Dictionary<string, Array> _inputs = [];

    public ProjectionData(ProjectionDeclaration declaration)
    {
        RandomInputs random = new(declaration.Seed);
        int rows = declaration.Rows, inputDim = declaration.InputDim, outputDim = declaration.OutputDim;
        float[] inputs = random.Numbers(rows * inputDim), weights = random.Weights(inputDim, outputDim), bias = random.Numbers(declaration.HasBias ? outputDim : 0);
        (_inputs["inputs"], _inputs["weights"]) = (inputs, weights);
        if (declaration.HasBias)
        {
            _inputs["bias"] = bias;
        }

        double[] outputs = new double[rows * outputDim], sums = new double[outputs.Length], bounds = new double[outputs.Length];
        ReferenceProjection.Compute(rows, inputDim, outputDim, inputs, weights, bias, declaration.Activation, outputs);
        ReferenceProjection.Compute(rows, inputDim, outputDim, inputs, weights, bias, Activation.None, sums);
        double[] magnitudes = ErrorTerms.Magnitudes(inputs, weights, bias, inputDim, outputDim);
        for (int i = 0; i < bounds.Length; i++)
        {
            double error = ErrorTerms.OfChain(inputDim, magnitudes[i]);
            bounds[i] = declaration.Activation switch
            {
                Activation.Tanh => ErrorTerms.OfMonotonic(Math.Tanh, sums[i], error),
                Activation.Sigmoid => ErrorTerms.OfMonotonic(x => 1 / (1 + Math.Exp(-x)), sums[i], error),
                _ => error,
            };
        }

        Results = new Dictionary<string, ExpectedResult> { ["outputs"] = new(outputs, bounds, outputDim) };
    }

    public override IReadOnlyDictionary<string, Array> Inputs => _inputs;

    public override IReadOnlyDictionary<string, ExpectedResult> Results { get; }
}
