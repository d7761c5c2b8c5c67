// Cuts Be Vietnam Pro (OFL-1.1) down to the letters of Vietnamese and English and drops the hinting and the features
// that no page asks for: 14 kB a weight instead of 33. Phones keep a font for good: its number rises when it changes.
//   npm install --no-save subset-font@2.9.0 @expo-google-fonts/be-vietnam-pro@0.4.1 && node tools/subset-fonts.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x102, 0x103],
  [0x110, 0x111],
  [0x128, 0x129],
  [0x168, 0x169],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x300, 0x301],
  [0x303, 0x303],
  [0x309, 0x309],
  [0x323, 0x323],
  [0x1ea0, 0x1ef9],
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x20ab, 0x20ab],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
];
const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
  .join('');

// Composed letters, distances between letters, marks on letters and on marks.
const features = ['ccmp', 'kern', 'mark', 'mkmk'];

const require = createRequire(import.meta.url);
const weights = {
  400: '400Regular/BeVietnamPro_400Regular.ttf',
  600: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
};

for (const [weight, file] of Object.entries(weights)) {
  const font = readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
  const subset = await subsetFont(font, letters, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: features,
  });
  writeFileSync(new URL(`../public/fonts/be-vietnam-pro-${weight}.v2.woff2`, import.meta.url), subset);
}
