using OnlinePublicServices.Domain.Rules;
using OnlinePublicServices.Features.Catalogues;

namespace OnlinePublicServices.Features.Administration;

/// <summary>The refusals of the catalogue's administration.</summary>
internal static class AdministrationErrors
{
    /// <summary>Another edition of the same entry came into force since this one was drawn up.</summary>
    public static DomainError Superseded => new("catalogue.superseded", ErrorKind.Conflict);

    /// <summary>It is in force already.</summary>
    public static DomainError InForce => new("catalogue.in-force", ErrorKind.Conflict);

    /// <summary>What people are told is read by a second pair of eyes: whoever drew it up can't adopt it.</summary>
    public static DomainError OwnProposal => new("catalogue.own-proposal", ErrorKind.Refused);

    /// <summary>It says nothing new.</summary>
    public static DomainError Unchanged => new("catalogue.unchanged", ErrorKind.Refused);

    /// <summary>Something follows from it that has to be confirmed.</summary>
    public static DomainError Unconfirmed => new("catalogue.unconfirmed", ErrorKind.Conflict);

    /// <summary>The catalogue would not be sound with it; each fault with its entry and field.</summary>
    public static DomainError Faulty(IEnumerable<CatalogueFault> faults) =>
        new("catalogue.faulty", ErrorKind.Refused)
        {
            Fields = [.. faults.Select(fault => new FieldError(PathOf(fault), fault.Code))],
        };

    /// <summary>The entry, a slash, and the field in it: <c>staff/trang.lethi/positions[0].validTo</c>.</summary>
    private static string PathOf(CatalogueFault fault)
    {
        var entry = fault.File.StartsWith("procedures/", StringComparison.Ordinal)
            ? $"procedure/{fault.File["procedures/".Length..^".json".Length]}"
            : fault.File;
        var field = fault.Path.TrimStart('$').TrimStart('.');
        foreach (var list in new[] { "units[0]", "staff[0]" })
        {
            field = field.StartsWith(list, StringComparison.Ordinal) ? field[list.Length..].TrimStart('.') : field;
        }

        return $"{entry}/{field}";
    }
}
