using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A kernel computes the same in whatever type it is declared, and its constant stands beside it.</summary>
public sealed class PlaceTests
{
    private static readonly DeclaredKernel Reference = DeclaredKernel.In(typeof(PlaceKernels))[nameof(PlaceKernels.InStaticClass)];

    private delegate void Kernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> workspace);

    private static readonly Dictionary<string, (Kernel Kernel, int WorkspaceLength)> Places = new()
    {
        ["class"] = (new PlaceKernels.Class().Attend, PlaceKernels.Class.AttendWorkspaceLength),
        ["nested and generic"] = (PlaceKernels.Generic<string>.Nested<int>.Attend, PlaceKernels.Generic<string>.Nested<int>.AttendWorkspaceLength),
        ["struct"] = (default(PlaceKernels.Struct).Attend, PlaceKernels.Struct.AttendWorkspaceLength),
        ["record"] = (new PlaceKernels.Record(1).Attend, PlaceKernels.Record.AttendWorkspaceLength),
        ["record struct"] = (new PlaceKernels.RecordStruct(1).Attend, PlaceKernels.RecordStruct.AttendWorkspaceLength),
        ["interface"] = (PlaceKernels.IInterface<object>.Attend, PlaceKernels.IInterface<object>.AttendWorkspaceLength),
    };

    public static TheoryData<string> Names => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPlaceGivesTheSameBits(string name)
    {
        KernelData data = SpecialInputs.Plain(Reference);
        KernelRun expected = new(Reference, data);
        expected.AssertLikeOracle();
        float[] output = new float[data.Output.Length], weights = new float[data.Weights.Length];
        Places[name].Kernel(data.Query, data.Key, data.Mask, output, weights, new float[Places[name].WorkspaceLength]);
        Assert.Equal(expected.Output, output);
        Assert.Equal(expected.Weights, weights);
    }
}
