using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Uploads;

/// <summary>Refusals about uploads; those about a file's content come from its inspection.</summary>
internal static class UploadErrors
{
    public static readonly DomainError TooLarge = new("upload.too-large", ErrorKind.TooLarge);
    public static readonly DomainError Empty = new("upload.empty", ErrorKind.Refused);
    public static readonly DomainError LengthMissing = new("upload.length-missing", ErrorKind.Malformed);
    public static readonly DomainError MetadataMalformed = new("upload.metadata-malformed", ErrorKind.Malformed);
    public static readonly DomainError OffsetMissing = new("upload.offset-missing", ErrorKind.Malformed);
    public static readonly DomainError OffsetMismatch = new("upload.offset-mismatch", ErrorKind.Conflict);
    public static readonly DomainError Overrun = new("upload.overrun", ErrorKind.TooLarge);
    public static readonly DomainError ChecksumUnknown = new("upload.checksum-unknown", ErrorKind.Malformed);
    public static readonly DomainError ExtensionUnknown = new("upload.extension-unknown", ErrorKind.Malformed);
    public static readonly DomainError PaperUnknown = new("upload.paper-unknown", ErrorKind.Refused);
    public static readonly DomainError TooManyPerMinute = new("upload.too-many-per-minute", ErrorKind.TooMany);
    public static readonly DomainError TooMuchToday = new("upload.too-much-today", ErrorKind.TooMany);
    public static readonly DomainError StoreFull = new("upload.store-full", ErrorKind.Unavailable);
    public static readonly DomainError StoreUnavailable = new("upload.store-unavailable", ErrorKind.Unavailable);

    /// <summary>Somebody is sending to the same upload; answered as 423.</summary>
    public static readonly DomainError Locked = new("upload.locked", ErrorKind.Conflict);

    /// <summary>Fewer bytes are there than were acknowledged: the upload is ended, its sender begins anew.</summary>
    public static readonly DomainError Lost = new("upload.lost", ErrorKind.NotFound);

    /// <summary>The bytes of this part are not those that were sent; answered as 460.</summary>
    public static readonly DomainError ChecksumMismatch = new("upload.checksum-mismatch", ErrorKind.Refused);
}
