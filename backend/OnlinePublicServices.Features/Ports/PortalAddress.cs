using Microsoft.Extensions.Configuration;
using OnlinePublicServices.Domain.Units;

namespace OnlinePublicServices.Features.Ports;

/// <summary>
/// Where people reach the portal. Links in mails and on slips begin with it, never with what a request claims. Setting
/// <c>Portal:PublicUrl</c>.
/// </summary>
internal sealed class PortalAddress(IConfiguration configuration)
{
    private readonly Uri root = new(
        configuration["Portal:PublicUrl"] ?? $"http://localhost:{configuration["PORT"] ?? "5080"}"
    );

    /// <summary>The built-in identity provider's name for itself.</summary>
    public string Issuer => root.AbsoluteUri;

    /// <summary>Scheme, host and port, as browsers name where a page comes from.</summary>
    public string Origin => root.GetLeftPart(UriPartial.Authority);

    /// <summary>The account of a member of staff, as acts and certificates name it.</summary>
    public string AccountKeyOf(StaffMember member) => $"{member.Issuer ?? Issuer}|{member.Subject}";

    /// <summary>Where a member of staff renews a certificate, once signed in.</summary>
    public Uri Certificates => new(root, "/can-bo/chung-thu");

    /// <summary>Where a remote signing service sends a member of staff back to, in the language they left.</summary>
    public Uri RemoteReturn(bool english) => new(root, $"{(english ? "/en" : "")}/can-bo/ky-tu-xa");

    /// <summary>Where a payment gateway sends the payer back to, in the language they left.</summary>
    public Uri PaymentReturn(string dossierCode, bool english) =>
        new(root, $"{(english ? "/en" : "")}/ho-so/{dossierCode}/thanh-toan");

    /// <summary>Where whoever has its key pays for a dossier; the key stands in the fragment, which browsers never send.</summary>
    public Uri PaymentByKey(string key) => new(root, $"/nop-phi#k={key}");

    /// <summary>Where a gateway sends such a payer back to: the same page, which remembers the key in its own tab.</summary>
    public Uri PaymentByKeyReturn(bool english) => new(root, $"{(english ? "/en" : "")}/nop-phi");

    /// <summary>Where a person reads what is kept of them, and takes it along.</summary>
    public Uri MyData => new(root, "/ho-so-ca-nhan/du-lieu");

    /// <summary>Where a person finds their dossiers and drafts.</summary>
    public Uri MyDossiers => new(root, "/ho-so-cua-toi");

    /// <summary>The desk of a dossier, for staff once signed in.</summary>
    public Uri Desk(string dossierCode) => new(root, $"/can-bo/ho-so/{dossierCode}");

    /// <summary>The tracking page of a dossier; the key stands in the fragment, which browsers never send.</summary>
    public Uri Tracking(string dossierCode, string key) => new(root, $"/tra-cuu/{dossierCode}#k={key}");

    /// <summary>The same as anybody sees it: nothing that names a person.</summary>
    public Uri Tracking(string dossierCode) => new(root, $"/tra-cuu/{dossierCode}");

    /// <summary>Where a reflection is followed; the key stands in the fragment, which browsers never send.</summary>
    public Uri Feedback(string code, string key) => new(root, $"/phan-anh/theo-doi/{code}#k={key}");

    /// <summary>Where a dossier is rated; the key stands in the fragment, which browsers never send.</summary>
    public Uri Rating(string dossierCode, string key) => new(root, $"/danh-gia/{dossierCode}#k={key}");
}
