using OnlinePublicServices.Domain.Payments;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Ports;

/// <summary>Reads what a gateway, or the bank, gives out about the money of a day.</summary>
public interface ISettlementReader
{
    /// <summary>
    /// Every row of a file, all or none. Errors: <c>payment.way-unknown</c> where nothing of that way can be read,
    /// <c>settlement.encoding</c>, <c>settlement.columns</c>, <c>settlement.row-unfit</c>,
    /// <c>settlement.too-many-rows</c>.
    /// </summary>
    /// <param name="way">The gateway's name, or <c>transfer</c> for the bank's statement.</param>
    /// <param name="file">Its bytes.</param>
    Result<SettlementContent> Read(string way, byte[] file);
}
