using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Infrastructure.Parcels;

/// <summary>
/// An order, by the field names of VNPost's SDK for government platforms. Districts are no more since 1 July 2025: their
/// fields stay empty.
/// </summary>
internal sealed record VnpostOrder(
    string CustomerCode,
    string OrderNumber,
    long CodAmount,
    string SenderProvince,
    string SenderDistrict,
    string SenderAddress,
    string SenderName,
    string SenderEmail,
    string SenderTel,
    string SenderDesc,
    string Description,
    string ReceiverName,
    string ReceiverAddress,
    string ReceiverTel,
    string ReceiverProvince,
    string ReceiverDistrict,
    string ReceiverEmail,
    string GovAgencyCode,
    string GovAgencyName
)
{
    public static VnpostOrder Of(PostalOrder order, string customerCode) =>
        new(
            customerCode,
            order.Number,
            order.CollectVnd,
            order.SenderProvince,
            "",
            order.SenderAddress,
            order.SenderName,
            "",
            order.SenderPhone,
            order.Contents,
            order.Contents,
            order.Receiver.Name,
            $"{order.Receiver.Detail}, {order.Receiver.Commune}",
            order.Receiver.Phone,
            order.Receiver.ProvinceCode,
            "",
            "",
            order.AgencyCode,
            order.SenderName
        );
}

/// <summary>Names an order or an item.</summary>
internal sealed record VnpostName(string CustomerCode, string? OrderNumber = null, string? ItemCode = null);

/// <summary>What it answers.</summary>
internal sealed record VnpostAnswer(string? ItemCode, string? Error, IReadOnlyList<VnpostEvent>? Events);

/// <summary>One thing that happened to an item.</summary>
internal sealed record VnpostEvent(string? Code, DateTimeOffset? Time, string? Place);
