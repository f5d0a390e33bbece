import { describe, expect, it } from 'vitest';
import { FIRST_RULES } from '#domains/analytics/effort/rule/effort-rules.ts';
import { readRules } from './read-rules.ts';
import { RULE_NAMES, RULE_PARTS } from './rule-names.ts';

const typed = (change: Record<string, string> = {}) => {
  const form = new FormData();
  for (const part of RULE_PARTS) {
    for (const name of RULE_NAMES[part]) {
      const minutes: Record<string, number> = FIRST_RULES[part];
      form.set(`${part}.${name}`, String(minutes[name]));
    }
  }
  form.set('learnsLengths', 'on');
  for (const [name, text] of Object.entries(change)) form.set(name, text);
  return form;
};

describe('rules of effort as somebody types them', () => {
  it('are what they were where nothing was changed', () => {
    expect(readRules(typed())).toEqual(FIRST_RULES);
  });

  it('may be written in Persian digits, with a comma, and without learning', () => {
    const form = typed({ 'standard.contact': '۴٫۵', 'most.queue': '٤٥', 'chosen.answer': '1,5' });
    form.delete('learnsLengths');
    expect(readRules(form)).toMatchObject({
      standard: { contact: 4.5 },
      most: { queue: 45 },
      chosen: { answer: 1.5 },
      learnsLengths: false,
    });
  });

  it('are no number where nobody can read one', () => {
    expect(readRules(typed({ 'standard.contact': 'four' })).standard.contact).toBeNaN();
    expect(readRules(typed({ 'standard.contact': '' })).standard.contact).toBeNaN();
  });
});
