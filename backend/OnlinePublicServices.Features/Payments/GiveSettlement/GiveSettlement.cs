using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Persistence;
using OnlinePublicServices.Features.Pipeline;
using OnlinePublicServices.Features.Ports;
using OnlinePublicServices.Features.Staff;

namespace OnlinePublicServices.Features.Payments;

/// <summary>
/// <c>Nộp tệp đối soát</c>: whoever answers for the unit brings what a gateway or the bank says about a day. Nothing of it
/// moves money. It is read as a whole before anything is kept. Refused: <c>resource.not-found</c>,
/// <c>date.implausible</c>, <c>payment.way-unknown</c>, <c>settlement.*</c>. No legal source: our own rule.
/// </summary>
internal sealed record GiveSettlement(DateOnly Day, string UnitId, string Way, byte[] Content)
    : IRequest<Result<ReadSettlement>>;

/// <summary>A file that was read.</summary>
internal sealed record ReadSettlement(SettlementDay Day, string Sha256, IReadOnlyList<SettlementLine> Lines);

internal sealed class GiveSettlementHandler(PaymentDays days, ISettlementReader reader)
    : IRequestHandler<GiveSettlement, Result<ReadSettlement>>
{
    public Task<Result<ReadSettlement>> Handle(GiveSettlement request, CancellationToken cancellationToken) =>
        Task.FromResult(
            days.Open(request.Day, request.UnitId)
                .Then(open =>
                    reader
                        .Read(request.Way, request.Content)
                        .Then(content => OfDay(content, open.Day))
                        .Map(content => new ReadSettlement(
                            new SettlementDay(open.UnitId, request.Way, open.Day),
                            Convert.ToHexStringLower(SHA256.HashData(request.Content)),
                            content.Lines
                        ))
                )
        );

    /// <summary>
    /// What is paid about midnight may stand in either day's file; a row from farther away tells that it is the file of
    /// another day.
    /// </summary>
    private static Result<SettlementContent> OfDay(SettlementContent content, DateOnly day) =>
        content.Lines.FirstOrDefault(line => Math.Abs(line.PaidOn.DayNumber - day.DayNumber) > 1) is { } other
            ? SettlementErrors.OtherDay.With("row", $"{other.Row}")
            : content;
}

/// <summary>
/// Keeps a file that was read; the same again, while it is the one that is read, is the same. Refused:
/// <c>settlement.too-many-files</c>.
/// </summary>
internal sealed record KeepSettlement(ReadSettlement Read) : IAct<SettlementFileView>;

internal sealed class KeepSettlementHandler(
    PublicServicesDbContext db,
    StaffDesk desk,
    Catalogue catalogue,
    TimeProvider clock
) : IRequestHandler<KeepSettlement, Result<SettlementFileView>>
{
    public async Task<Result<SettlementFileView>> Handle(KeepSettlement request, CancellationToken cancellationToken)
    {
        var (day, sha256, lines) = request.Read;
        var last = await db
            .SettlementFiles.AsNoTracking()
            .Where(f => f.UnitId == day.UnitId && f.Way == day.Way && f.Day == day.Day)
            .OrderByDescending(f => f.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (last?.Sha256 == sha256)
        {
            return SettlementFileView.Of(last, catalogue);
        }

        if (last?.Number >= SettlementFile.FilesMax)
        {
            return SettlementErrors.TooManyFiles;
        }

        var now = clock.GetUtcNow();
        var file = new SettlementFile(
            Guid.CreateVersion7(now),
            day,
            (last?.Number ?? 0) + 1,
            sha256,
            new GivenSettlement(lines, desk.ActorId, now)
        );
        db.SettlementFiles.Add(file);
        db.SettlementRows.AddRange(lines.Select(line => SettlementRow.Of(file.Id, line)));
        return SettlementFileView.Of(file, catalogue);
    }
}
