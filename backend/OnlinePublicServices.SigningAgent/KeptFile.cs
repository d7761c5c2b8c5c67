namespace OnlinePublicServices.SigningAgent;

/// <summary>
/// A small file that one agent at a time reads and writes, even when several run; what is written is on the disk, whole,
/// before the call returns. Only this account can read it.
/// </summary>
internal sealed class KeptFile : IDisposable
{
    private const int Tries = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream turn;
    private readonly string path;

    public KeptFile(string folder, string name)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        path = Path.Combine(folder, name);
        turn = TakeTurn(path + ".lock");
    }

    public byte[]? Read() => File.Exists(path) ? File.ReadAllBytes(path) : null;

    public void Write(byte[] bytes)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>The lock is the operating system's and ends with its holder, so a killed agent blocks nobody.</summary>
    private static FileStream TakeTurn(string path)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (left > 0)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
