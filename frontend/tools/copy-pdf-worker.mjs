// The PDF viewer is a page of its own in a sandboxed frame (public/viewer), which the bundler doesn't know. The build
// lays beside it what PDF.js needs: its two halves, the decoders of scanners' formats and stand-ins for the standard
// fonts. No character maps of Chinese, Japanese and Korean: they would double the weight.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const target = fileURLToPath(new URL('../public/viewer/pdfjs/', import.meta.url));
const copied = [
  ['build', /^pdf(\.worker)?\.min\.mjs$/],
  ['wasm', /^(jbig2|openjpeg|qcms_bg)|^LICENSE/],
  ['standard_fonts', /./],
];

mkdirSync(target, { recursive: true });
for (const [folder, names] of copied)
  for (const name of readdirSync(join(pdfjs, folder)).filter((one) => names.test(one)))
    copyFileSync(join(pdfjs, folder, name), join(target, name));
