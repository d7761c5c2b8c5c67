import contract from '../../../../backend/docs/openapi.json';
import './conversation-problem-texts';
import './data-request-problem-texts';
import { fieldText } from './field-texts';
import './payment-problem-texts';
import { codeText } from './problem-texts';
import './register-problem-texts';
import './retention-problem-texts';
import './return-problem-texts';
import './settlement-problem-texts';
import './staff-problem-texts';
import './store-problem-texts';

/**
 * Codes that no act of a person leads to: a program that breaks the protocol gets them, or whoever puts broken data
 * into the catalogue, or they stand in the list of undelivered mail, which words them itself.
 */
const ofPrograms = [
  /^answers\.malformed$/,
  // Worded by the administration of the catalogue and of the calendar.
  /^catalogue\.|^template\./,
  /^calendar\.version-superseded$|^dossier\.calendar-not-newer$/,
  /^calendar-year\.|^calendar\.years-broken$|^office-hours\.|^time-limit\.|^rating-scale\.|^unit\.|^unit-code\./,
  /^dossier-code\.|^procedure-code\.|^slip-number\./,
  /^idempotency\.key-missing$|^request\.(cursor|if-match)-/,
  /^mail\./,
  /^upload\.(checksum-unknown|content-type|extension-unknown|length-missing|metadata-malformed)$/,
  /^upload\.(offset-mismatch|offset-missing|overrun|version-unknown)$/,
];
const codes = contract.components.schemas.ProblemCode.enum;
const generalWords = codeText('request.failed');
const generalFieldWords = fieldText('');

describe('The words of a refusal', () => {
  it.each(codes.filter((code) => code !== 'request.failed' && !ofPrograms.some((kind) => kind.test(code))))(
    'tell a person what %s means',
    (code) => {
      expect(codeText(code) !== generalWords || fieldText(code) !== generalFieldWords).toBe(true);
    },
  );

  it('never show a code that is not known', () => {
    expect(codeText('of.tomorrow')).toBe(generalWords);
  });
});
