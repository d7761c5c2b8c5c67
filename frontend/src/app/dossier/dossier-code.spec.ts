import { readDossierCode } from './dossier-code';

describe('readDossierCode', () => {
  it.each([
    [' h56.397.01-261123-0001 ', 'H56.397.01-261123-0001'],
    ['H56.397.01 – 261123 – 0001.', 'H56.397.01-261123-0001'],
    ['H56．397．01-261123-0001', 'H56.397.01-261123-0001'],
    ['000.17.22.h56-210531-0001', '000.17.22.H56-210531-0001'],
  ])('understands %s', (typed, code) => {
    expect(readDossierCode(typed)).toEqual({ code });
  });

  it('reads the code and the key out of a scanned address', () => {
    expect(readDossierCode('https://mot-cua.example/tra-cuu/H56.397.01-261123-0001#k=aB3_x-9')).toEqual({
      code: 'H56.397.01-261123-0001',
      key: 'aB3_x-9',
    });
  });

  it.each(['', '   ', '---', '…'])('finds nothing to ask for in "%s"', (typed) => {
    expect(readDossierCode(typed)).toBeUndefined();
  });
});
