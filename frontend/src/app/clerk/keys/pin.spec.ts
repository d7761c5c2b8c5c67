import { unwrap, waitAfter, wrap, WrongPinError } from './pin';

const key = Uint8Array.of(1, 2, 3, 4);
/** The tests are about the box, not about the patience of whoever guesses. */
const fewRounds = 10;

describe('a key under a PIN', () => {
  it('comes out as it went in', async () => {
    const box = await wrap(key, '246810', 'a', fewRounds);

    expect(await unwrap(box, '246810', 'a')).toEqual(key);
  });

  it('stays shut for another PIN, another owner and an altered box', async () => {
    const box = await wrap(key, '246810', 'a', fewRounds);
    const altered = box.box.slice();
    altered[0] = (altered[0] ?? 0) ^ 1;

    await expect(unwrap(box, '246811', 'a')).rejects.toThrow(WrongPinError);
    await expect(unwrap(box, '246810', 'b')).rejects.toThrow(WrongPinError);
    await expect(unwrap({ ...box, box: altered }, '246810', 'a')).rejects.toThrow(WrongPinError);
  });

  it('takes a PIN with accents in either Unicode form', async () => {
    const box = await wrap(key, 'mã số 1'.normalize('NFD'), 'a', fewRounds);

    expect(await unwrap(box, 'mã số 1'.normalize('NFC'), 'a')).toEqual(key);
  });

  it('is wrapped with salt and nonce of its own each time', async () => {
    const [one, two] = [await wrap(key, '1', 'a', fewRounds), await wrap(key, '1', 'a', fewRounds)];

    expect(one.salt).not.toEqual(two.salt);
    expect(one.iv).not.toEqual(two.iv);
  });
});

describe('waitAfter', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 30_000],
    [4, 60_000],
    [20, 3_600_000],
  ])('after %i wrong PINs is %i ms', (wrong, wait) => {
    expect(waitAfter(wrong)).toBe(wait);
  });
});
