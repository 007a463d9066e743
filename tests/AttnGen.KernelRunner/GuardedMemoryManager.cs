using System.Buffers;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary>Guarded bytes at one end of their pages, to be handed on where no span can be.</summary>
internal sealed class GuardedMemoryManager(GuardedMemory<byte> memory, bool isAtEnd) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => isAtEnd ? memory.AtEnd : memory.AtStart;

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
