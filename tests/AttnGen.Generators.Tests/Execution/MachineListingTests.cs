namespace AttnGen.Generators.Tests;

/// <summary>The reading of machine code, on listings as the JIT prints them.</summary>
public sealed class MachineListingTests
{
    /// <summary>A loop of rows that is entered in its middle, inside it one of columns whose reload lies before its head, behind it a call.</summary>
    private const string X64 = """
        ; Assembly listing for method AttnGen.Generated.<Kernels_Sum_g>F0A__SumKernel:Output256x2x1(byref,byref) (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX on Unix
        ; rbp based frame
        ; 1 inlinees with PGO data; 9 inlinees without PGO data

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               vmovups  ymmword ptr [rbp-0x30], ymm2

        G_M000_IG02:                ;; offset=0x0010
               jmp      SHORT G_M000_IG06
               align    [0 bytes for IG04]

        G_M000_IG03:                ;; offset=0x0020
               vmovups  ymm4, ymmword ptr [rbp-0x50]

        G_M000_IG04:                ;; offset=0x0030
               vfmadd231ps ymm0, ymm4, ymmword ptr [rsi]
               mov      rax, qword ptr [rbp-0x08]
               cmp      rax, 8
               jb       SHORT G_M000_IG03

        G_M000_IG05:                ;; offset=0x0040
               vmovups  ymmword ptr [rbp-0x70], ymm0
               cmp      rsi, 128
               jae      SHORT G_M000_IG07

        G_M000_IG06:                ;; offset=0x0050
               vbroadcastss ymm4, dword ptr [reloc @RWD00]
               jmp      SHORT G_M000_IG04

        G_M000_IG07:                ;; offset=0x0060
               call     [AttnGen.CompilerServices.KernelGuard:Fail()]
               int3     

        RWD00  	dd	3FB8AA3Bh		;    1.4427

        ; Total bytes of code 97

        ; Assembly listing for method AttnGen.Generated.SumKernel:Run() (FullOpts)
        ; rsp based frame

        G_M000_IG01:                ;; offset=0x0000
               vmovups  xmm0, xmmword ptr [rbp]
               vmovss   dword ptr [rsp+0x0C], xmm0
               jne      SHORT G_M000_IG01
               ret      

        ; Total bytes of code 12
        """;

    private const string Arm64 = """
        ; Assembly listing for method AttnGen.Generated.SumKernel:Output128x2x1(byref,byref) (FullOpts)
        ; fp based frame

        G_M000_IG01:                ;; offset=0x0000
                    stp     fp, lr, [sp, #-0x20]!
                    mov     fp, sp

        G_M000_IG02:                ;; offset=0x0010
                    ldr     x1, [fp, #0x18]	// [V02 loc1]
                    ldr     q16, [fp, #0x10]	// [V03 loc2]
                    fmla    v0.4s, v16.4s, v1.4s
                    cbnz    x1, G_M000_IG02

        G_M000_IG03:                ;; offset=0x0020
                    ldp     fp, lr, [sp], #0x20
                    ret     lr

        ; Total bytes of code 40
        """;

    [Fact]
    public void MethodsAndTheirInstructionsAreRead()
    {
        ListedMethod[] methods = Parse(X64);
        Assert.Equal(
            [("AttnGen.Generated.<Kernels_Sum_g>F0A__SumKernel", "Output256x2x1", true), ("AttnGen.Generated.SumKernel", "Run", false)],
            methods.Select(method => (method.Type, method.Name, method.HasFramePointer)));
        Assert.Equal([15, 4], methods.Select(method => method.Instructions.Count));
        Assert.Equal(("G_M000_IG07", "int3"), (methods[0].Instructions[^1].Label, methods[0].Instructions[^1].Text));
        Assert.Equal(4, methods[0].Labels["G_M000_IG04"]);
    }

    [Fact]
    public void OnlyTheLoopInsideTheOtherIsAnInnerOne()
    {
        ListedLoop loop = Assert.Single(InnerLoops.Of(Parse(X64)[0]));
        Assert.Equal("G_M000_IG04", loop.Label);
        Assert.Equal(
            [
                "vfmadd231ps ymm0, ymm4, ymmword ptr [rsi]", "mov      rax, qword ptr [rbp-0x08]", "cmp      rax, 8", "jb       SHORT G_M000_IG03",
                "vmovups  ymm4, ymmword ptr [rbp-0x50]",
            ],
            loop.Instructions.Select(instruction => instruction.Text));
    }

    [Fact]
    public void VectorsInTheFrameAreSpillsAndCountersAreNot()
    {
        ListedMethod[] methods = Parse(X64);
        Assert.Equal(
            ["vmovups  ymmword ptr [rbp-0x30], ymm2", "vmovups  ymm4, ymmword ptr [rbp-0x50]", "vmovups  ymmword ptr [rbp-0x70], ymm0"], Spills(methods[0]));

        // Without a frame pointer rbp is a register like any other.
        Assert.Equal(["vmovss   dword ptr [rsp+0x0C], xmm0"], Spills(methods[1]));
    }

    [Fact]
    public void Arm64IsReadToo()
    {
        ListedMethod method = Assert.Single(Parse(Arm64));
        ListedLoop loop = Assert.Single(InnerLoops.Of(method));
        Assert.Equal(4, loop.Instructions.Count);
        Assert.Equal(["ldr     q16, [fp, #0x10]"], Spills(method));
        Assert.Equal("fmla    v0.4s, v16.4s, v1.4s", Assert.Single(loop.Instructions, instruction => instruction.Multiplies).Text);
    }

    [Theory]
    [InlineData("vfmadd231ps ymm0, ymm1, ymm2", true)]
    [InlineData("vfnmadd213ss xmm0, xmm1, xmm2", true)]
    [InlineData("vmulps   ymm0, ymm1, ymm2", true)]
    [InlineData("mulss    xmm0, xmm1", true)]
    [InlineData("fmul    v0.4s, v1.4s, v2.s[0]", true)]
    [InlineData("fmadd   s0, s1, s2, s3", true)]
    [InlineData("mul      rdx:rax, r8", false)]
    [InlineData("vaddps   ymm0, ymm1, ymm2", false)]
    [InlineData("madd    x0, x1, x2, x3", false)]
    public void MultiplicationsOfFloatsAreKnown(string instruction, bool multiplies) =>
        Assert.Equal(multiplies, new ListedInstruction("", instruction, HasFramePointer: true).Multiplies);

    private static ListedMethod[] Parse(string listing) => [.. MachineListing.Parse(listing.Split('\n'))];

    private static IEnumerable<string> Spills(ListedMethod method) =>
        method.Instructions.Where(instruction => instruction.Spills).Select(instruction => instruction.Text);
}
