using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AttnGen.Tests.Shared;

internal enum PageAccess
{
    None,
    Read,
    ReadWrite,
}

/// <summary>Whole pages from the operating system, and what may be done with them.</summary>
internal static unsafe partial class PageMemory
{
    public static byte* Allocate(nuint size)
    {
        byte* memory = OperatingSystem.IsWindows() ? Windows.VirtualAlloc(null, size, Windows.Commit, Windows.ReadWrite) : Unix.Map(size);
        return memory is null || (nint)memory == -1 ? throw new Win32Exception() : memory;
    }

    public static void Protect(byte* start, nuint size, PageAccess access)
    {
        bool isDone = size == 0 || (OperatingSystem.IsWindows()
            ? Windows.VirtualProtect(start, size, Windows.Protection(access), out _)
            : Unix.Protect(start, size, (int)access + (access == PageAccess.ReadWrite ? 1 : 0)) == 0);
        if (!isDone)
        {
            throw new Win32Exception();
        }
    }

    public static void Free(byte* start, nuint size)
    {
        bool isDone = OperatingSystem.IsWindows() ? Windows.VirtualFree(start, 0, Windows.Release) : Unix.Unmap(start, size) == 0;
        if (!isDone)
        {
            throw new Win32Exception();
        }
    }

    private static partial class Unix
    {
        private const int ReadWrite = 3, Private = 2;

        public static byte* Map(nuint size)
        {
            int anonymous = OperatingSystem.IsLinux() ? 0x20 : 0x1000;
            return Map(null, size, ReadWrite, Private | anonymous, -1, 0);
        }

        [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
        public static partial int Protect(byte* start, nuint size, int protection);

        [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
        public static partial int Unmap(byte* start, nuint size);

        [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
        private static partial byte* Map(byte* start, nuint size, int protection, int flags, int file, nint offset);
    }

    private static partial class Windows
    {
        public const uint Commit = 0x3000, Release = 0x8000, ReadWrite = 0x04;

        public static uint Protection(PageAccess access) => access switch
        {
            PageAccess.None => 0x01,
            PageAccess.Read => 0x02,
            _ => ReadWrite,
        };

        [LibraryImport("kernel32", SetLastError = true)]
        public static partial byte* VirtualAlloc(byte* start, nuint size, uint type, uint protection);

        [LibraryImport("kernel32", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static partial bool VirtualProtect(byte* start, nuint size, uint protection, out uint previous);

        [LibraryImport("kernel32", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static partial bool VirtualFree(byte* start, nuint size, uint type);
    }
}
