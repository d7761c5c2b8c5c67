import { BrowserContext, BrowserContextOptions, Page, test as plain } from '@playwright/test';

/** Opens an empty page for somebody else, in a browser of their own. */
export type Visitor = (options?: BrowserContextOptions) => Promise<Page>;

/** A journey in which several people take part. When it ends they go: a page left open would go on asking its server. */
export const test = plain.extend<{ visitor: Visitor }>({
  visitor: async ({ browser }, use) => {
    const browsers: BrowserContext[] = [];
    await use(async (options) => {
      const own = await browser.newContext(options);
      browsers.push(own);
      return own.newPage();
    });
    for (const own of browsers) await own.close();
  },
});
