import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStaleReferences } from './find-stale-references.ts';

const existing = {
  root: path.resolve(import.meta.dirname, '..', '..'),
  npmScripts: new Set(['start', 'verify', 'pishkhan']),
  verbs: new Set(['seed']),
};

function stale(text: string): string[] {
  return findStaleReferences('README.md', text, existing).map(({ line, what }) => `${line} ${what}`);
}

describe('references in documents', () => {
  it('are silent about what exists', () => {
    const text =
      'See `lib/env.ts`, `#lib/env.ts`, `scripts/`, [style](STYLE.md#names), `npm start`, `npm run verify`, ' +
      '`npm run pishkhan seed`, `domains/<room>/list-*.ts`, `.data/local`, `and/or`, `2/3`, https://shop.example/x.';
    expect(stale(text)).toEqual([]);
  });

  it('are told with their line when the path, the script or the verb is gone', () => {
    const text =
      'one\n`lib/gone.ts` and `GONE.md`\n[here](docs/gone.md)\n`npm run gone`\n`npm run pishkhan gone`';
    expect(stale(text)).toEqual([
      '2 lib/gone.ts does not exist',
      '2 GONE.md does not exist',
      '3 docs/gone.md does not exist',
      '4 npm run gone: there is no such script',
      '5 npm run pishkhan gone: there is no such verb',
    ]);
  });
});
