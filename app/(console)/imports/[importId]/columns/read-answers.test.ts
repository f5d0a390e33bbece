import { describe, expect, it } from 'vitest';
import { Mapping } from '#domains/imports/mapping.ts';
import { type Answers, findDoubles, findMissing, readAnswers } from './read-answers.ts';

const before = Mapping.parse({ columns: { sku: 'Code', title: 'Name' }, amountsIn: 'EUR' });
const said = (more: Partial<Answers>): Answers => ({
  fieldByHeader: { Code: 'sku', Name: '', Price: 'unitPrice' },
  answers: [],
  changed: {},
  amountsIn: '',
  stock: 'history',
  payment: 'paid',
  ...more,
});
const question = (key: 'decimalSign' | 'dateOrder' | 'amountsIn' | 'shortYear' | 'encoding') => ({
  ...{ key, about: 'Price', choices: [], evidence: [] },
});

describe('the answers about a file', () => {
  it('fill the chosen fields and leave out what is left out', () => {
    const { mapping, reading } = readAnswers(before, said({ amountsIn: 'GBP', stock: 'live' }));
    expect(mapping.columns).toEqual({ sku: 'Code', unitPrice: 'Price' });
    expect(mapping).toMatchObject({ amountsIn: 'GBP', stock: 'live', rule: 'plain' });
    expect(reading).toEqual({});
  });

  it('count only where something was answered or changed', () => {
    const answers = [
      { question: question('decimalSign'), value: ',' },
      { question: question('dateOrder'), value: 'monthFirst' },
      { question: question('shortYear'), value: '1400' },
      { question: question('amountsIn'), value: 'column' },
      { question: question('encoding'), value: '' },
    ];
    const { mapping, reading } = readAnswers(before, said({ answers, changed: { hasHeader: false } }));
    expect(reading).toEqual({
      decimalSign: ',',
      dateOrder: 'monthFirst',
      shortYearBase: 1400,
      hasHeader: false,
    });
    expect(mapping.amountsIn).toBe('column');
    expect(readAnswers(before, said({})).mapping.amountsIn).toBeUndefined();
  });

  it('name the needed fields that nothing fills', () => {
    const fields = ['sku', 'placedAt', 'name', 'title'].map((key) => ({ key, isRequired: key !== 'title' }));
    const missing = (fieldByHeader: Record<string, string>, constants: Record<string, string> = {}) =>
      findMissing(fields, { fieldByHeader, constants });
    expect(missing({ Code: 'sku', Note: '' })).toEqual(['placedAt', 'name']);
    expect(missing({ Code: 'sku', Family: 'surname' }, { placedAt: '2026-03-21' })).toEqual([]);
  });

  it('name a field that was given to two columns', () => {
    expect(findDoubles({ Price: 'unitPrice', Net: 'unitPrice', Note: '', More: '' })).toEqual(['unitPrice']);
  });
});
