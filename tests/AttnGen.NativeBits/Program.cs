using System.Numerics.Tensors;
using AttnGen.NativeBits;

// Prints a hash of each kernel's results. .ci/run compares what it prints under the JIT at several vector widths and as a NativeAOT program.
Inputs inputs = new(2017);

Print("Blocked", 2 * 2 * 20 * 21, 2 * 2 * 20 * 37, (output, weights) => Kernels.Blocked(
    inputs.Numbers(2 * 2 * 20 * 24), inputs.Numbers(2 * 2 * 37 * 24), inputs.Numbers(2 * 2 * 37 * 21), output, weights));
Print("FewQueries", 2 * 3 * 27, 2 * 3 * 37, (output, weights) => Kernels.FewQueries(inputs.Numbers(2 * 3 * 27), inputs.Numbers(2 * 37 * 27), output, weights));
Print("LongRows", 130 * 8, 130, (output, logSumExp) => Kernels.LongRows(
    inputs.Numbers(130 * 8), inputs.Numbers(600 * 8), inputs.Numbers(600 * 8), output, logSumExp));
Print("Lengths", 3 * 20 * 16, 3 * 20 * 40, (output, weights) => Kernels.Lengths(
    inputs.Numbers(3 * 20 * 16), inputs.Numbers(3 * 40 * 16), inputs.Numbers(3 * 40 * 16), [17, 0, 40], output, weights));
Print("FewLengths", 3 * 2 * 16, 3 * 2 * 40, (output, weights) => Kernels.FewLengths(
    inputs.Numbers(3 * 2 * 16), inputs.Numbers(3 * 40 * 16), inputs.Numbers(3 * 40 * 16), [17, 0, 40], output, weights));
Print("Causal", 33 * 20, 33 * 50, (output, weights) => Kernels.Causal(inputs.Numbers(33 * 20), inputs.Numbers(50 * 20), inputs.Numbers(50 * 20), output, weights));
Print("CausalWindow", 33 * 20, 33, (output, logSumExp) => Kernels.CausalWindow(
    inputs.Numbers(33 * 20), inputs.Numbers(50 * 20), inputs.Numbers(50 * 20), output, logSumExp));
Print("Window", 60 * 20, 60 * 70, (output, weights) => Kernels.Window(inputs.Numbers(60 * 20), inputs.Numbers(70 * 20), inputs.Numbers(70 * 20), output, weights));
Print("FewWindow", 4 * 20, 4 * 70, (output, weights) => Kernels.FewWindow(inputs.Numbers(4 * 20), inputs.Numbers(70 * 20), inputs.Numbers(70 * 20), output, weights));
Print("Softcap", 2 * 19 * 16, 2 * 19 * 37, (output, scores) => Kernels.Softcap(inputs.Numbers(2 * 19 * 16), inputs.Numbers(2 * 37 * 16), output, scores));
Print("FewSoftcap", 2 * 16, (2 * 37) + 2, (output, rest) => Kernels.FewSoftcap(
    inputs.Numbers(2 * 16), inputs.Numbers(2 * 37 * 16), output, rest[..(2 * 37)], rest[(2 * 37)..]));
Print("Grouped", 2 * 19 * 4 * 16, 2 * 4 * 19 * 37, (output, weights) => Kernels.Grouped(
    inputs.Numbers(2 * 19 * 4 * 16), inputs.Numbers(2 * 37 * 2 * 16), inputs.Numbers(2 * 37 * 2 * 16), output, weights));
Print("FewGrouped", 2 * 2 * 4 * 16, 2 * 4 * 2, (output, logSumExp) => Kernels.FewGrouped(
    inputs.Numbers(2 * 2 * 4 * 16), inputs.Numbers(2 * 37 * 16), inputs.Numbers(2 * 37 * 16), output, logSumExp));
PrintMasked("SharedMask", 21, 21 * 35, 21 * 35, Kernels.SharedMask);
PrintMasked("KeyMask", 21, 2 * 35, 2 * 35, Kernels.KeyMask);
PrintMasked("HeadMask", 21, 2 * 21 * 35, 2 * 2 * 21 * 35, Kernels.HeadMask);
PrintMasked("BatchMask", 21, 2 * 21 * 35, 2 * 21 * 35, Kernels.BatchMask);
PrintMasked("FewMask", 3, 2 * 2 * 3 * 35, 2 * 3 * 35, Kernels.FewMask);
Print("Averaged", 3 * 21 * 16, (2 * 21 * 35) + (3 * 21), (output, rest) => Kernels.Averaged(
    inputs.Numbers(3 * 21 * 16), inputs.Numbers(3 * 35 * 16), inputs.Mask(21 * 35), output,
    rest[..(21 * 35)], rest[(21 * 35)..(2 * 21 * 35)], rest[(2 * 21 * 35)..]));
Print("FewAveraged", 3 * 2 * 16, 2 * 2 * 35, (output, rest) => Kernels.FewAveraged(
    inputs.Numbers(3 * 2 * 16), inputs.Numbers(3 * 35 * 16), output, rest[..(2 * 35)], rest[(2 * 35)..]));
Print("Workspace", 50 * 16, 0, (output, _) => Kernels.Workspace(
    inputs.Numbers(50 * 16), inputs.Numbers(300 * 16), inputs.Numbers(300 * 16), output, new float[Kernels.WorkspaceWorkspaceLength]));
Print("Threads", 3 * 100 * 40, 0, (output, _) => Kernels.Threads(
    inputs.Numbers(3 * 100 * 16), inputs.Numbers(3 * 300 * 16), inputs.Numbers(3 * 300 * 40), output, maxDegreeOfParallelism: 3));
Print("Tensors", 2 * 20 * 16, 0, (output, _) => Kernels.Tensors(
    new ReadOnlyTensorSpan<float>(inputs.Numbers(2 * 20 * 16), [1, 2, 20, 16]), new ReadOnlyTensorSpan<float>(inputs.Numbers(2 * 37 * 16), [2, 37, 16]),
    new ReadOnlyTensorSpan<float>(inputs.Numbers(2 * 37 * 16), [1, 2, 37, 16]), new TensorSpan<float>(output, [2, 20, 16])));

SequenceBits.Print(inputs, Print);
Colors.Print(inputs);

void PrintMasked(string name, int queries, int maskLength, int biasLength, MaskedKernel kernel) =>
    Print(name, 2 * 2 * queries * 16, 2 * 2 * queries * 35, (output, weights) => kernel(
        inputs.Numbers(2 * 2 * queries * 16), inputs.Numbers(2 * 2 * 35 * 16), inputs.Numbers(2 * 2 * 35 * 16),
        inputs.Mask(maskLength), inputs.Bias(biasLength), output, weights));

// Results start as NaN, so that one that is not written shows too.
static void Print(string name, int outputLength, int restLength, Kernel kernel)
{
    float[] results = new float[outputLength + restLength];
    Array.Fill(results, float.NaN);
    kernel(results.AsSpan(0, outputLength), results.AsSpan(outputLength));
    Console.WriteLine($"{name} {Hash(results):X16}");
}

// FNV-1a over whole floats: a cryptographic hash would need a library of the system's.
static ulong Hash(float[] results) =>
    results.Aggregate(14695981039346656037, (hash, result) => (hash ^ BitConverter.SingleToUInt32Bits(result)) * 1099511628211);

internal delegate void Kernel(Span<float> output, Span<float> rest);

internal delegate void MaskedKernel(
    ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
    Span<float> output, Span<float> weights);
