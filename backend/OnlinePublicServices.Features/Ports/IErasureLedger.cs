namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// What was destroyed, kept outside the database, so that a restored copy of it can be cleaned again. It only grows: an
/// entry is a file of its own, and two ledgers are joined by putting their files together. It names nobody.
/// </summary>
internal interface IErasureLedger
{
    /// <summary>Notes one. When it returns, the entry survives a power cut; noting it again is no error.</summary>
    /// <exception cref="DocumentStoreException">It could not be noted: then nothing may be destroyed.</exception>
    Task AppendAsync(ErasureEntry entry, CancellationToken cancellation);

    /// <summary>Keeps a record of what was destroyed, under a name of its own.</summary>
    /// <exception cref="DocumentStoreException">It could not be kept.</exception>
    Task KeepRecordAsync(RecordChain chain, string name, string record, CancellationToken cancellation);

    /// <summary>The names of all records that were kept in a chain, in the order of their letters.</summary>
    /// <exception cref="DocumentStoreException">The store does not answer.</exception>
    Task<IReadOnlyList<string>> ListRecordsAsync(RecordChain chain, CancellationToken cancellation);

    /// <summary>What a kept record says.</summary>
    /// <exception cref="DocumentStoreException">The store does not answer, or has it no more.</exception>
    Task<string> ReadRecordAsync(RecordChain chain, string name, CancellationToken cancellation);

    /// <summary>The ids of all that was noted of a kind.</summary>
    /// <exception cref="DocumentStoreException">The store does not answer.</exception>
    Task<IReadOnlyList<Guid>> ListAsync(ErasureKind kind, CancellationToken cancellation);
}

/// <summary>Something that was destroyed.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was noted, UTC.</param>
/// <param name="Code">A dossier's code.</param>
/// <param name="List">The number of the list by which.</param>
/// <param name="Digests">The SHA-256 of each file that went with it.</param>
internal sealed record ErasureEntry(
    ErasureKind Kind,
    Guid Id,
    DateTimeOffset At,
    string? Code,
    int? List,
    IReadOnlyList<string> Digests
);

/// <summary>Records that follow one another, each sealed together with the one before.</summary>
internal enum RecordChain
{
    /// <summary>Of lists of dossiers that two people made.</summary>
    Lists,

    /// <summary>Of records that are no dossier's and whose time was over.</summary>
    Sweeps,
}

/// <summary>What is destroyed by rule.</summary>
internal enum ErasureKind
{
    /// <summary>A closed dossier whose time was over.</summary>
    Dossiers,

    /// <summary>A draft that nobody had touched.</summary>
    Drafts,

    /// <summary>A request about personal data whose time was over.</summary>
    DataRequests,

    /// <summary>A reflection whose time was over.</summary>
    Reflections,

    /// <summary>A petition whose time was over.</summary>
    Petitions,

    /// <summary>A profile of somebody of whom nothing else was left.</summary>
    Profiles,

    /// <summary>An account of the built-in provider that was closed, or never proven, long ago.</summary>
    Accounts,
}
