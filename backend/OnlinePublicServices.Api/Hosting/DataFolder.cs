using System.Globalization;

namespace OnlinePublicServices.Api.Hosting;

/// <summary>
/// The folder that holds everything the embedded mode keeps: database, files, keys. Setting <c>DataDir</c>, or
/// <c>OPS_DATA_DIR</c> in the environment, else <c>.data</c> where the program is started.
/// </summary>
internal sealed class DataFolder : IDisposable
{
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
    /// Claims the folder for this process: the embedded database and files belong to one process at a time. A second
    /// one is told so instead of working beside the first.
    /// </summary>
    public static DataFolder Claim(string path)
    {
        var file = Path.Combine(path, "in-use");
        try
        {
            var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            stream.SetLength(0);
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            writer.Flush();
            return new DataFolder(stream);
        }
        catch (IOException inUse)
        {
            throw new InvalidOperationException(
                $"The data folder {path} is in use by another process. Stop that one, or set OPS_DATA_DIR to another folder.",
                inUse
            );
        }
    }

    public void Dispose() => claim.Dispose();
}
