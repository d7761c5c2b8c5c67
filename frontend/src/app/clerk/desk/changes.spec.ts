import { Dossier, DossierPaper, HistoryEntry } from '../../api/types';
import { changesBetween } from './changes';

const paper = (id: string, verdict: DossierPaper['verdict']) => ({ id, verdict }) as DossierPaper;
const entry = (number: number, act: string) => ({ number, act }) as HistoryEntry;
const dossier = (version: number, attachments: DossierPaper[], history: HistoryEntry[]) =>
  ({ version, attachments, history }) as unknown as Dossier;

describe('changesBetween', () => {
  const before = dossier(3, [paper('a', 'unseen'), paper('b', 'good')], [entry(1, 'submit')]);

  it('is nothing for the same version', () => {
    expect(changesBetween(before, before)).toBeUndefined();
  });

  it('names the papers whose verdict another clerk changed', () => {
    const after = dossier(
      4,
      [paper('a', 'faulty'), paper('b', 'good')],
      [entry(1, 'submit'), entry(2, 'examinePaper')],
    );

    const changes = changesBetween(before, after);

    expect(changes?.papers.map(({ paper: one, before: was }) => [one.id, was, one.verdict])).toEqual([
      ['a', 'unseen', 'faulty'],
    ]);
    expect(changes?.papers[0]?.by?.number).toBe(2);
    expect(changes?.acts).toEqual([]);
  });

  it('names the acts since', () => {
    const after = dossier(4, [...before.attachments], [entry(1, 'submit'), entry(2, 'refuse')]);

    expect(changesBetween(before, after)?.acts.map(({ act }) => act)).toEqual(['refuse']);
  });
});
