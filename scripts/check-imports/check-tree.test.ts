import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkTree } from './check-tree.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => void fs.rmSync(folder, { recursive: true })));

const DOC = '/** Promises something. */\n';

describe('the import rules', () => {
  it('are kept by a small tree that follows them', () => {
    expect(
      broken({
        'lib/money.ts': `${DOC}export const minor = (text: string) => parseFloat(text).toFixed(2);\n`,
        'domains/catalog/price.ts': `import { minor } from '#lib/money.ts';\n${DOC}export const price = minor;\n`,
        'domains/orders/place-order.ts': `import { price } from '#domains/catalog/price.ts';\n${DOC}export const place = price;\n`,
        'app/orders/order-table.tsx': `'use client';\nimport { price } from '#domains/catalog/price.ts';\nexport const Table = () => <p className="ms-2 ltr:pe-4">Don't{price('1')}</p>;\n`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['1-folders', { 'lib/a.ts': `import '#db/b.ts';\n`, 'db/b.ts': '' }],
    ['1-folders', { 'connectors/a.ts': `import type { B } from '#domains/b.ts';\n`, 'domains/b.ts': '' }],
    ['1-folders', { 'domains/orders/a.ts': `import '#connectors/b.ts';\n`, 'connectors/b.ts': '' }],
    ['1-folders', { 'app/orders/page.tsx': `const b = await import('#db/b.ts');\n`, 'db/b.ts': '' }],
    ['1-testing', { 'domains/orders/a.ts': `import '#db/testing.ts';\n`, 'db/testing.ts': '' }],
    ['no-such-file', { 'jobs/a.ts': `import './gone.ts';\n` }],
    ['2-next', { 'domains/orders/a.ts': `import { cookies } from 'next/headers';\n` }],
    ['2-react', { 'lib/a.ts': `import { useState } from 'react';\n` }],
    ['3-rooms', { 'domains/catalog/a.ts': `import '#domains/orders/b.ts';\n`, 'domains/orders/b.ts': '' }],
    ['3-rooms', { 'domains/events/a.ts': `import '#domains/catalog/b.ts';\n`, 'domains/catalog/b.ts': '' }],
    ['3-rooms', { 'domains/orders/a.ts': `import '#domains/gossip/b.ts';\n`, 'domains/gossip/b.ts': '' }],
    [
      '5-client',
      {
        'components/a.tsx': '',
        'app/x/a.tsx': `"use client"\nimport { list } from '#domains/orders/list.ts';\n`,
        'domains/orders/list.ts': `import { db } from '#db/client.ts';\n`,
        'db/client.ts': '',
      },
    ],
    [
      '6-cycles',
      {
        'lib/a.ts': `import './b.ts';\n`,
        'lib/b.ts': `import './c.ts';\n`,
        'lib/c.ts': `import './a.ts';\n`,
      },
    ],
    ['6-barrels', { 'domains/orders/index.ts': '' }],
    ['6-barrels', { 'domains/orders/all.ts': `export * from './a.ts';\n`, 'domains/orders/a.ts': '' }],
    ['docstring', { 'lib/a.ts': 'export function promise() {}\n' }],
    ['file-length', { 'lib/a.ts': '\n'.repeat(301) }],
    ['depth', { 'app/a/b/c/d/e/f.ts': '' }],
    ['folder-size', Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`lib/f${at}.ts`, '']))],
    ['directions', { 'app/a.tsx': 'export const A = () => <p className="flex ml-2" />;\n' }],
    ['directions', { 'components/a.tsx': 'const c = cva(`md:text-left`);\n' }],
    ['exact-numbers', { 'domains/orders/a.ts': 'const n = parseFloat("1");\n' }],
    ['exact-numbers', { 'app/a.tsx': 'const n = (1).toFixed(2);\n' }],
    ['pure-rules', { 'domains/orders/a.ts': 'const n = Date.now();\n' }],
    ['pure-rules', { 'domains/orders/a.ts': 'const n = new Date();\n' }],
    ['raw-sql', { 'domains/orders/a.ts': 'const q = sql.raw(name);\n' }],
    ['words', { 'app/page.tsx': `'use client';\nconst t = useTranslations();\n` }],
    [
      'words',
      {
        'app/page.tsx': `import './a.tsx';\n`,
        'app/a.tsx': `'use client';\nconst t = useTranslations('inventory.form');\n`,
      },
    ],
  ])('find %s', (rule, tree) => {
    expect(broken(tree)).toEqual([rule]);
  });

  it('do not take words in strings and comments for code', () => {
    expect(
      broken({
        'domains/orders/a.ts': [
          `// import x from '#app/x.ts'; parseFloat(1)`,
          `const text = "import y from '#app/y.ts'; sql.raw(1)";`,
          `const pattern = /['"\`]/g; const later = 'Date.now()';`,
          'const nested = `a $' + '{`b $' + '{"}"} new Date()`} c`;',
        ].join('\n'),
      }),
    ).toEqual([]);
  });

  it('leave the clock to files that talk to the database', () => {
    const tree = {
      'domains/orders/a.ts': `import { db } from '#db/c.ts';\nconst n = new Date();\n`,
      'db/c.ts': '',
    };
    expect(broken(tree)).toEqual([]);
  });

  it('name the line of what is wrong', () => {
    const tree = { 'lib/a.ts': `/*\n*/\nimport {\n  b,\n} from '#db/b.ts';\n`, 'db/b.ts': '' };
    expect(check(tree)[0]).toMatchObject({ file: 'lib/a.ts', line: 3, rule: '1-folders' });
  });
});

function check(tree: Record<string, string>) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pishkhan-rules-'));
  folders.push(root);
  for (const [file, text] of Object.entries(tree)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return checkTree(root).violations;
}

function broken(tree: Record<string, string>): string[] {
  return check(tree).map((violation) => violation.rule);
}
