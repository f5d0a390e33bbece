import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const APP = '.next/server/app';
const SUFFIX = '/page_client-reference-manifest.js';

/** The JavaScript that a page's own manifest names, gzipped, in KB of 1,000 bytes. */
export type PageResult = { page: string; gzippedKb: number };

/** What each page of the last build asks the browser to load before charts (which are loaded when they are shown). */
export function benchPages(): PageResult[] {
  const roots = readRoots();
  const sizes = new Map<string, number>();
  return fs
    .readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file.split(path.sep).join('/')}`)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => ({ page: nameOf(file), chunks: new Set([...roots, ...readChunks(path.join(APP, file))]) }))
    .map(({ page, chunks }) => ({
      page,
      gzippedKb: [...chunks].reduce((sum, one) => sum + sizeOf(one, sizes), 0) / 1000,
    }))
    .sort((a, b) => b.gzippedKb - a.gzippedKb);
}

function nameOf(file: string): string {
  return file.slice(0, -SUFFIX.length).replace(/\/\([^)]*\)/g, '') || '/';
}

function readRoots(): string[] {
  const manifest = JSON.parse(fs.readFileSync('.next/build-manifest.json', 'utf8')) as {
    rootMainFiles: string[];
  };
  return manifest.rootMainFiles;
}

/** The chunks that entries of the page name; those of modules that are loaded later are named elsewhere. */
function readChunks(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const entries = /"entryJSFiles":\s*(\{[^}]*\})/.exec(text)?.[1] ?? '{}';
  return [...new Set([...entries.matchAll(/static\/chunks\/[^"]+?\.js/g)].map(([chunk]) => chunk))];
}

function sizeOf(chunk: string, sizes: Map<string, number>): number {
  const known = sizes.get(chunk);
  if (known !== undefined) return known;
  const file = path.join('.next', chunk);
  const size = fs.existsSync(file) ? gzipSync(fs.readFileSync(file)).length : 0;
  sizes.set(chunk, size);
  return size;
}
