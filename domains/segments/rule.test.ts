import { describe, expect, it } from 'vitest';
import { compileRule } from './compile-rule.ts';
import { MOST_CONDITIONS, MOST_DEPTH, type Rule, type RuleGroup } from './conditions.ts';
import { readRule, rightsOf } from './rule.ts';

const TODAY = { today: '2026-03-10', timeZone: 'Europe/Sofia' };
const ruleOf = (...of: RuleGroup['of']): Rule => ({ version: 1, rule: { kind: 'all', of } });
const nest = (depth: number): unknown =>
  depth === 0 ? { kind: 'named' } : { kind: 'all', of: [nest(depth - 1)] };

describe('a rule', () => {
  it('is read from its JSON as it was written', () => {
    const rule = ruleOf(
      { kind: 'number', fact: 'orders', is: 'atLeast', value: 2 },
      { kind: 'none', of: [{ kind: 'reachable', way: 'sms' }] },
    );
    expect(readRule(JSON.stringify(rule))).toEqual(rule);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', '{"version":2,"rule":{"kind":"all","of":[{"kind":"named"}]}}'],
    ['an empty group', '{"version":1,"rule":{"kind":"all","of":[]}}'],
    [
      'an unknown fact',
      '{"version":1,"rule":{"kind":"all","of":[{"kind":"number","fact":"password","is":"atLeast","value":1}]}}',
    ],
    [
      'a channel that is no id',
      '{"version":1,"rule":{"kind":"all","of":[{"kind":"list","fact":"boughtIn","values":["x"]}]}}',
    ],
    ['more than was asked', '{"version":1,"rule":{"kind":"all","of":[{"kind":"named","sql":"1=1"}]}}'],
  ])('is refused with %s', (_what, text) => {
    expect(() => readRule(text)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('may be as deep as the limit and no deeper, however hostile the nest', () => {
    expect(() => readRule(JSON.stringify({ version: 1, rule: nest(MOST_DEPTH) }))).not.toThrow();
    expect(() => readRule(JSON.stringify({ version: 1, rule: nest(MOST_DEPTH + 1) }))).toThrow(/deep/);
    const hostile = `{"version":1,"rule":${'{"kind":"all","of":['.repeat(4_000)}${']}'.repeat(4_000)}}`;
    expect(() => readRule(hostile)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('may have as many conditions as the limit over all its groups', () => {
    const half = { kind: 'any', of: Array(MOST_CONDITIONS / 2).fill({ kind: 'named' }) } as RuleGroup;
    expect(() => readRule(JSON.stringify(ruleOf(half, half)))).not.toThrow();
    expect(() => readRule(JSON.stringify(ruleOf(half, half, { kind: 'named' })))).toThrow(/at most/);
  });

  it('never writes a value into its statement', () => {
    const evil = `x'); drop table customers; --`;
    const { text, values } = compileRule(
      ruleOf(
        { kind: 'list', fact: 'tag', values: [evil] },
        { kind: 'list', fact: 'category', values: [evil] },
      ),
      TODAY,
    );
    expect(text).not.toContain('drop');
    expect(values).toEqual([[evil], [evil]]);
  });

  it('tells that it looks at costs or predictions', () => {
    expect(rightsOf(ruleOf({ kind: 'named' }))).toEqual({ cost: false, predictions: false });
    const deep: RuleGroup = {
      kind: 'none',
      of: [
        { kind: 'number', fact: 'contribution', is: 'atMost', value: 0 },
        { kind: 'list', fact: 'group', values: ['lost'] },
      ],
    };
    expect(rightsOf(ruleOf(deep))).toEqual({ cost: true, predictions: true });
  });
});
