namespace OnlinePublicServices.Features.Ports;

/// <summary>The office that gives the form out, as its head prints it.</summary>
public sealed record IssuingOffice
{
    /// <summary>The body above (<c>cơ quan chủ quản</c>), such as the people's committee; printed in capitals.</summary>
    public required string ParentAuthority { get; init; }

    /// <summary>Which of the two kinds the law knows; it gives the head's second line and part of the number.</summary>
    public required OneStopKind Kind { get; init; }

    /// <summary>The head's second line where the office is no one-stop unit but the body that decides.</summary>
    public string? Body { get; init; }

    /// <summary>Full name of the one-stop unit, as the body of the form names it.</summary>
    public required string Name { get; init; }

    /// <summary>Place of issue (<c>địa danh</c>), before the date.</summary>
    public required string Place { get; init; }

    /// <summary>Telephone for questions; none leaves the line out.</summary>
    public string? PhoneNumber { get; init; }
}

/// <summary>Kinds of one-stop unit (<c>bộ phận một cửa</c>).</summary>
public enum OneStopKind
{
    /// <summary><c>Bộ phận Tiếp nhận và Trả kết quả</c>.</summary>
    ReceptionDesk,

    /// <summary><c>Trung tâm Phục vụ hành chính công</c>.</summary>
    PublicServiceCentre,
}

/// <summary>A person or organisation on a form.</summary>
public sealed record FormParty
{
    /// <summary>How the form addresses it.</summary>
    public required FormAddress Address { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// <c>Số định danh cá nhân/tổ chức</c>, printed as given: the caller decides whether it is masked. Edition B only.
    /// </summary>
    public string? IdNumber { get; init; }

    /// <summary>Where it lives or sits.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>Telephone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }
}

/// <summary>How a party is addressed.</summary>
public enum FormAddress
{
    /// <summary>A person whose sex is not known to the form (<c>Ông/Bà</c>).</summary>
    Person,

    /// <summary>A man (<c>Ông</c>).</summary>
    Man,

    /// <summary>A woman (<c>Bà</c>).</summary>
    Woman,

    /// <summary>An organisation (<c>Tổ chức</c>).</summary>
    Organisation,
}

/// <summary>Whether the form is made to be signed digitally.</summary>
public enum FormSignatureMode
{
    /// <summary>The file will carry the officer's digital signature.</summary>
    Digital,

    /// <summary>It will not, and says so in words: it only repeats what the system has registered.</summary>
    NotYet,
}
