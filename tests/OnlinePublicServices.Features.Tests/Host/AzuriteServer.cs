namespace OnlinePublicServices.Features.Tests.Host;

/// <summary>The blob store of the tests, out of <c>OPS_TEST_AZURITE</c>; each host gets a container of its own.</summary>
internal static class AzuriteServer
{
    public static string? Address =>
        Environment.GetEnvironmentVariable("OPS_TEST_AZURITE") is { Length: > 0 } address ? address : null;

    public static string Owed =>
        Address ?? throw new InvalidOperationException("OPS_TEST_AZURITE names no blob store.");
}
