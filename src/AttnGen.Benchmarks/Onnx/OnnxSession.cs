using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Benchmarks.Onnx;

/// <summary>A model in ONNX Runtime on one thread, bound to memory of the caller's: a run copies nothing.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly SessionOptions _options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
    private readonly RunOptions _run = new();
    private readonly InferenceSession _session;
    private readonly string[] _inputNames, _outputNames;
    private readonly OrtValue[] _inputs, _outputs;

    public OnnxSession(byte[] model, (string Name, float[] Values, long[] Shape)[] inputs, (string Name, float[] Values, long[] Shape)[] outputs)
    {
        _session = new InferenceSession(model, _options);
        _inputNames = [.. inputs.Select(input => input.Name)];
        _outputNames = [.. outputs.Select(output => output.Name)];
        _inputs = [.. inputs.Select(input => OrtValue.CreateTensorValueFromMemory(input.Values, input.Shape))];
        _outputs = [.. outputs.Select(output => OrtValue.CreateTensorValueFromMemory(output.Values, output.Shape))];
    }

    public void Run() => _session.Run(_run, _inputNames, _inputs, _outputNames, _outputs);

    public void Dispose()
    {
        foreach (OrtValue value in _inputs.Concat(_outputs))
        {
            value.Dispose();
        }

        _session.Dispose();
        _run.Dispose();
        _options.Dispose();
    }
}
