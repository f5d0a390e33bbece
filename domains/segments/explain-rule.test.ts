import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/format/prefs.ts';
import { type Condition, DAY_FACTS, LIST_FACTS, NUMBER_FACTS, SAID, TOUCH_KINDS } from './conditions.ts';
import { explainRule } from './explain-rule.ts';

const ask = { purpose: 'marketing', way: 'sms' } as const;
const CONDITIONS: Condition[] = [
  ...NUMBER_FACTS.flatMap((fact) =>
    (['atLeast', 'atMost'] as const).map((is): Condition => ({ kind: 'number', fact, is, value: 1 })),
  ),
  ...DAY_FACTS.flatMap((fact) =>
    (['within', 'before'] as const).map((is): Condition => ({ kind: 'days', fact, is, days: 1 })),
  ),
  ...LIST_FACTS.map((fact): Condition => ({ kind: 'list', fact, values: ['x'] })),
  ...SAID.map((is): Condition => ({ kind: 'consent', is, ...ask })),
  { kind: 'touch', touch: 'view', least: 1, days: 7 },
  { kind: 'touch', touch: 'view', least: 1, days: 7, channelId: 'x' },
  { kind: 'withdrew', days: 7, ...ask },
  { kind: 'reachable', way: 'sms' },
  { kind: 'named' },
];

describe('a rule in plain words', () => {
  it.each(LOCALES)('has a sentence for every condition and a name for every choice in %s', (locale) => {
    const file = new URL(`../../messages/${locale}/segments.json`, import.meta.url);
    const words = JSON.parse(fs.readFileSync(file, 'utf8'));
    const read = (key: string) => key.split('.').reduce((tree, part) => tree?.[part], words);
    for (const condition of CONDITIONS) {
      const { key } = explainRule(condition);
      expect(read(key), key).toBeTypeOf('string');
      expect(read(`fact.${'fact' in condition ? condition.fact : condition.kind}`)).toBeTypeOf('string');
    }
    for (const kind of ['all', 'any', 'none'] as const) expect(read(`groups.${kind}`)).toBeTypeOf('string');
    for (const touch of TOUCH_KINDS) expect(read(`touch.${touch}`), touch).toBeTypeOf('string');
  });

  it('keeps its groups as they stand in one another', () => {
    const told = explainRule({
      kind: 'all',
      of: [{ kind: 'named' }, { kind: 'none', of: [{ kind: 'reachable', way: 'post' }] }],
    });
    expect(told).toEqual({
      key: 'groups.all',
      parts: [
        { key: 'says.named', condition: { kind: 'named' } },
        {
          key: 'groups.none',
          parts: [{ key: 'says.reachable', condition: { kind: 'reachable', way: 'post' } }],
        },
      ],
    });
  });
});
