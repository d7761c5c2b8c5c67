namespace OnlinePublicServices.Infrastructure.Payments.NationalPlatform;

/// <summary>Configuration section <c>Payments:NationalPlatform</c>.</summary>
internal sealed class NationalPlatformOptions : GatewayOptions
{
    /// <summary>Where a payment is begun.</summary>
    public Uri? InitAddress { get; init; }

    /// <summary>Where the state of a payment is asked for.</summary>
    public Uri? StatusAddress { get; init; }

    /// <summary><c>MaDoiTac</c>: our name at the platform.</summary>
    public string PartnerCode { get; init; } = "";

    /// <summary>The token of the bus in front of the platform; empty where there is none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The accounts that units are paid into.</summary>
    public IReadOnlyList<BeneficiaryOptions> Accounts { get; init; } = [];

    public BeneficiaryOptions? AccountOf(string agencyCode) =>
        Accounts.FirstOrDefault(account => account.AgencyCode == agencyCode);

    protected override IEnumerable<(string Name, Uri? Address)> Addresses =>
        [(nameof(InitAddress), InitAddress), (nameof(StatusAddress), StatusAddress)];

    protected override IEnumerable<string> OwnFaults
    {
        get
        {
            if (!PlatformCode.IsPlain(PartnerCode))
                yield return $"{nameof(PartnerCode)} must be there, without a bar";
            if (Accounts.Count == 0 || Accounts.Any(account => !account.IsComplete))
                yield return $"{nameof(Accounts)}: each unit needs AgencyCode, BankCode, Number and Holder";
            if (Accounts.DistinctBy(a => a.AgencyCode, StringComparer.Ordinal).Count() < Accounts.Count)
                yield return $"{nameof(Accounts)}: a unit has one account";
        }
    }
}

/// <summary>The account of a unit.</summary>
internal sealed class BeneficiaryOptions
{
    /// <summary>The unit's agency code.</summary>
    public string AgencyCode { get; init; } = "";

    /// <summary><c>MaNHThuHuong</c>: the bank or treasury.</summary>
    public string BankCode { get; init; } = "";

    /// <summary><c>TKThuHuong</c>: the account.</summary>
    public string Number { get; init; } = "";

    /// <summary><c>TenTKThuHuong</c>: in whose name it is.</summary>
    public string Holder { get; init; } = "";

    public bool IsComplete => AgencyCode.Length > 0 && BankCode.Length > 0 && Number.Length > 0 && Holder.Length > 0;
}
