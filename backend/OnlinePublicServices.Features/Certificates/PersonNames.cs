using System.Text;

namespace OnlinePublicServices.Features.Certificates;

/// <summary>Compares names as people write them: in any Unicode form, any case, with any blanks.</summary>
internal static class PersonNames
{
    public static bool AreSame(string one, string other) =>
        string.Equals(Canonical(one), Canonical(other), StringComparison.OrdinalIgnoreCase);

    private static string Canonical(string name) =>
        string.Join(
            ' ',
            name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
