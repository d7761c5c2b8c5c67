import { Dossier, DossierPaper, HistoryEntry, PaperVerdict } from '../../api/types';

/** What somebody else did between two looks at a dossier. */
export interface Changes {
  /** Acts since, oldest first; verdicts are told paper by paper instead. */
  readonly acts: readonly HistoryEntry[];
  readonly papers: readonly {
    readonly paper: DossierPaper;
    readonly before: PaperVerdict;
    readonly by?: HistoryEntry;
  }[];
}

/** Undefined when nothing changed. */
export function changesBetween(before: Dossier, after: Dossier): Changes | undefined {
  if (before.version === after.version) return undefined;
  const known = Math.max(0, ...before.history.map((entry) => entry.number));
  const fresh = after.history.filter((entry) => entry.number > known);
  const verdicts = new Map(before.attachments.map((paper) => [paper.id, paper.verdict]));
  const by = fresh.findLast((entry) => entry.act === 'examinePaper');
  return {
    acts: fresh.filter((entry) => entry.act !== 'examinePaper'),
    papers: after.attachments
      .map((paper) => ({ paper, before: verdicts.get(paper.id) ?? 'unseen', by }))
      .filter(({ paper, before: was }) => paper.verdict !== was),
  };
}
