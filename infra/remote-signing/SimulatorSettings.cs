using System.Text.Json;

namespace OnlinePublicServices.RemoteSigningSimulator;

/// <summary>What the service is set up with.</summary>
internal sealed class SimulatorSettings
{
    /// <summary>0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>The one application that may ask.</summary>
    public string ClientId { get; init; } = "portal";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where people may be sent back to.</summary>
    public IReadOnlyList<string> ReturnTo { get; init; } = [];

    /// <summary>File of the portal's development authority, which issues the customers' certificates.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Where keys are kept; empty: they end with the process.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Folder of the catalogue's staff: each of them is a customer.</summary>
    public string Staff { get; init; } = "";

    /// <summary>Whether it names its authorization server by the issuer (RFC 8414) instead of the address.</summary>
    public bool ByIssuer { get; init; }

    /// <summary>Every customer's.</summary>
    public string Pin { get; init; } = "246802";

    /// <summary>A credential of each kind for each customer.</summary>
    public IReadOnlyList<KeyKind> Kinds { get; init; } = [KeyKind.Ec];

    /// <summary>By login.</summary>
    public Dictionary<string, Customer> ReadCustomers() =>
        Directory
            .EnumerateFiles(Staff, "*.json")
            .SelectMany(file =>
                JsonDocument
                    .Parse(File.ReadAllText(file))
                    .RootElement.GetProperty("staff")
                    .EnumerateArray()
                    .Select(member => new Customer(
                        member.GetProperty("login").GetString()!,
                        member.GetProperty("name").GetString()!
                    ))
            )
            .ToDictionary(customer => customer.Login, StringComparer.Ordinal);
}

/// <summary>A person whose key the service keeps.</summary>
internal sealed record Customer(string Login, string Name);

internal enum KeyKind
{
    /// <summary>ECDSA on P-256.</summary>
    Ec,

    /// <summary>RSA of 2048 bits that signs RSASSA-PSS.</summary>
    Rsa,

    /// <summary>RSA of 2048 bits that signs PKCS#1 v1.5 alone.</summary>
    RsaPkcs1,
}
