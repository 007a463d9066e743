namespace AttnGen.Reference;

/// <summary>
/// Shape and options of a gated recurrent unit, as <see cref="GruAttribute"/> and <see cref="BidirectionalGruAttribute"/> declare them.
/// </summary>
/// <param name="Steps">Steps of each sequence.</param>
/// <param name="InputDim">Components of a step's input.</param>
/// <param name="HiddenDim">Components of the state, of each direction.</param>
public sealed record GruShape(int Steps, int InputDim, int HiddenDim)
{
    /// <summary>Independent sequences.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Whether the reset gate is applied after the product with the candidate's recurrent weights.</summary>
    public bool ResetAfter { get; init; }

    /// <summary>What the update gate weighs.</summary>
    public GruUpdate Update { get; init; }

    /// <summary>
    /// Whether a sequence is read from its last valid step to its first. The bidirectional unit has both directions and needs false.
    /// </summary>
    public bool Reverse { get; init; }

    /// <summary>Elements of inputs: [batch, steps, inputDim].</summary>
    public int InputsLength => checked(Batch * Steps * InputDim);

    /// <summary>Elements of inputWeights: [inputDim, 3 · hiddenDim].</summary>
    public int InputWeightsLength => checked(InputDim * 3 * HiddenDim);

    /// <summary>Elements of recurrentWeights: [hiddenDim, 3 · hiddenDim].</summary>
    public int RecurrentWeightsLength => checked(HiddenDim * 3 * HiddenDim);

    /// <summary>Elements of bias and of recurrentBias: [3 · hiddenDim].</summary>
    public int BiasLength => checked(3 * HiddenDim);

    /// <summary>Elements of lengths: [batch].</summary>
    public int LengthsLength => Batch;

    /// <summary>Elements of initialState and of finalState: [batch, hiddenDim].</summary>
    public int StateLength => checked(Batch * HiddenDim);

    /// <summary>Elements of states: [batch, steps, hiddenDim].</summary>
    public int StatesLength => checked(Batch * Steps * HiddenDim);

    /// <summary>Elements of annotations: [batch, steps, 2 · hiddenDim].</summary>
    public int AnnotationsLength => checked(Batch * Steps * 2 * HiddenDim);

    /// <summary>Throws where the numbers are none of a recurrent unit.</summary>
    /// <exception cref="ArgumentException">A size is below 1, or the update convention is none.</exception>
    internal void Check()
    {
        ShapeRules.RequireSizes((nameof(Steps), Steps), (nameof(InputDim), InputDim), (nameof(HiddenDim), HiddenDim), (nameof(Batch), Batch));
        ShapeRules.Require(Enum.IsDefined(Update), $"{nameof(Update)} must be a {nameof(GruUpdate)}, but is {Update}.");
    }
}
