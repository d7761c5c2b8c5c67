namespace OnlinePublicServices.Features.Persistence;

/// <summary>The last number drawn in a scope, such as an agency's dossiers of one day.</summary>
internal sealed class Counter
{
    public required string Scope { get; init; }

    public long Value { get; init; }
}
