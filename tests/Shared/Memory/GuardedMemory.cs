namespace AttnGen.Tests.Shared;

/// <summary>
/// Memory between two inaccessible pages. Generated code checks lengths once and no index afterwards, so a read or write past a span
/// would go unnoticed in ordinary memory; here it ends the process.
/// </summary>
/// <typeparam name="T">The element.</typeparam>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private readonly nuint _page = (nuint)Environment.SystemPageSize;
    private readonly nuint _size;
    private readonly byte* _mapping;
    private readonly int _length;

    public GuardedMemory(int length)
    {
        _length = length;
        _size = (((nuint)length * (nuint)sizeof(T)) + _page - 1) / _page * _page;
        _mapping = PageMemory.Allocate(_size + (2 * _page));
        PageMemory.Protect(_mapping, _page, PageAccess.None);
        PageMemory.Protect(_mapping + _page + _size, _page, PageAccess.None);
    }

    /// <summary>The span whose last element touches the inaccessible page behind it.</summary>
    public Span<T> AtEnd => new(_mapping + _page + _size - ((nuint)_length * (nuint)sizeof(T)), _length);

    /// <summary>The span whose first element touches the inaccessible page before it.</summary>
    public Span<T> AtStart => new(_mapping + _page, _length);

    /// <summary>Makes the content read-only: a kernel must not write to its inputs.</summary>
    public void Freeze() => PageMemory.Protect(_mapping + _page, _size, PageAccess.Read);

    public void Thaw() => PageMemory.Protect(_mapping + _page, _size, PageAccess.ReadWrite);

    public void Dispose() => PageMemory.Free(_mapping, _size + (2 * _page));
}
