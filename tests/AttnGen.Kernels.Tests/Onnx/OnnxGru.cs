using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>The operator <c>GRU</c> of ai.onnx with layout 0, run by ONNX Runtime on one thread. What is null is left out of the model.</summary>
internal sealed record OnnxGru
{
    public int Opset { get; init; } = 22;

    /// <summary><c>forward</c>, <c>reverse</c> or <c>bidirectional</c>.</summary>
    public required string Direction { get; init; }

    /// <summary><c>linear_before_reset</c>: the reset gate is applied after the product.</summary>
    public required bool LinearBeforeReset { get; init; }

    public required int HiddenDim { get; init; }

    /// <summary><c>X</c>, [steps, batch, inputDim].</summary>
    public required OnnxTensor<float> X { get; init; }

    /// <summary><c>W</c>, [directions, 3 · hiddenDim, inputDim].</summary>
    public required OnnxTensor<float> W { get; init; }

    /// <summary><c>R</c>, [directions, 3 · hiddenDim, hiddenDim].</summary>
    public required OnnxTensor<float> R { get; init; }

    /// <summary><c>B</c>, [directions, 6 · hiddenDim].</summary>
    public OnnxTensor<float>? B { get; init; }

    /// <summary><c>sequence_lens</c>, [batch].</summary>
    public OnnxTensor<int>? SequenceLengths { get; init; }

    /// <summary><c>initial_h</c>, [directions, batch, hiddenDim].</summary>
    public OnnxTensor<float>? InitialState { get; init; }

    /// <summary><c>Y</c>, [steps, directions, batch, hiddenDim], and <c>Y_h</c>, [directions, batch, hiddenDim].</summary>
    public (float[] States, float[] FinalStates) Run()
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using InferenceSession session = new(Model(), options);
        using RunOptions run = new();
        Dictionary<string, OrtValue> inputs = [];
        try
        {
            Add("X", X);
            Add("W", W);
            Add("R", R);
            Add("B", B);
            Add("sequence_lens", SequenceLengths);
            Add("initial_h", InitialState);
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, inputs, ["Y", "Y_h"]);
            return ([.. results[0].GetTensorDataAsSpan<float>()], [.. results[1].GetTensorDataAsSpan<float>()]);
        }
        finally
        {
            foreach (OrtValue value in inputs.Values)
            {
                value.Dispose();
            }
        }

        void Add<T>(string name, OnnxTensor<T>? tensor)
            where T : unmanaged
        {
            if (tensor is { } given)
            {
                inputs.Add(name, OrtValue.CreateTensorValueFromMemory(given.Values, given.Shape));
            }
        }
    }

    private byte[] Model()
    {
        OnnxModel model = new("GRU", Opset);
        Input("X", OnnxModel.FloatElements, X.Shape);
        Input("W", OnnxModel.FloatElements, W.Shape);
        Input("R", OnnxModel.FloatElements, R.Shape);
        Input("B", OnnxModel.FloatElements, B?.Shape);
        Input("sequence_lens", OnnxModel.IntegerElements, SequenceLengths?.Shape);
        Input("initial_h", OnnxModel.FloatElements, InitialState?.Shape);
        model.Output("Y", OnnxModel.FloatElements);
        model.Output("Y_h", OnnxModel.FloatElements);
        model.Attribute("hidden_size", (long)HiddenDim);
        model.Attribute("direction", Direction);
        model.Attribute("linear_before_reset", LinearBeforeReset ? 1L : 0L);
        return model.ToArray();

        void Input(string name, int elements, long[]? shape)
        {
            if (shape is null)
            {
                model.NoInput();
            }
            else
            {
                model.Input(name, elements, shape);
            }
        }
    }
}
