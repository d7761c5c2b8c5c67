using System.Globalization;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// The folder that holds everything the embedded mode keeps: database, files, keys. Setting <c>DataDir</c>, or
/// <c>OPS_DATA_DIR</c> in the environment, else <c>.data</c> where the program is started.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>How Linux, macOS and Windows say that another process holds the file.</summary>
    private static readonly int[] LockHeld = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream claim;

    private DataFolder(FileStream claim) => this.claim = claim;

    /// <summary>Resolves the folder, makes it (for its owner alone) and writes its absolute path back as setting.</summary>
    public static string Prepare(IConfiguration configuration)
    {
        var chosen = configuration["OPS_DATA_DIR"] ?? configuration["DataDir"] ?? ".data";
        var path = Path.GetFullPath(chosen);
        configuration["DataDir"] = path;
        if (Contract.IsBeingWritten)
        {
            return path;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>
    /// Claims the folder for this process: the embedded database and files belong to one process at a time. Nothing for
    /// a second one.
    /// </summary>
    public static DataFolder? Claim(string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(
                Path.Combine(path, "in-use"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException held) when (LockHeld.Contains(held.HResult))
        {
            return null;
        }

        stream.SetLength(0);
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        writer.Flush();
        return new DataFolder(stream);
    }

    public void Dispose() => claim.Dispose();
}
