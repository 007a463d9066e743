using System.Runtime.InteropServices;

namespace AttnGen.Benchmarks.Onnx;

/// <summary>
/// An ONNX model of several nodes of the default domain or of ONNX Runtime's own, as the bytes of its <c>ModelProto</c>. Numbers are field numbers of
/// onnx.proto.
/// </summary>
internal sealed class OnnxGraph
{
    private const int IrVersion = 10, FloatElements = 1;
    private const int FloatAttribute = 1, IntegerAttribute = 2, TextAttribute = 3;

    private const string RuntimeDomain = "com.microsoft";

    private readonly ProtobufWriter _graph = new();

    /// <summary>A tensor that the caller gives at each run.</summary>
    public OnnxGraph Input(string name, params long[] shape)
    {
        _graph.Message(11, ValueInfo(name, shape));
        return this;
    }

    public OnnxGraph Output(string name, params long[] shape)
    {
        _graph.Message(12, ValueInfo(name, shape));
        return this;
    }

    /// <summary>A tensor that never changes, so that the runtime may rearrange it once.</summary>
    public OnnxGraph Initializer(string name, float[] values, params long[] shape)
    {
        ProtobufWriter tensor = new();
        foreach (long dimension in shape)
        {
            tensor.Integer(1, dimension);
        }

        _graph.Message(5, tensor.Integer(2, FloatElements).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan())));
        return this;
    }

    /// <summary>An operator of the standard. An empty name stands for an optional tensor that is left out.</summary>
    public OnnxGraph Node(string operation, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes) =>
        Node("", operation, inputs, outputs, attributes);

    /// <summary>An operator that ONNX Runtime has beside the standard.</summary>
    public OnnxGraph RuntimeNode(string operation, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes) =>
        Node(RuntimeDomain, operation, inputs, outputs, attributes);

    public byte[] ToArray(int opset) =>
        new ProtobufWriter().Integer(1, IrVersion).Message(7, _graph.Text(2, "peer"))
            .Message(8, Opset("", opset)).Message(8, Opset(RuntimeDomain, 1)).ToArray();

    private OnnxGraph Node(string domain, string operation, string[] inputs, string[] outputs, (string Name, object Value)[] attributes)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        node.Text(4, operation).Text(7, domain);
        foreach ((string name, object value) in attributes)
        {
            ProtobufWriter attribute = new ProtobufWriter().Text(1, name);
            node.Message(5, value switch
            {
                string text => attribute.Text(4, text).Integer(20, TextAttribute),
                long integer => attribute.Integer(3, integer).Integer(20, IntegerAttribute),
                _ => attribute.Float(2, (float)value).Integer(20, FloatAttribute),
            });
        }

        _graph.Message(1, node);
        return this;
    }

    private static ProtobufWriter Opset(string domain, int version) => new ProtobufWriter().Text(1, domain).Integer(2, version);

    private static ProtobufWriter ValueInfo(string name, long[] shape)
    {
        ProtobufWriter dimensions = new();
        foreach (long dimension in shape)
        {
            dimensions.Message(1, new ProtobufWriter().Integer(1, dimension));
        }

        ProtobufWriter tensor = new ProtobufWriter().Integer(1, FloatElements).Message(2, dimensions);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
