// PDF.js loads its worker by address and the bundler does not carry it along: the build copies it beside the
// other public files, under its version so that it can be cached for ever.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(join(pdfjs, 'package.json'), 'utf8'));
const target = fileURLToPath(new URL(`../public/pdf/${version}/`, import.meta.url));
mkdirSync(target, { recursive: true });
copyFileSync(join(pdfjs, 'build/pdf.worker.min.mjs'), join(target, 'pdf.worker.min.mjs'));
