using System.Text.Json;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Documents;

/// <summary>How entries of the erasure ledger are named and written, wherever they lie.</summary>
internal static class ErasureRecords
{
    /// <summary>Below the data folder or the container.</summary>
    public const string Root = "erasures";

    /// <summary>An entry's name.</summary>
    public static string NameOf(ErasureKind kind, Guid id) => $"{FolderOf(kind)}/{id:N}.json";

    /// <summary>A kept record's name.</summary>
    public static string NameOfRecord(RecordChain chain, string name) => $"{FolderOf(chain)}/{name}.txt";

    /// <summary>Where the records of a chain lie.</summary>
    public static string FolderOf(RecordChain chain) =>
        chain switch
        {
            RecordChain.Lists => "records",
            RecordChain.Sweeps => "sweeps",
        };

    /// <summary>The record's name in a file's; nothing where it is none of ours.</summary>
    public static string? RecordIn(string file) =>
        Path.GetExtension(file) == ".txt" ? Path.GetFileNameWithoutExtension(file) : null;

    /// <summary>Where the entries of a kind lie.</summary>
    public static string FolderOf(ErasureKind kind) =>
        kind switch
        {
            ErasureKind.Dossiers => "dossiers",
            ErasureKind.Drafts => "drafts",
            ErasureKind.DataRequests => "data-requests",
            ErasureKind.Reflections => "reflections",
            ErasureKind.Petitions => "petitions",
            ErasureKind.Profiles => "profiles",
            ErasureKind.Accounts => "accounts",
        };

    /// <summary>What an entry says.</summary>
    public static byte[] Write(ErasureEntry entry) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                entry.Id,
                entry.At,
                entry.Code,
                entry.List,
                entry.Digests,
            },
            JsonSerializerOptions.Web
        );

    /// <summary>The id in an entry's name; nothing where it is none of ours.</summary>
    public static Guid? IdIn(string name) =>
        Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "N", out var id) ? id : null;
}
