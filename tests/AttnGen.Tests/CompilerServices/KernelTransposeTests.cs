using System.Runtime.CompilerServices;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>
/// Every operation against its rule for one element: every size around the blocks of 4, 8 and 16, not an element beside the matrix
/// touched, none added twice.
/// </summary>
public sealed class KernelTransposeTests
{
    private const int LargestSize = 37;

    private const float Scale = 0.3f, Fill = -7f;

    /// <summary>An operation, and what it makes of an element: (source, factor of its column, before) → after.</summary>
    private sealed record Operation(Action<Matrices> Run, Func<float, float, float, float> Rule);

    private static readonly Dictionary<string, Operation> Operations = new()
    {
        ["Scaled"] = new(m => KernelTranspose.Scaled(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, Scale), (x, _, _) => x * Scale),
        ["Added"] = new(m => KernelTranspose.Added(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride), (x, _, before) => before + x),
        ["ScaledByColumn"] = new(
            m => KernelTranspose.ScaledByColumn(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, ref m.Factor), (x, f, _) => x * f),
        ["ScaledUnlessMarked"] = new(
            m => KernelTranspose.ScaledUnlessMarked(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, ref m.Factor),
            (x, f, _) => IsMarked(x) ? 0 : x * f),
        ["AddedUnlessMarked"] = new(
            m => KernelTranspose.AddedUnlessMarked(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, ref m.Factor),
            (x, f, before) => IsMarked(x) ? before : before + (x * f)),
        ["AddBias"] = new(
            m => KernelTranspose.AddBias(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride),
            (x, _, before) => float.IsNegativeInfinity(x) ? x : before + x),
        ["FillByBias"] = new(
            m => KernelTranspose.FillByBias(ref m.From, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, Fill),
            (x, _, before) => float.IsNegativeInfinity(x) ? Fill : before),
        ["FillByMask"] = new(
            m => KernelTranspose.FillByMask(ref m.Seen, m.SourceStride, m.Rows, m.Columns, ref m.To, m.Stride, Fill),
            (x, _, before) => Matrices.AsMask(x) == 0 ? Fill : before),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            TheoryData<string, int, int> cases = [];
            foreach (string name in Operations.Keys)
            {
                cases.Add(name, 0, 0);
                cases.Add(name, 3, 0);
                cases.Add(name, 0, 5);
                cases.Add(name, 16, 7);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FollowsItsRule(string name, int extraSource, int extraDestination)
    {
        Operation operation = Operations[name];
        for (int rows = 1; rows <= LargestSize; rows++)
        {
            for (int columns = 1; columns <= LargestSize; columns++)
            {
                using Matrices matrices = new(rows, columns, columns + extraSource, rows + extraDestination);
                float[] expected = matrices.Expected(operation.Rule);
                operation.Run(matrices);
                Bits.AssertSame(expected, matrices.Destination, $"{name} of {rows}×{columns}, strides + {extraSource} and + {extraDestination}");
            }
        }
    }

    /// <summary>Matrices that are walked in stretches, into rows that begin on a vector's boundary or beside it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsItsRuleInStretches(string name)
    {
        Operation operation = Operations[name];
        foreach (int rows in (int[])[128, 129, 135, 144, 150, 257, 264, 271])
        {
            foreach (int columns in (int[])[1, 4, 7, 8, 12, 16, 17, 20, 24, 31, 32, 45])
            {
                foreach (int stride in (int[])[rows, (rows + 15) & ~15])
                {
                    using Matrices matrices = new(rows, columns, 48, stride);
                    float[] expected = matrices.Expected(operation.Rule);
                    operation.Run(matrices);
                    Bits.AssertSame(expected, matrices.Destination, $"{name} of {rows}×{columns} into rows of {stride}");
                }
            }
        }
    }

    private static bool IsMarked(float x) => BitConverter.SingleToUInt32Bits(x) == KernelTranspose.Marked;

    /// <summary>A source and a destination that end where their last row ends, so that a read or write behind it leaves the memory.</summary>
    private sealed class Matrices : IDisposable
    {
        private static readonly float[] Special = [BitConverter.UInt32BitsToSingle(KernelTranspose.Marked), float.NegativeInfinity, 0f, float.NaN];

        private readonly GuardedMemory<float> _source, _destination, _factors;
        private readonly GuardedMemory<byte> _mask;

        public Matrices(int rows, int columns, int sourceStride, int stride)
        {
            (Rows, Columns, SourceStride, Stride) = ((nuint)rows, (nuint)columns, (nuint)sourceStride, (nuint)stride);
            _source = new(((rows - 1) * sourceStride) + columns);
            _mask = new(_source.AtEnd.Length);
            _destination = new(((columns - 1) * stride) + rows);
            _factors = new(columns);
            Random random = new((rows * LargestSize) + columns);
            for (int i = 0; i < _source.AtEnd.Length; i++)
            {
                _source.AtEnd[i] = random.Next(8) == 0 ? Special[random.Next(Special.Length)] : i + 0.1f;
                _mask.AtEnd[i] = AsMask(_source.AtEnd[i]);
            }

            for (int i = 0; i < Destination.Length; i++)
            {
                Destination[i] = random.Next(16) == 0 ? float.NaN : 1000 + i;
            }

            for (int i = 0; i < columns; i++)
            {
                _factors.AtEnd[i] = random.Next(8) == 0 ? float.NaN : 0.75f + i;
            }

            _source.Freeze();
            _mask.Freeze();
            _factors.Freeze();
        }

        public nuint Rows { get; }

        public nuint Columns { get; }

        public nuint SourceStride { get; }

        public nuint Stride { get; }

        public Span<float> Destination => _destination.AtEnd;

        public ref float From => ref _source.AtEnd[0];

        public ref bool Seen => ref Unsafe.As<byte, bool>(ref _mask.AtEnd[0]);

        public ref float To => ref _destination.AtEnd[0];

        public ref float Factor => ref _factors.AtEnd[0];

        /// <summary>An element of the source as a byte of the mask: false in some places, in others one of many bytes that mean true.</summary>
        public static byte AsMask(float x) => x > 0 ? (byte)((BitConverter.SingleToUInt32Bits(x) * 2654435761u) >> 24 | 1) : (byte)0;

        public float[] Expected(Func<float, float, float, float> rule)
        {
            float[] expected = Destination.ToArray();
            for (int column = 0; column < (int)Columns; column++)
            {
                for (int row = 0; row < (int)Rows; row++)
                {
                    ref float element = ref expected[(column * (int)Stride) + row];
                    element = rule(_source.AtEnd[(row * (int)SourceStride) + column], _factors.AtEnd[column], element);
                }
            }

            return expected;
        }

        public void Dispose()
        {
            IDisposable[] all = [_source, _mask, _destination, _factors];
            Array.ForEach(all, memory => memory.Dispose());
        }
    }
}
