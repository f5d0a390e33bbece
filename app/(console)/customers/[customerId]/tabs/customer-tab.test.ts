import { describe, expect, it } from 'vitest';
import { readTab } from './customer-tab.ts';

describe('the tab of a customer page', () => {
  it('is what the address says', () => {
    expect(readTab({ tab: 'money' })).toBe('money');
    expect(readTab({ tab: 'all' })).toBe('all');
  });

  it('is the overview without a word, and for words that nobody knows', () => {
    expect(readTab({})).toBe('overview');
    expect(readTab({ tab: 'secrets' })).toBe('overview');
  });

  it('is the story for links from before the tabs', () => {
    expect(readTab({ kind: 'order' })).toBe('timeline');
    expect(readTab({ after: 'x', tab: 'nothing' })).toBe('timeline');
  });
});
