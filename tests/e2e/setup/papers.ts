import { Browser } from '@playwright/test';

/** A file as a person would choose it. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A real photograph's format: what a camera of a phone would hand over. */
export function photo(browser: Browser, name: string, words: string): Promise<Paper> {
  return onPaper(browser, words, async (page) => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await page.screenshot({ type: 'jpeg', quality: 80 }),
  }));
}

/** A photograph of several megabytes, as phones take them: it needs more than one piece on its way. */
export function largePhoto(browser: Browser, name: string): Promise<Paper> {
  return onPaper(browser, '', async (page) => {
    const base64 = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1500, height: 1100 });
      const context = canvas.getContext('2d')!;
      const grain = context.createImageData(canvas.width, canvas.height);
      // The noise of a sensor in the dark, which no format makes small.
      for (let at = 0, seed = 1; at < grain.data.length; at++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        grain.data[at] = at % 4 === 3 ? 255 : seed >>> 24;
      }
      context.putImageData(grain, 0, 0);
      return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!;
    });
    return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
  });
}

/** A real PDF of so many pages. */
export function pdf(browser: Browser, name: string, words: string, pages = 1): Promise<Paper> {
  return onPaper(
    browser,
    Array(pages).fill(words).join('<p style="break-after: page"></p>'),
    async (page) => ({
      name,
      mimeType: 'application/pdf',
      buffer: await page.pdf({ format: 'A4' }),
    }),
  );
}

async function onPaper(
  browser: Browser,
  words: string,
  make: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<Paper>,
): Promise<Paper> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
  try {
    await page.setContent(`<body style="font: 32px serif; padding: 3rem">${words}</body>`);
    return await make(page);
  } finally {
    await page.close();
  }
}
