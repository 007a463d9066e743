namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>An ONNX model of one node of the default domain, as the bytes of its <c>ModelProto</c>. Numbers are field numbers of onnx.proto.</summary>
internal sealed class OnnxModel(string operation, int opset)
{
    public const int FloatElements = 1, IntegerElements = 6, LongElements = 7, BooleanElements = 9;

    private const int IrVersion = 11;
    private const int FloatAttribute = 1, IntegerAttribute = 2, TextAttribute = 3;

    private readonly ProtobufWriter _node = new(), _graph = new();

    public void Input(string name, int elements, params long[] shape)
    {
        _node.Text(1, name);
        _graph.Message(11, ValueInfo(name, elements, shape));
    }

    public void Output(string name, int elements)
    {
        _node.Text(2, name);
        _graph.Message(12, ValueInfo(name, elements, shape: null));
    }

    /// <summary>An optional input that comes before one that is given.</summary>
    public void NoInput() => _node.Text(1, "");

    /// <summary>An optional output that comes before one that is wanted.</summary>
    public void NoOutput() => _node.Text(2, "");

    public void Attribute(string name, long value) =>
        _node.Message(5, new ProtobufWriter().Text(1, name).Integer(3, value).Integer(20, IntegerAttribute));

    public void Attribute(string name, float value) =>
        _node.Message(5, new ProtobufWriter().Text(1, name).Float(2, value).Integer(20, FloatAttribute));

    public void Attribute(string name, string value) =>
        _node.Message(5, new ProtobufWriter().Text(1, name).Text(4, value).Integer(20, TextAttribute));

    public byte[] ToArray()
    {
        _node.Text(4, operation);
        _graph.Message(1, _node).Text(2, "judge");
        return new ProtobufWriter().Integer(1, IrVersion).Message(7, _graph).Message(8, new ProtobufWriter().Text(1, "").Integer(2, opset)).ToArray();
    }

    private static ProtobufWriter ValueInfo(string name, int elements, long[]? shape)
    {
        ProtobufWriter tensor = new ProtobufWriter().Integer(1, elements);
        if (shape is not null)
        {
            ProtobufWriter dimensions = new();
            foreach (long dimension in shape)
            {
                dimensions.Message(1, new ProtobufWriter().Integer(1, dimension));
            }

            tensor.Message(2, dimensions);
        }

        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
