namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>A dense row-major tensor.</summary>
internal sealed class OnnxTensor<T>(T[] values, params long[] shape)
    where T : unmanaged
{
    public T[] Values => values;

    public long[] Shape => shape;
}
