namespace OnlinePublicServices.Features.Uploads;

/// <summary>Limits of uploads; those of a draft stand with the draft. No legal source: our own choice, announced.</summary>
internal static class UploadLimits
{
    /// <summary>The largest photograph, in bytes.</summary>
    public const long PhotoBytes = 20L * 1024 * 1024;

    /// <summary>The largest PDF, and so the largest upload, in bytes; announced as Tus-Max-Size.</summary>
    public const long PdfBytes = 50L * 1024 * 1024;

    /// <summary>What one citizen may send in 24 hours, in bytes.</summary>
    public const long CitizenDayBytes = 1024L * 1024 * 1024;

    /// <summary>Uploads that one citizen may begin in a minute.</summary>
    public const int CreationsPerMinute = 60;

    /// <summary>The longest Upload-Metadata, in characters.</summary>
    public const int MetadataLength = 4096;

    /// <summary>A sender slower than this for longer than the grace makes room for others, in bytes a second.</summary>
    public const double BytesPerSecond = 1024;

    /// <summary>The grace before the slowest rate counts, in seconds.</summary>
    public const int GraceSeconds = 15;
}
