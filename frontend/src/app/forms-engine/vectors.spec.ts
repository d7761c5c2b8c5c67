import { Answers, FormDefinition, checkShape, checkSubmission, visibleOf, normalise } from '.';
import everything from '../../../../tests/OnlinePublicServices.Features.Tests/Forms/Vectors/everything.v1.json';
import generated from '../../../../tests/OnlinePublicServices.Features.Tests/Forms/Vectors/generated.json';
import written from '../../../../tests/OnlinePublicServices.Features.Tests/Forms/Vectors/written.json';
import birthRegistration from '../../../../backend/catalogue/forms/birth-registration.v1.json';
import buildingPermit from '../../../../backend/catalogue/forms/building-permit.v1.json';
import extractCopy from '../../../../backend/catalogue/forms/civil-status-extract-copy.v1.json';
import householdBusiness from '../../../../backend/catalogue/forms/household-business-registration.v1.json';
import landChange from '../../../../backend/catalogue/forms/land-change-registration.v1.json';
import maritalStatus from '../../../../backend/catalogue/forms/marital-status-certificate.v1.json';
import socialPension from '../../../../backend/catalogue/forms/social-pension-allowance.v1.json';

interface Vector {
  readonly name: string;
  readonly form: string;
  readonly today: string;
  readonly answers: Answers;
  readonly visible: readonly string[];
  readonly kept: Answers;
  readonly faults: readonly string[];
  readonly shape: readonly string[];
}

const forms = new Map(
  [
    everything,
    birthRegistration,
    buildingPermit,
    extractCopy,
    householdBusiness,
    landChange,
    maritalStatus,
    socialPension,
  ]
    .map((form) => form as unknown as FormDefinition)
    .map((form) => [form.id, form]),
);

const lines = (faults: readonly { path: string; code: string }[]) =>
  faults.map((fault) => `${fault.path} ${fault.code}`).sort();

/** The server reads the same files by its own code: where both pass, both agree. */
describe.each([
  ['written', written as unknown as Vector[]],
  ['generated', generated as unknown as Vector[]],
])('%s vectors', (_, vectors) => {
  it.each(vectors)('$name', (vector) => {
    const form = forms.get(vector.form)!;

    const check = checkSubmission(form, vector.answers, vector.today);

    expect(lines(check.faults)).toEqual(vector.faults);
    expect(check.answers).toEqual(vector.kept);
    expect(visibleOf(form, normalise(form, vector.answers)).fields.map((field) => field.id)).toEqual(
      vector.visible,
    );
    expect(lines(checkShape(form, vector.answers))).toEqual(vector.shape);
  });
});
