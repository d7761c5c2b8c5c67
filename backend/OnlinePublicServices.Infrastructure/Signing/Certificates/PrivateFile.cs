namespace OnlinePublicServices.Infrastructure.Signing.Certificates;

/// <summary>Files that only this account reads, written whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file unless somebody else was first; theirs stays then.</summary>
    public static void WriteNew(string path, byte[] bytes)
    {
        var draft = WriteDraft(path, bytes);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    public static void Replace(string path, byte[] bytes) => File.Move(WriteDraft(path, bytes), path, overwrite: true);

    private static string WriteDraft(string path, byte[] bytes)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(draft, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return draft;
    }
}
