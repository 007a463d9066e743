using System.Runtime.InteropServices;
using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>Weights as colours, one after the other as matplotlib's norms have it: the oracle of heatmaps.</summary>
internal sealed class HeatmapRule
{
    private const int Bad = -2, Under = -1;

    private readonly HeatmapDeclaration _heatmap;
    private readonly Rgba32[] _table;
    private readonly bool _hasOwnColors;

    public HeatmapRule(HeatmapDeclaration heatmap)
    {
        _heatmap = heatmap;
        _table = Colormaps.Find(heatmap.Map).Table.ToArray();
        _hasOwnColors = heatmap.Scale is HeatmapScale.Narrow or HeatmapScale.Clipped;
    }

    /// <inheritdoc cref="Paint(AttentionShape, AttentionInputs, ReadOnlySpan{float})"/>
    public byte[] Paint(KernelData data, ReadOnlySpan<float> weights) => Paint(data.Shape, data.Inputs, weights);

    /// <summary>The bytes of the heatmap of weights; what the attention masks is bad.</summary>
    public byte[] Paint(AttentionShape shape, AttentionInputs inputs, ReadOnlySpan<float> weights)
    {
        int size = _heatmap.BytesOfElement;
        byte[] painted = new byte[weights.Length * size];
        bool[] isSeen = SeenSlots(shape, inputs);
        for (int i = 0; i < weights.Length; i++)
        {
            Write(isSeen[i] ? Code(weights[i]) : Bad, painted.AsSpan(i * size, size));
        }

        return painted;
    }

    /// <summary>The slots of weights that are attended to; of a mean over heads, by one of them at least.</summary>
    private static bool[] SeenSlots(AttentionShape shape, AttentionInputs inputs)
    {
        AttendedSlots slots = new(shape, inputs);
        bool[] isSeen = new bool[shape.WeightsLength];
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                for (int query = 0; query < shape.Queries; query++)
                {
                    for (int key = 0; key < shape.Keys; key++)
                    {
                        isSeen[(shape.WeightsRow(batch, head, query) * shape.Keys) + key] |= slots.IsAttended(batch, head, query, key);
                    }
                }
            }
        }

        return isSeen;
    }

    private int Code(float weight) => float.IsNaN(weight) ? Bad : _heatmap.Scale switch
    {
        HeatmapScale.Linear => Linear(weight, 0f, 1f),
        HeatmapScale.Narrow => Linear(weight, 0.01f, 0.2f),
        HeatmapScale.Clipped => Linear(Math.Clamp(weight, 0.01f, 0.2f), 0.01f, 0.2f),
        HeatmapScale.Centered => Linear(weight, 0f, 0.25f),
        HeatmapScale.Log => weight <= 0 ? Under : Entry(Math.Log(weight / 1e-4) / Math.Log(0.9 / 1e-4)),
        HeatmapScale.Power => Entry(Math.Sqrt(weight)),
        _ => Interval(weight),
    };

    private int Linear(float weight, float vmin, float vmax)
    {
        // In float, as matplotlib has it for float data.
        float fraction = (weight - vmin) / (vmax - vmin);
        return fraction < 0 ? Under : fraction > 1 ? _table.Length : Math.Min((int)(fraction * _table.Length), _table.Length - 1);
    }

    private int Entry(double fraction) => fraction < 0 ? Under : fraction > 1 ? _table.Length : Math.Min((int)(fraction * _table.Length), _table.Length - 1);

    private int Interval(float weight)
    {
        double[] inner = [0.001, 0.03, 0.2];
        return weight < 0 ? Under : weight >= 1 ? _table.Length : (_table.Length - 1) * inner.Count(boundary => weight >= boundary) / inner.Length;
    }

    private void Write(int code, Span<byte> element)
    {
        switch (_heatmap.Element)
        {
            case HeatmapElement.Short:
                MemoryMarshal.Write(element, (short)code);
                break;
            case HeatmapElement.Byte:
                element[0] = code == Bad ? HeatmapDeclaration.BadIndex : (byte)Math.Clamp(code, 0, _table.Length - 1);
                break;
            default:
                Rgba32 color = Color(code);
                bool isBlueFirst = _heatmap.Element == HeatmapElement.Bgra32;
                (element[0], element[1], element[2], element[3]) =
                    isBlueFirst ? (color.B, color.G, color.R, color.A) : (color.R, color.G, color.B, color.A);
                break;
        }
    }

    private Rgba32 Color(int code) => code switch
    {
        Bad => _hasOwnColors ? new(0xFF, 0x00, 0xFF, 0x80) : default,
        Under => _heatmap.Scale == HeatmapScale.Narrow ? new(0x10, 0x20, 0x30) : _table[0],
        _ => code < _table.Length ? _table[code] : _heatmap.Scale == HeatmapScale.Narrow ? new(0x40, 0x50, 0x60) : _table[^1],
    };
}
