using Booleans = System.ReadOnlySpan<bool>;
using Input = System.ReadOnlySpan<float>;
using Result = System.Span<float>;

namespace AttnGen.Kernels.Tests;

/// <summary>One declaration in each kind of type that a method may belong to.</summary>
internal static partial class PlaceKernels
{
    /// <summary>Static, and the one that the others are compared with.</summary>
    [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
    public static partial void InStaticClass(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);

    public sealed partial class Class
    {
        [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
        public partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
    }

    public partial class Generic<TOuter>
    {
        public readonly partial struct Nested<TInner>
        {
            [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
            public static partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
        }
    }

    public partial struct Struct
    {
        [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
        public readonly partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
    }

    public sealed partial record Record(int Layer)
    {
        [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
        public partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
    }

    public readonly partial record struct RecordStruct(int Layer)
    {
        [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
        public partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
    }

    public partial interface IInterface<in T>
    {
        [Attention(queries: 4, keys: 6, dim: 3, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, AverageHeads = true, Softcap = 4)]
        public static partial void Attend(Input query, Input key, Booleans mask, Result output, Result weights, Result workspace);
    }
}
