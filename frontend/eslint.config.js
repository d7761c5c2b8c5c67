import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the front end and what each must never import.
 * Reads from the bottom up: ui knows no domain, dossier makes no calls, citizen and clerk never meet.
 */
export const rooms = [
  {
    room: 'ui',
    never: ['api', 'session', 'dossier', 'citizen', 'clerk', 'forms-engine'],
    because: 'ui is the design system: it knows no word of our domain.',
  },
  {
    room: 'forms-engine',
    never: ['api', 'session', 'dossier', 'citizen', 'clerk'],
    because: 'forms-engine is pure: definitions in, fields out.',
  },
  {
    room: 'api',
    never: ['ui', 'session', 'dossier', 'citizen', 'clerk'],
    because: 'api is the edge to the server: it knows no screen.',
  },
  {
    room: 'dossier',
    never: ['session', 'citizen', 'clerk'],
    because: 'dossier is the vocabulary that both sides share: no calls, no routes.',
  },
  {
    room: 'session',
    never: ['citizen', 'clerk', 'dossier'],
    because: 'session only knows who is signed in.',
  },
  { room: 'citizen', never: ['clerk'], because: "a citizen's screen never depends on a clerk's." },
  { room: 'clerk', never: ['citizen'], because: "a clerk's screen never depends on a citizen's." },
];

const boundaries = rooms.map(({ room, never, because }) => ({
  files: [`src/app/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: never.map((other) => ({
          regex: `^(\\.\\./)+${other}(/|$)`,
          message: because,
        })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/**', '.angular/**', 'coverage/**', 'src/app/api/generated/**', 'public/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: ['element', 'attribute'], prefix: 'ops', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'ops', style: 'camelCase' },
      ],
      // The style guide of 2025 drops the suffixes; the class is named for the job.
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.spec.ts', 'src/testing/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.html'],
    ignores: ['src/index.html', '**/*.spec.ts/**'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/i18n': [
        'error',
        {
          checkId: true,
          checkText: true,
          checkAttributes: true,
          ignoreAttributes: [
            'accept',
            'autocomplete',
            'capture',
            'class',
            'enterkeyhint',
            'for',
            'href',
            'icon',
            'id',
            'inputmode',
            'kind',
            'name',
            'pattern',
            'role',
            'routerLink',
            'routerLinkActive',
            'scope',
            'spellcheck',
            'src',
            'state',
            'tabindex',
            'target',
            'type',
            'value',
            'viewBox',
            'd',
            'fill',
            'stroke',
            'width',
            'height',
            'rel',
            'appearance',
            'autocapitalize',
            'list',
            'tone',
            'size',
            'focusable',
            'popover',
            'popovertarget',
            'lang',
            'method',
            'fragment',
            'queryParamsHandling',
            'aria-live',
            'aria-labelledby',
            'controlId',
            'ngCspNonce',
            'ariaCurrentWhenActive',
            'step',
            'min',
            'max',
            'maxlength',
            'dir',
            'xmlns',
            'home',
            'sandbox',
            'referrerpolicy',
            'preserveAspectRatio',
            'for',
          ],
        },
      ],
    },
  },
  ...boundaries,
);
