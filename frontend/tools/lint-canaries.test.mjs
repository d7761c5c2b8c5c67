// One violation for each lint rule of our own. A rule that does not see its canary is blind: a pattern that matches
// nothing, or a folder that was renamed, would go unnoticed for years.
import { ESLint } from 'eslint';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { rooms } from '../eslint.config.js';

const cwd = path.resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd });

/** The names of the rules that code breaks in a file of that path. */
async function broken(filePath, code) {
  const results = await eslint.lintText(code, { filePath: path.join(cwd, filePath) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

for (const { room, never } of rooms) {
  for (const other of never)
    for (const depth of ['../', '../../'])
      test(`${room} is seen to import ${depth}${other}`, async () => {
        assert.ok(existsSync(path.join(cwd, 'src/app', other)), `there is no room ${other}`);
        const code = `import { a } from '${depth}${other}/b';\nexport const c = a;\n`;
        assert.deepEqual(await broken(`src/app/${room}/canary.ts`, code), ['no-restricted-imports']);
      });

  test(`${room} may import from itself`, async () => {
    assert.deepEqual(await broken(`src/app/${room}/canary.ts`, "export { a } from './b';\n"), []);
  });
}

const canaries = [
  ['src/app/canary.ts', "console.log('a');\n", 'no-console'],
  ['src/app/canary.ts', 'export const a = 1;\n'.padEnd(450, '\n'), 'max-lines'],
  ['src/app/canary.ts', `export function a() {\n${'  b();\n'.repeat(61)}}\n`, 'max-lines-per-function'],
  ['src/app/canary.ts', 'export class A {\n  static b = 1;\n}\n', '@typescript-eslint/no-extraneous-class'],
  [
    'src/app/canary.ts',
    "import { Component } from '@angular/core';\n@Component({ selector: 'app-a', template: '' })\nexport class A {}\n",
    '@angular-eslint/component-selector',
  ],
  [
    'src/app/canary.ts',
    "import { Directive } from '@angular/core';\n@Directive({ selector: '[a]' })\nexport class A {}\n",
    '@angular-eslint/directive-selector',
  ],
  ['src/app/canary.html', '<p>Xin chào</p>\n', '@angular-eslint/template/i18n'],
];
for (const [file, code, rule] of canaries)
  test(`${rule} sees its canary`, async () => {
    assert.ok((await broken(file, code)).includes(rule));
  });
