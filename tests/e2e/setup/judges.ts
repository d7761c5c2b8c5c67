import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Whether programs that others wrote are installed here; the command `npm test` says which are not. */
export const installed = (...programs: readonly string[]): boolean =>
  programs.every((program) => spawnSync('which', [program]).status === 0);

/** What poppler says of a signed PDF when it trusts one root, or nothing at all. */
export function pdfsig(pdf: Buffer, rootPem?: string): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ops-judge-'));
  try {
    const [file, root] = [path.join(home, 'slip.pdf'), path.join(home, 'root.pem')];
    writeFileSync(file, pdf);
    execFileSync('certutil', ['-N', '-d', home, '--empty-password']);
    if (rootPem) {
      writeFileSync(root, rootPem);
      execFileSync('certutil', ['-A', '-d', home, '-n', 'root', '-t', 'C,C,C', '-i', root]);
    }
    return spawnSync('pdfsig', ['-nssdir', home, file], { encoding: 'utf8' }).stdout;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The words of a PDF; undefined where the program that reads them is not installed. */
export function pdfText(pdf: Buffer): string | undefined {
  if (!installed('pdftotext')) return undefined;
  return execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
}
