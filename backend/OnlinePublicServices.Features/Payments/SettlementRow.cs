using OnlinePublicServices.Domain.Fees;
using OnlinePublicServices.Domain.Payments;

namespace OnlinePublicServices.Features.Payments;

/// <summary>A row of a settlement file as it is kept. It holds nothing about a person.</summary>
internal sealed class SettlementRow
{
    public required Guid FileId { get; init; }

    public required int Row { get; init; }

    public required string Reference { get; init; }

    public required string Transaction { get; init; }

    public required Vnd AmountVnd { get; init; }

    public required DateOnly PaidOn { get; init; }

    public required GatewayState State { get; init; }

    public static SettlementRow Of(Guid fileId, SettlementLine line) =>
        new()
        {
            FileId = fileId,
            Row = line.Row,
            Reference = line.Reference,
            Transaction = line.Transaction,
            AmountVnd = line.AmountVnd,
            PaidOn = line.PaidOn,
            State = line.State,
        };

    public SettlementLine ToLine() => new(Row, Reference, Transaction, AmountVnd, PaidOn, State);
}
