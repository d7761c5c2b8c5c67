namespace OnlinePublicServices.Identity;

/// <summary>Values of the claim <c>account_kind</c>; the two kinds have entrances of their own.</summary>
public static class AccountKinds
{
    /// <summary>Somebody who files dossiers.</summary>
    public const string Citizen = "citizen";

    /// <summary>Somebody who works on dossiers.</summary>
    public const string Staff = "staff";

    /// <summary>Whether the text is one of the two kinds.</summary>
    public static bool Contains(string? kind) => kind is Citizen or Staff;
}
