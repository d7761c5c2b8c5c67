using Microsoft.AspNetCore.Http;
using OnlinePublicServices.Domain.Calendars;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Parties;
using OnlinePublicServices.Domain.Units;
using OnlinePublicServices.Features.Catalogues;
using OnlinePublicServices.Features.Documents;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Ports;

namespace OnlinePublicServices.Features.Dossiers;

/// <summary>A printed form on its way to a browser.</summary>
/// <param name="FileName">The name under which it is saved.</param>
/// <param name="Pdf">The file.</param>
internal sealed record PrintedForm(string FileName, ReadOnlyMemory<byte> Pdf)
{
    /// <summary>Sends it confined, as a download unless <paramref name="inline"/>.</summary>
    public IResult Send(HttpContext context, bool inline)
    {
        PaperContent.Confine(context, inline, FileName);
        return Results.Bytes(Pdf, "application/pdf");
    }
}

/// <summary>
/// Prints what a dossier says of itself. The same dossier always gives the same bytes. The papers are the applicant's
/// own, so they name them in full.
/// </summary>
internal sealed class DossierPrinting(Catalogue catalogue, FormLibrary forms, IFormRenderer renderer)
{
    /// <summary>The declaration with the applicant's answers.</summary>
    public PrintedForm ApplicationForm(Dossier dossier)
    {
        var reference = ProcedureOf(dossier).Form!;
        var content = DeclarationFill.Fill(
            forms.Find(reference.Id, reference.Version)!,
            FormAnswers.Parse(System.Text.Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value,
            new DeclarationContext(
                catalogue.Units.Find(dossier.UnitId)!.Name.Vi,
                dossier.Code.ToString(),
                dossier.Applicant.Name,
                dossier.SubmittedAt
            )
        );
        return new PrintedForm($"to-khai-{dossier.Code}.pdf", renderer.Render(content).Pdf);
    }

    private Domain.Procedures.Procedure ProcedureOf(Dossier dossier) =>
        catalogue.Version(dossier.Procedure, dossier.ProcedureVersion)!;

    /// <summary>A unit's office on a day, as the head of a form prints it.</summary>
    public IssuingOffice OfficeOf(string unitId, DateOnly day)
    {
        var unit = catalogue.Units.Find(unitId)!;
        var counter = catalogue.Units.CounterOf(unit, day);
        return new IssuingOffice
        {
            ParentAuthority = unit.Head?.ParentOrganisation ?? unit.Name.Vi,
            Kind = counter.Kind is UnitKind.OneStopCentre ? OneStopKind.PublicServiceCentre : OneStopKind.ReceptionDesk,
            Name = counter.Name.Vi,
            Place = PlaceOf(unit),
            PhoneNumber = counter.Phone ?? unit.Phone,
        };
    }

    /// <summary>A body that decides, on a day, as the head of its paper prints it.</summary>
    public IssuingOffice BodyOf(string unitId, DateOnly day)
    {
        var unit = catalogue.Units.Find(unitId)!;
        var body = unit.Head?.ParentOrganisation ?? unit.Name.Vi;
        var above = unit.ParentId is { } parent ? catalogue.Units.Find(parent) : null;
        return OfficeOf(unitId, day) with
        {
            ParentAuthority = above?.Head?.ParentOrganisation ?? above?.Name.Vi ?? body,
            Body = body,
            Name = body,
        };
    }

    /// <summary>A place is named without its level: the level is the first word and the small ones after it.</summary>
    private static string PlaceOf(Unit unit) =>
        string.Join(' ', unit.Name.Vi.Split(' ').Skip(1).SkipWhile(word => char.IsLower(word[0])));

    /// <summary>The applicant, named in full: the form is theirs.</summary>
    public static FormParty PartyOf(Applicant applicant) =>
        new()
        {
            Address = applicant.Kind is ApplicantKind.Organisation ? FormAddress.Organisation : FormAddress.Person,
            Name = applicant.Name,
            IdNumber = applicant.PersonalId?.Reveal() ?? applicant.TaxCode?.Reveal(),
            PostalAddress = applicant.Address,
            PhoneNumber = applicant.Phone?.National,
            Email = applicant.Email?.Value,
        };
}
