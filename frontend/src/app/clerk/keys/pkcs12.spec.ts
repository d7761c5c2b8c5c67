import { fromBase64 } from './bytes';
import { KeyFileError, openKeyFile } from './pkcs12';
import { legacyFile, modernFile, vietnamesePasswordFile } from './pkcs12.samples';

async function faultOf(file: string, password: string) {
  const error: unknown = await openKeyFile(fromBase64(file), password).catch((thrown: unknown) => thrown);
  return error instanceof KeyFileError ? error.fault : error;
}

describe('openKeyFile', () => {
  it.each([
    [modernFile, 'abc'],
    [vietnamesePasswordFile, 'mật khẩu'],
  ])('opens a file of today and finds the certificate of its key', async (file, password) => {
    const opened = await openKeyFile(fromBase64(file), password);

    expect(opened.family).toBe('ec');
    expect(opened.commonName).toBe('Trần Thị B');
    expect(opened.certificates).toHaveLength(1);
  });

  it('says that the password is wrong', async () => {
    expect(await faultOf(modernFile, 'abcd')).toBe('wrongPassword');
  });

  it('says that a file under 3DES is too old', async () => {
    expect(await faultOf(legacyFile, 'old')).toBe('tooOld');
  });

  it.each(['', 'aGVsbG8=', 'MAA='])('says that "%s" is no key file', async (file) => {
    expect(await faultOf(file, 'abc')).toBe('notAKeyFile');
  });

  it('never takes a file with a flipped bit for a good one of somebody else', async () => {
    const bytes = fromBase64(modernFile);
    for (let at = 0; at < bytes.length; at += 97) {
      const altered = bytes.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      const name = await openKeyFile(altered, 'abc').then(
        (opened) => opened.commonName,
        (error: unknown) => (error instanceof KeyFileError ? 'refused' : error),
      );
      expect(['refused', 'Trần Thị B']).toContain(name);
    }
  });
});
