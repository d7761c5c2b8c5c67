using System.Text.Json;
using System.Text.Json.Serialization;
using OnlinePublicServices.Domain.Procedures;
using OnlinePublicServices.Domain.Rules;

namespace OnlinePublicServices.Features.Forms;

/// <summary>
/// A form as its file says it (<c>catalogue/forms/{id}.v{version}.json</c>): the one source that the browser renders,
/// both sides check and the printed declaration is filled from. The format is described in <c>docs/forms.md</c>.
/// </summary>
internal sealed record FormDefinition
{
    /// <summary>Lower case words with dashes; together with the version it names the form for ever.</summary>
    public required string Id { get; init; }

    /// <summary>1, 2, 3 …; a published version never changes.</summary>
    public required int Version { get; init; }

    /// <summary>What the person fills in.</summary>
    public required LocalText Title { get; init; }

    /// <summary>JSON Schema 2020-12 over the answers, closed keyword set.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>How each field is asked, by field id.</summary>
    public required OrderedDictionary<string, FieldHint> Fields { get; init; }

    /// <summary>The pages in order, one topic each.</summary>
    public required List<FormPage> Pages { get; init; }

    /// <summary>Rules that look at more than one field or at the day.</summary>
    public List<FormRule> Rules { get; init; } = [];

    /// <summary>
    /// Which answers name the applicant; the first whose condition holds. Where none does, the answers that the
    /// portal fills in from the person's own facts.
    /// </summary>
    public List<FormApplicant> Applicant { get; init; } = [];

    /// <summary>Which answers tell that somebody files for another; none where that does not happen.</summary>
    public FormAuthorisationFields? Authorisation { get; init; }

    /// <summary>Which answers tell where the result is taken; none where it is always the counter.</summary>
    public FormDelivery? Delivery { get; init; }

    /// <summary>How the answers are printed.</summary>
    public required FormPrint Print { get; init; }
}

/// <summary>
/// Who files, for whom, under which paper (<c>ủy quyền</c>). Whichever of the two the form does not ask for apart is the
/// applicant.
/// </summary>
internal sealed record FormAuthorisationFields
{
    /// <summary>When somebody files for another.</summary>
    public required AnswerCondition When { get; init; }

    /// <summary>Who files; absent when that is the applicant.</summary>
    public FormPerson? FiledBy { get; init; }

    /// <summary>For whom; absent when that is the applicant.</summary>
    public FormPerson? Principal { get; init; }

    /// <summary>Code of the procedure's paper that shows it.</summary>
    public required string Paper { get; init; }
}

/// <summary>The fields in which a form asks for a person.</summary>
internal sealed record FormPerson
{
    /// <summary>The field of the name.</summary>
    public required string Name { get; init; }

    /// <summary>The field of the personal identification number.</summary>
    public string? PersonalId { get; init; }

    /// <summary>The field of the address.</summary>
    public string? Address { get; init; }

    /// <summary>The field of the telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The field of the e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether a field is one of these.</summary>
    public bool Asks(string field) => new[] { Name, PersonalId, Address, Phone, Email }.Contains(field);
}

/// <summary>Where a form asks for the place of the result.</summary>
/// <param name="Choice">The field whose answer is <c>counter</c>, <c>online</c> or <c>post</c>.</param>
/// <param name="Address">The field of the postal address.</param>
internal sealed record FormDelivery(string Choice, string Address);

/// <summary>Where a form asks for the applicant.</summary>
internal sealed record FormApplicant
{
    /// <summary>When these are the applicant's.</summary>
    public AnswerCondition? When { get; init; }

    /// <summary>The field of the name.</summary>
    public required string Name { get; init; }

    /// <summary>The field of the personal identification number.</summary>
    public required string PersonalId { get; init; }

    /// <summary>The field of the address.</summary>
    public required string Address { get; init; }

    /// <summary>The field of the date of birth, where it is asked.</summary>
    public string? BirthDate { get; init; }

    /// <summary>The field of the sex, where it is asked.</summary>
    public string? Sex { get; init; }
}

/// <summary>One page: one topic.</summary>
internal sealed record FormPage
{
    /// <summary>Used in the address of the page.</summary>
    public required string Id { get; init; }

    /// <summary>The topic.</summary>
    public required LocalText Title { get; init; }

    /// <summary>A few words before the first question.</summary>
    public LocalText? Intro { get; init; }

    /// <summary>The page is asked only when this holds.</summary>
    public AnswerCondition? VisibleWhen { get; init; }

    /// <summary>The fields in order.</summary>
    public required List<string> Fields { get; init; }
}

/// <summary>How a field is asked.</summary>
internal sealed record FieldHint
{
    /// <summary>The question.</summary>
    public required LocalText Label { get; init; }

    /// <summary>How to answer it.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Why it is asked.</summary>
    public LocalText? Why { get; init; }

    /// <summary>What it is answered with.</summary>
    public required FieldWidget Widget { get; init; }

    /// <summary>The answers to choose from.</summary>
    public List<FieldOption>? Options { get; init; }

    /// <summary>The unit of a number, on the screen and in print.</summary>
    public LocalText? Unit { get; init; }

    /// <summary>Usual answers that the screen offers while one types; any other is as good.</summary>
    public List<string>? Suggestions { get; init; }

    /// <summary>Token of the HTML autocomplete attribute.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Value of the HTML inputmode attribute.</summary>
    public string? InputMode { get; init; }

    /// <summary>The fact about the signed-in person that answers it.</summary>
    public PersonFact? Prefill { get; init; }

    /// <summary>
    /// The field asks for the signed-in person only when this holds; it looks at fields asked earlier. Until then nothing is
    /// filled in.
    /// </summary>
    public AnswerCondition? PrefillWhen { get; init; }

    /// <summary>The field is asked only when this holds; it looks at fields asked earlier.</summary>
    public AnswerCondition? VisibleWhen { get; init; }

    /// <summary>The field must be answered when this holds.</summary>
    public AnswerCondition? RequiredWhen { get; init; }

    /// <summary>The fields of one row of a list, in order.</summary>
    public OrderedDictionary<string, FieldHint>? Items { get; init; }

    /// <summary>What one row of a list is called.</summary>
    public LocalText? ItemTitle { get; init; }

    /// <summary>Words of the button that adds a row.</summary>
    public LocalText? AddLabel { get; init; }
}

/// <summary>One answer to choose.</summary>
internal sealed record FieldOption
{
    /// <summary>A text or true or false, as stored.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>The answer in words, on the screen and in print.</summary>
    public required LocalText Label { get; init; }

    /// <summary>When to choose it.</summary>
    public LocalText? Help { get; init; }
}

/// <summary>What a field is answered with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldWidget>))]
internal enum FieldWidget
{
    /// <summary>One line.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>Several lines.</summary>
    [JsonStringEnumMemberName("textarea")]
    TextArea,

    /// <summary>A whole date.</summary>
    [JsonStringEnumMemberName("date")]
    Date,

    /// <summary>A date of which day or month may be unknown.</summary>
    [JsonStringEnumMemberName("partial-date")]
    PartialDate,

    /// <summary>One of a few, all shown.</summary>
    [JsonStringEnumMemberName("radio")]
    Radio,

    /// <summary>One of many.</summary>
    [JsonStringEnumMemberName("select")]
    Select,

    /// <summary>Yes or nothing.</summary>
    [JsonStringEnumMemberName("checkbox")]
    Checkbox,

    /// <summary>A number with its unit.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>Whole dong.</summary>
    [JsonStringEnumMemberName("money")]
    Money,

    /// <summary>Province, commune and the rest of an address.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>A personal identification number.</summary>
    [JsonStringEnumMemberName("personal-id")]
    PersonalId,

    /// <summary>A telephone number.</summary>
    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>An e-mail address.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>A person's full name.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>Rows of the same fields.</summary>
    [JsonStringEnumMemberName("list")]
    List,
}

/// <summary>What the portal knows about the signed-in person and may fill in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonFact>))]
internal enum PersonFact
{
    /// <summary>Full name.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>Date of birth.</summary>
    [JsonStringEnumMemberName("birthDate")]
    BirthDate,

    /// <summary>Gender, <c>male</c> or <c>female</c>.</summary>
    [JsonStringEnumMemberName("gender")]
    Gender,

    /// <summary>Personal identification number.</summary>
    [JsonStringEnumMemberName("personalId")]
    PersonalId,

    /// <summary>Telephone number.</summary>
    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>E-mail address.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>Place of residence.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>Ethnic group; sensitive, so it is known from one's own dossiers alone.</summary>
    [JsonStringEnumMemberName("ethnicity")]
    Ethnicity,

    /// <summary>Nationality.</summary>
    [JsonStringEnumMemberName("nationality")]
    Nationality,

    /// <summary>
    /// Marital status: <c>neverMarried</c>, <c>married</c>, <c>divorced</c>, <c>widowed</c>; changes, so it is known from the
    /// population register alone.
    /// </summary>
    [JsonStringEnumMemberName("maritalStatus")]
    MaritalStatus,

    /// <summary>The spouse's name, of whoever is married; as the marital status.</summary>
    [JsonStringEnumMemberName("spouse")]
    Spouse,
}
