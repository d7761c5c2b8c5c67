import contract from '../../../../../backend/docs/openapi.json';
import { reasonWords, rungWords, verdictWords } from './verdicts';

describe('The words of a check', () => {
  it('are there for every reason of the contract, and for no other', () => {
    expect(Object.keys(reasonWords).sort()).toEqual(
      [...contract.components.schemas.InspectionReason.enum].sort(),
    );
  });

  it('are there for every verdict of the contract, and for no other', () => {
    expect(Object.keys(verdictWords).sort()).toEqual(
      [...contract.components.schemas.VerificationVerdict.enum].sort(),
    );
  });

  it('are there for every rung of the contract, and for no other', () => {
    expect(Object.keys(rungWords).sort()).toEqual([...contract.components.schemas.PaperRung.enum].sort());
  });
});
