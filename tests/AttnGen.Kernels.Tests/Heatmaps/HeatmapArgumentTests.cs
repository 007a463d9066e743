using System.Runtime.InteropServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Heatmaps;

/// <summary>A wrong call throws before anything is written, and calls a heatmap what the user calls it.</summary>
public sealed class HeatmapArgumentTests
{
    private const int Slots = 2 * 2 * 3 * 5, Workspace = HeatmapKernels.ManyWorkspaceLength;

    private const byte Untouched = 0x5A;

    private static readonly string[] Heatmaps = ["picture", "weights", "class"];

    /// <summary>Bytes of each parameter in the order of the method's, a gap that the longest fits into between them.</summary>
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["query"] = 4 * 48, ["key"] = 4 * 80, ["value"] = 4 * 120, ["mask"] = 15, ["output"] = 4 * 72,
        ["picture"] = 4 * Slots, ["weights"] = 2 * Slots, ["class"] = Slots, ["workspace"] = 4 * Workspace,
    };

    /// <summary>What comes first in the method is named first.</summary>
    public static TheoryData<string, string, string> Overlaps
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            string[] written = ["output", .. Heatmaps, "workspace"];
            foreach (string heatmap in Heatmaps)
            {
                foreach (string other in Sizes.Keys.Where(other => other != heatmap))
                {
                    bool isSecond = written.Contains(other) && Array.IndexOf(written, other) < Array.IndexOf(written, heatmap);
                    cases.Add(heatmap, isSecond ? other : heatmap, isSecond ? heatmap : other);
                }
            }

            return cases;
        }
    }

    [Theory]
    [InlineData("picture", -1)]
    [InlineData("picture", 1)]
    [InlineData("picture", -Slots)]
    [InlineData("weights", -1)]
    [InlineData("weights", 1)]
    [InlineData("class", -1)]
    [InlineData("class", 1)]
    public void AWrongLengthIsNamedWithTheShape(string heatmap, int change)
    {
        Arguments arguments = new();
        arguments.Resize(heatmap, change * Sizes[heatmap] / Slots);
        ArgumentException exception = AssertThrowsAndWritesNothing(arguments);
        Assert.Equal(heatmap, exception.ParamName);
        Assert.Equal(
            $"{heatmap} must have the shape [batch 2, heads 2, queries 3, keys 5], that is {Slots} elements, but its length is {Slots + change}. (Parameter '{heatmap}')",
            exception.Message);
    }

    [Theory]
    [MemberData(nameof(Overlaps))]
    public void AnOverlapIsNamed(string moved, string first, string second)
    {
        foreach (bool isAfter in new[] { true, false })
        {
            Arguments arguments = new();
            arguments.Overlap(moved, moved == first ? second : first, isAfter);
            ArgumentException exception = AssertThrowsAndWritesNothing(arguments);
            Assert.Equal(first, exception.ParamName);
            Assert.StartsWith($"{first} overlaps {second} in memory.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ARightCallWritesEveryElementAndNothingElse()
    {
        Arguments arguments = new();
        arguments.Call();
        arguments.AssertOnlyWritten();
    }

    private static ArgumentException AssertThrowsAndWritesNothing(Arguments arguments)
    {
        byte[] before = [.. arguments.Buffer];
        ArgumentException exception = Assert.Throws<ArgumentException>(arguments.Call);
        Assert.Equal(before, arguments.Buffer);
        return exception;
    }

    /// <summary>The spans of a call as places in one buffer.</summary>
    private sealed class Arguments
    {
        private const int Gap = 4 * Workspace;

        private readonly Dictionary<string, (int Start, int Bytes)> _places = [];

        public Arguments()
        {
            int next = Gap;
            foreach ((string name, int bytes) in Sizes)
            {
                _places[name] = (next, bytes);
                next += bytes + Gap;
            }

            Buffer = new byte[next];
            Array.Fill(Buffer, Untouched);
            RandomInputs random = new(3);
            random.Numbers(48).CopyTo(Of<float>("query"));
            random.Numbers(80).CopyTo(Of<float>("key"));
            random.Numbers(120).CopyTo(Of<float>("value"));
            Of<bool>("mask").Fill(true);
        }

        public byte[] Buffer { get; }

        public void Resize(string name, int bytes) => _places[name] = (_places[name].Start, _places[name].Bytes + bytes);

        /// <summary>Moves a span so that its first byte is the last of another, or its last the first.</summary>
        public void Overlap(string name, string other, bool isAfter)
        {
            (int start, int bytes) = _places[other];
            _places[name] = (isAfter ? start + bytes - 1 : start - _places[name].Bytes + 1, _places[name].Bytes);
        }

        public void Call() => HeatmapKernels.Many(
            Of<float>("query"), Of<float>("key"), Of<float>("value"), Of<bool>("mask"), Of<float>("output"),
            Of<Rgba32>("picture"), Of<short>("weights"), Of<byte>("class"), Of<float>("workspace"));

        public void AssertOnlyWritten()
        {
            // Nothing is masked: no code is what the buffer held, and every pixel is opaque.
            Assert.DoesNotContain(unchecked((short)(Untouched | (Untouched << 8))), Of<short>("weights").ToArray());
            Assert.All(Of<Rgba32>("picture").ToArray(), pixel => Assert.Equal(255, pixel.A));
            int next = 0;
            foreach ((int start, int bytes) in _places.Values)
            {
                Assert.True(Buffer.AsSpan(next, start - next).IndexOfAnyExcept(Untouched) < 0);
                next = start + bytes;
            }

            Assert.True(Buffer.AsSpan(next).IndexOfAnyExcept(Untouched) < 0);
        }

        private Span<T> Of<T>(string name)
            where T : unmanaged => MemoryMarshal.Cast<byte, T>(Buffer.AsSpan(_places[name].Start, _places[name].Bytes));
    }
}
