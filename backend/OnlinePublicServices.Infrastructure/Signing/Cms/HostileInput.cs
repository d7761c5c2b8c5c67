namespace OnlinePublicServices.Infrastructure.Signing.Cms;

/// <summary>
/// The ASN.1 and X.509 libraries read lazily and tell broken input by a dozen kinds of exception, some of them only
/// when a value is used. Whatever they throw over a stranger's bytes means one thing: the bytes are broken.
/// </summary>
internal static class HostileInput
{
    /// <summary>For exception filters around the reading of outside bytes.</summary>
    public static bool Broke(Exception e) => e is not (OutOfMemoryException or OperationCanceledException);
}
