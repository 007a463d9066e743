using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Benchmarks.Onnx;

/// <summary>A model in ONNX Runtime, bound to memory of the caller's: a run copies nothing and looks no name up.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly SessionOptions _options;
    private readonly RunOptions _run = new();
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];

    /// <param name="model">The bytes of the model.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="outputs">What it writes.</param>
    /// <param name="threads">Threads that compute, the caller's among them.</param>
    public OnnxSession(
        byte[] model, (string Name, Memory<float> Values, long[] Shape)[] inputs, (string Name, Memory<float> Values, long[] Shape)[] outputs, int threads = 1)
    {
        _options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, _options);
        _binding = _session.CreateIoBinding();
        foreach ((string name, Memory<float> values, long[] shape) in inputs)
        {
            _binding.BindInput(name, Value(values, shape));
        }

        foreach ((string name, Memory<float> values, long[] shape) in outputs)
        {
            _binding.BindOutput(name, Value(values, shape));
        }
    }

    public void Run() => _session.RunWithBinding(_run, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        foreach (OrtValue value in _values)
        {
            value.Dispose();
        }

        _session.Dispose();
        _run.Dispose();
        _options.Dispose();
    }

    private OrtValue Value(Memory<float> values, long[] shape)
    {
        OrtValue value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values, shape);
        _values.Add(value);
        return value;
    }
}
