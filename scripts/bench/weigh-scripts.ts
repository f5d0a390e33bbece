import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** The gzipped bytes of the scripts that the page's own HTML names; what loads later, as charts do, is not in it. */
export async function weighScripts(page: Page): Promise<number> {
  const html = await (await page.request.get(page.url())).text();
  const tags = [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)];
  // What is marked so is for browsers that we do not serve; ours never fetch it.
  const loaded = tags.filter(([tag]) => !/nomodule/i.test(tag));
  const named = new Set(loaded.map(([, source = '']) => source));
  const bodies = await Promise.all([...named].map(async (source) => (await page.request.get(source)).body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}
