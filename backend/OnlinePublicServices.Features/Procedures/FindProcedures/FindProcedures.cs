using FluentValidation;
using MediatR;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Pipeline;

namespace OnlinePublicServices.Features.Procedures;

/// <summary>Finds procedures by everyday words, field, online level and audience.</summary>
internal sealed record FindProcedures(
    string? Query,
    string? Field,
    ServiceLevel? Level,
    Audience? Audience,
    string? Cursor,
    int? Limit
) : IQuery<FoundProcedures>;

internal sealed class FindProceduresValidator : AbstractValidator<FindProcedures>
{
    /// <summary>The longest query, in characters.</summary>
    public const int QueryLengthMax = 500;

    /// <summary>The most procedures in one answer.</summary>
    public const int LimitMax = 100;

    public FindProceduresValidator()
    {
        RuleFor(find => find.Query).MaximumLength(QueryLengthMax);
        RuleFor(find => find.Limit).InclusiveBetween(1, LimitMax);
        RuleFor(find => find.Cursor)
            .Must(cursor => !ProcedureCode.Parse(cursor).IsRefused)
            .When(find => find.Cursor is not null)
            .WithErrorCode("cursor.malformed");
    }
}

internal sealed class FindProceduresHandler(Catalogue catalogue, TimeProvider clock)
    : IRequestHandler<FindProcedures, Result<FoundProcedures>>
{
    private const int DefaultLimit = 20;

    public Task<Result<FoundProcedures>> Handle(FindProcedures find, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());

        var (matching, didYouMean) = Matching(find.Query, today);
        var wanted = matching
            .Where(one => find.Level is not { } level || one.OnlineLevel == level)
            .Where(one => find.Audience is not { } audience || one.Audience.Contains(audience))
            .ToList();
        var counts = wanted.CountBy(one => one.Field, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var listed = wanted.Where(one => find.Field is null || one.Field == find.Field);

        var rest = find.Cursor is null ? listed : listed.SkipWhile(one => one.Code.ToString() != find.Cursor).Skip(1);
        var limit = find.Limit ?? DefaultLimit;
        var page = rest.Take(limit + 1).ToList();
        var items = page.Take(limit).Select(Listed).ToList();
        var next = page.Count > limit ? items[^1].Code : null;

        var fields = catalogue
            .Fields.Where(field => counts.ContainsKey(field.Id))
            .Select(field => new FieldCount(field.Id, field.Name, counts[field.Id]))
            .ToList();
        return Task.FromResult<Result<FoundProcedures>>(new FoundProcedures(items, next, fields, didYouMean));
    }

    private (IEnumerable<Procedure> Procedures, string? DidYouMean) Matching(string? query, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return (catalogue.CurrentOn(today), null);
        }

        var found = catalogue.FindProcedures(query);
        return (found.Hits.Select(code => catalogue.Current(code, today)).OfType<Procedure>(), found.DidYouMean);
    }

    private ListedProcedure Listed(Procedure one) =>
        new(
            one.Code.ToString(),
            one.Name,
            one.Summary,
            catalogue.FieldOf(one).Name,
            one.Field,
            one.OnlineLevel,
            one.GeneralTime.ToString(),
            catalogue.Describe(one.Times[0]),
            catalogue.DescribeFees(one),
            one.Result,
            one.IsFileableOnline,
            one.NeedsReview.Count > 0
        );
}

/// <summary>Procedures found, the best first.</summary>
/// <param name="Items">One page of them.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
/// <param name="Fields">The fields of work in which something was found, with how much, whatever field was asked for.</param>
/// <param name="DidYouMean">The query with its typing errors mended.</param>
public sealed record FoundProcedures(
    IReadOnlyList<ListedProcedure> Items,
    string? NextCursor,
    IReadOnlyList<FieldCount> Fields,
    string? DidYouMean
);

/// <summary>A procedure in a list.</summary>
/// <param name="Code">National code.</param>
/// <param name="Name">The exact name.</param>
/// <param name="Summary">What it is for, in everyday words.</param>
/// <param name="Field">Field of work.</param>
/// <param name="FieldId">Id of the field of work.</param>
/// <param name="OnlineLevel">How much of it can be done online.</param>
/// <param name="Time">The time limit, as <c>3wd</c>, <c>15cd</c>, <c>8wh</c>, <c>same-day</c> or <c>none</c>.</param>
/// <param name="TimeText">The time limit in words.</param>
/// <param name="FeeText">What it costs, in words.</param>
/// <param name="Result">What one receives.</param>
/// <param name="FileableOnline">True where the portal has its form.</param>
/// <param name="NeedsReview">True where some fact of it needs confirmation.</param>
public sealed record ListedProcedure(
    string Code,
    LocalText Name,
    LocalText? Summary,
    LocalText Field,
    string FieldId,
    ServiceLevel OnlineLevel,
    string Time,
    LocalText TimeText,
    LocalText FeeText,
    LocalText Result,
    bool FileableOnline,
    bool NeedsReview
);

/// <summary>How many procedures a field of work has among those found.</summary>
/// <param name="Id">The field.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many.</param>
public sealed record FieldCount(string Id, LocalText Name, int Count);
