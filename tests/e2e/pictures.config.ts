import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Pictures of the main pages, on demand: `npm run pictures --workspace tests/e2e`. */
export default defineConfig(journeys, { testMatch: 'pictures.ts', timeout: 300_000, workers: 1 });
