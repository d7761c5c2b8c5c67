using System.Text;
using System.Text.Json;
using OnlinePublicServices.Domain.Dossiers;
using OnlinePublicServices.Domain.Returns;
using OnlinePublicServices.Features.Forms;
using OnlinePublicServices.Features.Persistence;

namespace OnlinePublicServices.Features.Returns;

/// <summary>How the result is wanted by the answers of the form; what was said once isn't asked again.</summary>
internal static class FiledWish
{
    /// <summary>
    /// What the form says. An address that the post could not use is left out, and is asked for where the result is
    /// followed.
    /// </summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="form">The form it was filed with.</param>
    /// <param name="post">The provinces and what the post asks.</param>
    /// <param name="now">UTC.</param>
    public static ReturnChoice? Of(Dossier dossier, Form form, PostBook post, DateTimeOffset now)
    {
        if (form.Definition.Delivery is not { } place)
        {
            return null;
        }

        var answers = VisibleAnswers.Of(form, FormAnswers.Parse(Encoding.UTF8.GetBytes(dossier.CurrentAnswers)).Value);
        return AnswerText.Line(answers[place.Choice]) switch
        {
            "online" => new ReturnChoice(ReturnWay.Electronic),
            "post" => ByPost(dossier, answers[place.Address], post, now),
            _ => null,
        };
    }

    private static ReturnChoice ByPost(Dossier dossier, JsonElement? address, PostBook post, DateTimeOffset now)
    {
        var province = post.Named(Part("province"));
        var where = province is null
            ? null
            : PostalAddress
                .Create(
                    dossier.Applicant.Name,
                    dossier.Applicant.Phone?.National,
                    Part("detail"),
                    Part("commune"),
                    province.Code
                )
                .Match<PostalAddress?>(good => good, _ => null);
        return new ReturnChoice(ReturnWay.Post, Address: where, Rate: post.RateTo(where?.ProvinceCode, now));

        string? Part(string name) =>
            address is { ValueKind: JsonValueKind.Object } given
            && given.TryGetProperty(name, out var part)
            && part.ValueKind is JsonValueKind.String
                ? part.GetString()
                : null;
    }
}
