using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OnlinePublicServices.Features.Forms;

namespace OnlinePublicServices.Features.Tests.Forms;

/// <summary>
/// The cases that the browser's engine passes, too (<c>forms-engine/vectors.spec.ts</c>): written by hand, and drawn
/// by <see cref="VectorDraw"/> with what this side says recorded. OPS_RECORD_VECTORS=1 records anew.
/// </summary>
public sealed class FormVectorsTests
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Written => Names("written.json");

    [Theory]
    [MemberData(nameof(Written))]
    public void What_was_written_by_hand_holds(string name)
    {
        var vector = Load("written.json").Single(candidate => candidate.Name == name);

        var said = Say(vector.Name, vector.Form, vector.Today, vector.Answers);

        ShouldAgree(said, vector);
    }

    [Fact]
    public void What_was_drawn_and_recorded_still_holds()
    {
        var drawn = VectorDraw
            .Answers(seed: 20261123, count: 400)
            .Select((draw, index) => Say($"drawn {index}", draw.Form, "2026-11-23", draw.Answers))
            .ToArray();
        if (Environment.GetEnvironmentVariable("OPS_RECORD_VECTORS") == "1")
        {
            var lines = drawn.Select(vector => "  " + JsonSerializer.Serialize(vector, Readable));
            File.WriteAllText(
                Path.Combine(FormFiles.Vectors, "generated.json"),
                $"[\n{string.Join(",\n", lines)}\n]\n"
            );
        }

        var recorded = Load("generated.json");

        recorded.Length.ShouldBe(drawn.Length);
        foreach (var (said, vector) in drawn.Zip(recorded))
        {
            ShouldAgree(said, vector);
        }
    }

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        foreach (var (name, answers) in VectorDraw.Answers(seed: 7, count: 200))
        {
            var form = FormFiles.Named(name);
            var once = FormNormaliser.Normalise(form, FormAnswers.Parse(answers).Value);

            var twice = FormNormaliser.Normalise(form, once);

            FormFiles.Compact(twice.Root).ShouldBe(FormFiles.Compact(once.Root));
        }
    }

    private static Vector Say(string name, string formId, string today, JsonElement sent)
    {
        var form = FormFiles.Named(formId);
        var answers = FormAnswers.Parse(sent).Value;
        var check = FormValidator.CheckSubmission(
            form,
            answers,
            DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        var visible = VisibleAnswers.Of(form, FormNormaliser.Normalise(form, answers));
        return new Vector(
            name,
            formId,
            today,
            sent,
            [.. visible.Fields.Select(field => field.Id)],
            check.Answers.Root,
            FormFiles.Lines(check.Faults),
            FormFiles.Lines(FormValidator.CheckShape(form, answers))
        );
    }

    private static void ShouldAgree(Vector said, Vector vector)
    {
        said.Faults.ShouldBe(vector.Faults, vector.Name);
        said.Visible.ShouldBe(vector.Visible, vector.Name);
        said.Shape.ShouldBe(vector.Shape, vector.Name);
        JsonElement.DeepEquals(said.Kept, vector.Kept).ShouldBeTrue($"{vector.Name}: {FormFiles.Compact(said.Kept)}");
    }

    private static Vector[] Load(string file) =>
        JsonSerializer.Deserialize<Vector[]>(File.ReadAllText(Path.Combine(FormFiles.Vectors, file)), Readable)!;

    private static TheoryData<string> Names(string file) => [.. Load(file).Select(vector => vector.Name)];

    private sealed record Vector(
        string Name,
        string Form,
        string Today,
        JsonElement Answers,
        string[] Visible,
        JsonElement Kept,
        string[] Faults,
        string[] Shape
    );
}
