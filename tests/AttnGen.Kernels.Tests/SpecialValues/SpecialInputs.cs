using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Inputs without any special number, and where in them special numbers go.</summary>
internal static class SpecialInputs
{
    /// <summary>Quiet and signalling NaNs with either sign, one of them with an exponent that must not be added to; infinities.</summary>
    public static readonly uint[] NonFinite = [0x7FC00000, 0xFFC00000, 0x7F800001, 0xFFFFFFFF, 0x7F800000, 0xFF800000];

    /// <summary>±1e30, ±subnormal, −0.</summary>
    public static readonly uint[] Finite = [0x7149F2CA, 0xF149F2CA, 0x00000001, 0x807FFFFF, 0x80000000];

    /// <summary>Numbers in −2 … 2. Mask and bias hide a slot in four, two keys as a whole, and one row of slots in five.</summary>
    public static KernelData Plain(DeclaredKernel kernel)
    {
        KernelDeclaration declaration = kernel.Declaration;
        AttentionShape shape = declaration.ToShape();
        RandomInputs random = new(seed: 3);
        bool[] mask = new bool[declaration.HasMask ? shape.MaskLength : 0];
        float[] bias = random.Numbers(declaration.HasBias ? shape.BiasLength : 0);
        Hide(mask.Length, slot => mask[slot] = true, _ => { });
        Hide(bias.Length, _ => { }, slot => bias[slot] = float.NegativeInfinity);
        return KernelData.Of(
            declaration, random.Numbers(shape.QueryLength), random.Numbers(shape.KeyLength), random.Numbers(declaration.HasValue ? shape.ValueLength : 0), mask, bias);

        void Hide(int length, Action<int> show, Action<int> hide)
        {
            Random draw = new(4);
            for (int slot = 0; slot < length; slot++)
            {
                int key = slot % shape.Keys, row = slot / shape.Keys;
                (draw.Next(4) == 0 || key == 2 || key == shape.Keys - 1 || row % 5 == 4 ? hide : show)(slot);
            }
        }
    }

    /// <summary>Fills what no query sees: rows of keys and values, and biases that something else hides. Returns how many rows of keys those are.</summary>
    public static int FillHidden(KernelData data, InputArrays inputs, float special)
    {
        AttentionShape shape = data.Shape;
        bool[] isKeySeen = new bool[shape.KeyLength / shape.Dim], isBiasSeen = new bool[inputs.Bias.Length];
        AttendedSlots slots = new(shape, data.Inputs);
        AttendedSlots unbiased = new(shape, new() { Query = data.Query, Key = data.Key, Mask = data.Mask, Lengths = data.Lengths });
        foreach ((int batch, int head, int query, int key) in Slots(shape))
        {
            isKeySeen[shape.KeyRow(batch, head, key)] |= slots.IsAttended(batch, head, query, key);
            if (isBiasSeen.Length > 0)
            {
                isBiasSeen[shape.BiasIndex(batch, head, query, key)] |= unbiased.IsAttended(batch, head, query, key);
            }
        }

        for (int row = 0; row < isKeySeen.Length; row++)
        {
            if (!isKeySeen[row])
            {
                inputs.Key.AsSpan(row * shape.Dim, shape.Dim).Fill(special);
                (inputs.Value.Length > 0 ? inputs.Value.AsSpan(row * shape.ValueDim, shape.ValueDim) : []).Fill(special);
            }
        }

        for (int slot = 0; slot < isBiasSeen.Length; slot++)
        {
            inputs.Bias[slot] = isBiasSeen[slot] ? inputs.Bias[slot] : special;
        }

        return isKeySeen.Count(isSeen => !isSeen);
    }

    /// <summary>The element of a role that a random attended slot reads.</summary>
    public static int AttendedElement(KernelData data, string role, Random random)
    {
        AttentionShape shape = data.Shape;
        while (true)
        {
            int batch = random.Next(shape.Batch), head = random.Next(shape.Heads), query = random.Next(shape.Queries), key = random.Next(shape.Keys);
            if (new AttendedSlots(shape, data.Inputs).IsAttended(batch, head, query, key))
            {
                return role switch
                {
                    "query" => (shape.QueryRow(batch, head, query) * shape.Dim) + random.Next(shape.Dim),
                    "key" => (shape.KeyRow(batch, head, key) * shape.Dim) + random.Next(shape.Dim),
                    "value" => (shape.KeyRow(batch, head, key) * shape.ValueDim) + random.Next(shape.ValueDim),
                    _ => shape.BiasIndex(batch, head, query, key),
                };
            }
        }
    }

    private static IEnumerable<(int Batch, int Head, int Query, int Key)> Slots(AttentionShape shape) =>
        from batch in Enumerable.Range(0, shape.Batch)
        from head in Enumerable.Range(0, shape.Heads)
        from query in Enumerable.Range(0, shape.Queries)
        from key in Enumerable.Range(0, shape.Keys)
        select (batch, head, query, key);
}
