using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Runs a kernel's work items on the calling thread and on threads of the pool. Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// A thread takes a share of the items that are left, again and again, ever smaller ones: a core that is slower or comes later gets fewer. The
/// calling thread works as well and waits for nobody who has not begun, so that a busy pool costs speed and nothing else. A calling thread makes
/// one <see cref="KernelJob"/> at its first call with several threads; whoever runs items has scratch of its own.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelThreads
{
    [ThreadStatic]
    private static KernelJob? t_job;

    /// <summary>Checks a degree of parallelism: at least 1, or −1 for as many threads as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void IsDegree(int degree, string parameter)
    {
        if (degree is 0 or < -1)
        {
            ThrowNoDegree(degree, parameter);
        }
    }

    /// <summary>Runs items 0 … <paramref name="count"/> − 1 and returns when all are done.</summary>
    /// <param name="maxDegreeOfParallelism">Threads at most, the calling one included; −1 for as many as there are processors.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="grain">Items that a thread had better do together; where a share has as many, it ends with a whole number of them.</param>
    /// <param name="items">Runs some of them.</param>
    /// <param name="references">The kernel's arguments, which stay where they are until this returns.</param>
    public static unsafe void Run(int maxDegreeOfParallelism, nuint count, nuint grain, KernelItems items, KernelReferences references)
    {
        fixed (byte* r0 = &At(ref references.R0), r1 = &At(ref references.R1), r2 = &At(ref references.R2), r3 = &At(ref references.R3),
            r4 = &At(ref references.R4), r5 = &At(ref references.R5), r6 = &At(ref references.R6), r7 = &At(ref references.R7),
            r8 = &At(ref references.R8), r9 = &At(ref references.R9), r10 = &At(ref references.R10), r11 = &At(ref references.R11),
            r12 = &At(ref references.R12), r13 = &At(ref references.R13), r14 = &At(ref references.R14), r15 = &At(ref references.R15))
        {
            byte** pinned = stackalloc byte*[] { r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15 };
            KernelPointers arguments = *(KernelPointers*)pinned;
            int most = maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism;
            int degree = (int)Math.Min((nuint)most, count);
            if (degree <= 1)
            {
                items(arguments, 0, count);
            }
            else
            {
                (t_job ??= new KernelJob()).Run(degree, count, grain, items, arguments);
            }
        }
    }

    /// <summary>The reference itself: the compiler takes a field of this struct for memory that cannot move.</summary>
    private static ref byte At(ref byte reference) => ref reference;

    private static void ThrowNoDegree(int degree, string parameter) => throw new ArgumentOutOfRangeException(
        parameter, degree, $"'{parameter}' is {degree}, but it must be at least 1, or -1 for as many threads as there are processors.");
}
