using OnlinePublicServices.Domain.Notices;

namespace OnlinePublicServices.Features.Catalogues;

/// <summary>
/// What templates of notices obey: the files word each notice once, and every word is sound. What was adopted was judged
/// then; a later release may find it unsound, and must not stop for it.
/// </summary>
internal static class NoticeChecks
{
    public static IEnumerable<CatalogueFault> Check(
        IReadOnlyList<Loaded<NoticesFile>> files,
        IReadOnlyList<LaidNotice> laid
    )
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (at, template) in file.Value.Templates.Index())
            {
                if (!seen.Add(template.Id))
                {
                    yield return new CatalogueFault(
                        file.File,
                        $"$.templates[{at}].id",
                        $"'{template.Id}' stands twice.",
                        "catalogue.taken"
                    );
                }

                foreach (var fault in Check(file.File, $"$.templates[{at}].", template))
                {
                    yield return fault;
                }
            }
        }

        foreach (var missing in NoticeForms.All.Where(form => !seen.Contains(form.Id)))
        {
            yield return new CatalogueFault("notices/", "$", $"Nothing words '{missing.Id}'.");
        }

        foreach (var proposed in laid.Where(one => one.Adoption is null))
        {
            var file = CatalogueEntry.NameOf(CatalogueKind.Notice, proposed.Id);
            foreach (var fault in Check(file, "$.", proposed.Template!))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<CatalogueFault> Check(string file, string path, NoticeTemplate template) =>
        TemplateCheck
            .Check(template)
            .Select(fault => new CatalogueFault(
                file,
                path + fault.Path,
                $"Line {fault.Line}, column {fault.Column}: {fault.Code} {fault.Found}".TrimEnd(),
                fault.Code
            ));
}
