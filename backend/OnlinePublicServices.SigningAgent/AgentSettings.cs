using System.Text.Json;
using System.Text.Json.Serialization;

namespace OnlinePublicServices.SigningAgent;

/// <summary>What the person at this computer decided: which portals may ask, and where the token's library is.</summary>
internal sealed record AgentSettings
{
    public const int DefaultPort = 7411;

    private const string FileName = "settings.json";

    public int Port { get; init; } = DefaultPort;

    /// <summary>The PKCS#11 library of the token's maker.</summary>
    public string Module { get; init; } = "";

    /// <summary>By origin, as a browser names it: the public key (PEM) that signs the portal's tickets.</summary>
    public Dictionary<string, string> Portals { get; init; } = [];

    /// <summary>How many wrong PINs in a row lock the token; the agent stops one below.</summary>
    public int TokenLimit { get; init; } = 10;

    /// <summary>Where settings, PIN counts and used tickets are kept.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
            "OnlinePublicServices",
            "signing-agent"
        );

    public static AgentSettings Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var read = File.Exists(path) ? JsonSerializer.Deserialize<AgentSettings>(File.ReadAllBytes(path)) : null;
        return (read ?? new AgentSettings()) with { Folder = folder };
    }

    public void Save()
    {
        using var store = new KeptFile(Folder, FileName);
        store.Write(JsonSerializer.SerializeToUtf8Bytes(this));
    }
}
