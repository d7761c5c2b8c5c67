using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>
/// Makes names in folders, and what stands in files, survive a power cut. .NET flushes no folders, and takes a flush of
/// a file that failed for one that succeeded; so both go through the C library on Linux and macOS. Windows keeps its
/// directories by its journal.
/// </summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;
    private const int OutOfSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int HeldByAnother = 11;
    private const int WindowsSharing = unchecked((int)0x80070020);

    /// <summary>Folders whose own name this process has made durable; at most one entry a folder of the store.</summary>
    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>Makes the folder and all folders above it up to <paramref name="root"/>, durably.</summary>
    public static void Create(string root, string folder)
    {
        if (Known.ContainsKey(folder) && Directory.Exists(folder))
            return;
        if (!string.Equals(folder, root, StringComparison.Ordinal))
            Create(root, Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        Flush(Path.GetDirectoryName(folder)!);
        Known[folder] = true;
    }

    /// <summary>Flushes a folder: the names in it are safe afterwards.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
            throw Failed("open");
        try
        {
            if (FSync(descriptor) != 0)
                throw Failed("fsync");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Flushes a file's content.</summary>
    /// <exception cref="IOException">The flush failed.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
            RandomAccess.FlushToDisk(file);
        else if (FSync(file) != 0)
            throw Failed("fsync");
    }

    /// <summary>What an I/O failure means to the store.</summary>
    public static DocumentStoreException Explain(IOException failure, DocumentStoreFault otherwise) =>
        new(
            failure.HResult is OutOfSpace or OverQuota or WindowsDiskFull ? DocumentStoreFault.Full : otherwise,
            failure
        );

    /// <summary>True when another process or request holds the file's lock.</summary>
    public static bool IsHeld(IOException failure) => failure.HResult is HeldByAnother or WindowsSharing;

    private static IOException Failed(string call)
    {
        var number = Marshal.GetLastPInvokeError();
        return new IOException($"{call} failed: {Marshal.GetPInvokeErrorMessage(number)}", number);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
