using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.IssuedPapers;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Dossiers;
using OnlinePublicServices.Features.Http;
using OnlinePublicServices.Features.IssuedPapers;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Register;

/// <summary>
/// <c>Sổ theo dõi hồ sơ</c> (Form 06): what a counter accepted from one day to another, the oldest first, as the acts
/// tell; one book for each field of work, or all together. Refused: <c>resource.not-found</c> (no counter of the asker's),
/// <c>request.cursor-malformed</c>, <c>date.implausible</c>. Source: 01/2018/TT-VPCP and 03/2025/TT-VPCP, form 06.
/// </summary>
internal sealed record ListRegister(
    string? UnitId,
    string? Field,
    DateOnly? From,
    DateOnly? Until,
    string? After,
    int? Limit
) : IQuery<RegisterPage>;

/// <summary>A page of the register.</summary>
/// <param name="Items">The oldest first.</param>
/// <param name="NextCursor">Where the next page begins; absent on the last.</param>
public sealed record RegisterPage(IReadOnlyList<RegisterEntry> Items, string? NextCursor);

/// <summary>A line of the register.</summary>
/// <param name="SlipNumber">The running number: that of the appointment slip.</param>
/// <param name="DossierCode"><c>Mã hồ sơ</c>.</param>
/// <param name="ProcedureName"><c>Tên thủ tục hành chính</c>.</param>
/// <param name="ApplicantName"><c>Tên tổ chức, cá nhân</c>.</param>
/// <param name="Address"><c>Địa chỉ</c>.</param>
/// <param name="PhoneMasked"><c>Số điện thoại</c>, masked.</param>
/// <param name="SolvedBy"><c>Cơ quan chủ trì giải quyết</c>: the body that has it, or had it last.</param>
/// <param name="AcceptedAt"><c>Nhận hồ sơ</c>, UTC.</param>
/// <param name="DueAt"><c>Hẹn trả kết quả</c>, UTC; the original date.</param>
/// <param name="ReturnedAt"><c>Trả kết quả</c>, UTC.</param>
/// <param name="Way"><c>Phương thức nhận kết quả</c>.</param>
/// <param name="Status">Where it stands.</param>
public sealed record RegisterEntry(
    string? SlipNumber,
    string DossierCode,
    LocalText ProcedureName,
    string ApplicantName,
    string Address,
    string? PhoneMasked,
    LocalText SolvedBy,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ReturnedAt,
    ReturnWay? Way,
    DossierStatus Status
);

internal sealed class ListRegisterValidator : AbstractValidator<ListRegister>
{
    public ListRegisterValidator() =>
        RuleFor(r => r.Until)
            .Must((request, until) => RegisterPeriod.IsPlausible(request.From, until))
            .WithErrorCode("date.implausible");
}

internal sealed class ListRegisterHandler(
    PublicServicesDbContext db,
    Catalogue catalogue,
    StaffDesk desk,
    TimeProvider clock
) : IRequestHandler<ListRegister, Result<RegisterPage>>
{
    /// <summary>Who keeps a counter's book, or looks after it.</summary>
    private static readonly StaffRole[] Keepers = [StaffRole.ReceivingClerk, StaffRole.Supervisor];

    public async Task<Result<RegisterPage>> Handle(ListRegister request, CancellationToken cancellationToken)
    {
        var units = Keepers.SelectMany(desk.UnitsServedAs).ToList();
        if ((request.UnitId ?? units.FirstOrDefault()) is not { } unit || !units.Contains(unit, StringComparer.Ordinal))
        {
            return RequestErrors.NotFound;
        }

        var after = Cursor.Parse(request.After);
        if (after.IsRefused)
        {
            return after.Error;
        }

        var limit = Cursor.Limit(request.Limit);
        var dossiers = await Page(unit, request, after.Value, limit + 1).ToListAsync(cancellationToken);
        var page = dossiers.Take(limit).ToList();
        var ids = page.ConvertAll(dossier => dossier.Id);
        var slips = await db
            .IssuedPapers.AsNoTracking()
            .Where(p =>
                ids.Contains(p.DossierId) && p.Kind == PaperKind.AppointmentSlip && p.State != PaperState.Superseded
            )
            .ToDictionaryAsync(p => p.DossierId, cancellationToken);
        return new RegisterPage(
            page.ConvertAll(dossier => Show(dossier, slips.GetValueOrDefault(dossier.Id))),
            dossiers.Count > limit ? new Cursor(page[^1].AcceptedAt!.Value, page[^1].Id).ToString() : null
        );
    }

    private IQueryable<Dossier> Page(string unit, ListRegister request, Cursor? after, int rows)
    {
        var (from, until) = RegisterPeriod.Of(request.From, request.Until, VietnamTime.DayOf(clock.GetUtcNow()));
        var accepted = db
            .Dossiers.AsNoTracking()
            .AsSplitQuery()
            .Where(d => d.UnitId == unit && d.AcceptedAt >= from && d.AcceptedAt < until);
        if (request.Field is { } field)
        {
            var codes = catalogue.Procedures.Where(p => p.Field == field).Select(p => p.Code).Distinct().ToList();
            accepted = accepted.Where(d => codes.Contains(d.Procedure));
        }

        if (after is { } shown)
        {
            accepted = accepted.Where(d => d.AcceptedAt > shown.At || (d.AcceptedAt == shown.At && d.Id > shown.Id));
        }

        return accepted.OrderBy(d => d.AcceptedAt).ThenBy(d => d.Id).Take(rows);
    }

    private RegisterEntry Show(Dossier dossier, IssuedPaper? slip)
    {
        var returned = dossier.History.LastOrDefault(record => record.Act is DossierAct.ReturnResult);
        return new RegisterEntry(
            slip is null ? null : catalogue.NumberOf(slip).ToString(),
            dossier.Code.ToString(),
            catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!.Name,
            dossier.Applicant.Name,
            dossier.Applicant.Address,
            dossier.Applicant.Phone?.ToString(),
            catalogue.Units.Find(dossier.Custody.Now.Post.UnitId)?.Name ?? new LocalText(dossier.UnitId),
            dossier.AcceptedAt!.Value,
            dossier.OriginalDueAt,
            returned?.At,
            (returned?.Facts as CollectedBy)?.Way,
            dossier.Status
        );
    }
}

/// <summary><c>GET /api/register</c>.</summary>
public static class ListRegisterEndpoint
{
    /// <summary>Maps the route.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet("/api/register", ListRegister)
            .ForStaff()
            .WithName(nameof(ListRegister))
            .WithTags("Clerk")
            .Produces<RegisterPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>
    /// The register (Form 06) of a counter, the asker's first unless named, from one day to another, Viet Nam time, at most
    /// 366 days, this month unless named; in one field of work or in all. Errors: <c>resource.not-found</c>, <c>request.cursor-malformed</c>, <c>request.invalid</c>.
    /// </summary>
    public static async Task<IResult> ListRegister(
        string? unit,
        string? field,
        DateOnly? from,
        DateOnly? until,
        string? cursor,
        int? limit,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new ListRegister(unit, field, from, until, cursor, limit), cancellationToken)).ToOk();
}
