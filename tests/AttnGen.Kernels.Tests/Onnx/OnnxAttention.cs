using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>The operator <c>Attention</c> of ai.onnx, run by ONNX Runtime on one thread. What is null is left out of the model.</summary>
internal sealed record OnnxAttention
{
    /// <summary>What <c>qk_matmul_output</c> shows.</summary>
    public enum Stage
    {
        /// <summary>scale · q·k.</summary>
        Scores = 0,

        /// <summary>The attention weights.</summary>
        Weights = 3,
    }

    public int Opset { get; init; } = 23;

    public float? Scale { get; init; }

    public float? Softcap { get; init; }

    public bool IsCausal { get; init; }

    /// <summary>Heads of queries and keys where the inputs are 3-D, [batch, sequence, heads · dim].</summary>
    public (int Query, int Key)? HeadsOf3D { get; init; }

    public required OnnxTensor<float> Query { get; init; }

    public required OnnxTensor<float> Key { get; init; }

    public required OnnxTensor<float> Value { get; init; }

    /// <summary><c>attn_mask</c> of bool, true = attend.</summary>
    public OnnxTensor<bool>? Mask { get; init; }

    /// <summary><c>attn_mask</c> of float, which is added.</summary>
    public OnnxTensor<float>? Bias { get; init; }

    /// <summary><c>nonpad_kv_seqlen</c> of opset 24: valid keys of each batch entry.</summary>
    public long[]? Lengths { get; init; }

    /// <summary><c>Y</c> and, at the stage wanted, <c>qk_matmul_output</c>.</summary>
    public (float[] Output, float[] Products) Run(Stage stage)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,

            // What it refuses comes as an exception; it need not be on the console too.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using InferenceSession session = new(Model(stage), options);
        using RunOptions run = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        Dictionary<string, OrtValue> inputs = [];
        try
        {
            Add("Q", Query);
            Add("K", Key);
            Add("V", Value);
            Add("mask", Mask);
            Add("mask", Bias);
            Add("lengths", Lengths is null ? null : new OnnxTensor<long>(Lengths, Lengths.Length));
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, inputs, ["Y", "QK"]);
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

    private byte[] Model(Stage stage)
    {
        OnnxModel model = new("Attention", Opset);
        model.Input("Q", OnnxModel.FloatElements, Query.Shape);
        model.Input("K", OnnxModel.FloatElements, Key.Shape);
        model.Input("V", OnnxModel.FloatElements, Value.Shape);
        if (Mask is { } mask)
        {
            model.Input("mask", OnnxModel.BooleanElements, mask.Shape);
        }
        else if (Bias is { } bias)
        {
            model.Input("mask", OnnxModel.FloatElements, bias.Shape);
        }
        else if (Lengths is not null)
        {
            model.NoInput();
        }

        if (Lengths is not null)
        {
            // past_key and past_value stand between.
            model.NoInput();
            model.NoInput();
            model.Input("lengths", OnnxModel.LongElements, Lengths.Length);
        }

        model.Output("Y", OnnxModel.FloatElements);
        model.NoOutput();
        model.NoOutput();
        model.Output("QK", OnnxModel.FloatElements);
        model.Attribute("qk_matmul_output_mode", (long)stage);
        model.Attribute("is_causal", IsCausal ? 1L : 0L);
        if (Scale is { } scale)
        {
            model.Attribute("scale", scale);
        }

        if (Softcap is { } softcap)
        {
            model.Attribute("softcap", softcap);
        }

        if (HeadsOf3D is { } heads)
        {
            model.Attribute("q_num_heads", (long)heads.Query);
            model.Attribute("kv_num_heads", (long)heads.Key);
        }

        return model.ToArray();
    }
}
