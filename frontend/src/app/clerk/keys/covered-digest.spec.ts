import { concat, hex, sha256 } from './bytes';
import { coveredDigest } from './covered-digest';

const encode = (text: string) => new TextEncoder().encode(text);

/** A file whose ranges leave out `gap`; each range number takes three digits. */
function file(gap: string, change: (ranges: number[]) => number[] = (ranges) => ranges) {
  const head = (ranges: number[]) =>
    `%PDF /ByteRange [${ranges.map((n) => String(n).padStart(3, '0')).join(' ')}] /Contents `;
  const tail = ' %%EOF';
  const length = head([0, 0, 0, 0]).length;
  return encode(head(change([0, length, length + gap.length, tail.length])) + gap + tail);
}

describe('coveredDigest', () => {
  it('leaves out nothing but the place of the signature', async () => {
    const pdf = file('<0000>');
    const at = pdf.indexOf('<'.charCodeAt(0));

    const expected = hex(await sha256(concat(pdf.subarray(0, at), pdf.subarray(at + 6))));
    expect(await coveredDigest(pdf)).toBe(expected);
  });

  it.each([
    ['no ranges', encode('%PDF')],
    ['a gap that hides something', file('<00> /Type /Page <00>')],
    ['ranges that end too early', file('<0000>', ([a = 0, b = 0, c = 0]) => [a, b, c, 1])],
    ['ranges that begin too late', file('<0000>', ([, b = 0, c = 0, d = 0]) => [1, b - 1, c, d])],
  ])('refuses %s', async (_what, pdf) => {
    expect(await coveredDigest(pdf)).toBeUndefined();
  });
});
