import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefWith, nextSort, readSort, valuesOf } from './list-location.ts';

const orders = { pathname: '/orders', params: { status: ['open', 'late'], q: 'شال', after: 'abc' } };

describe('the address of a list', () => {
  it('starts at the first page when a filter changes', () => {
    expect(hrefWith(orders, { status: 'open' })).toBe('/orders?q=%D8%B4%D8%A7%D9%84&status=open');
  });

  it('keeps the filters when only the page changes', () => {
    expect(hrefWith({ ...orders, params: { status: 'open', before: 'x' } }, { after: 'y' })).toBe(
      '/orders?after=y&status=open',
    );
  });

  it('keeps a parameter that is called like something every object has', () => {
    const params = { constructor: 'x', toString: 'y' } as unknown as Record<string, string>;
    expect(hrefWith({ pathname: '/orders', params }, { q: 'a' })).toBe(
      '/orders?constructor=x&q=a&toString=y',
    );
  });

  it('is bare without filters', () => {
    expect(hrefWith(orders, { status: null, q: '' })).toBe('/orders');
  });

  it('opens the same view again from its own address', () => {
    const text = fc.string({ minLength: 1 });
    const params = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.array(text, { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(params, (wanted) => {
        const href = hrefWith({ pathname: '/orders', params: {} }, wanted);
        const read = new URLSearchParams(href.split('?')[1] ?? '');
        for (const [name, values] of Object.entries(wanted))
          expect(read.getAll(name)).toEqual(valuesOf(values));
      }),
    );
  });
});

describe('the order of a list', () => {
  it('is read from the address and only by known columns', () => {
    expect(readSort({ sort: '-total' }, ['total'])).toEqual({ key: 'total', direction: 'descending' });
    expect(readSort({ sort: 'total' }, ['total'])).toEqual({ key: 'total', direction: 'ascending' });
    expect(readSort({ sort: 'secret' }, ['total'])).toBeUndefined();
    expect(readSort({}, ['total'])).toBeUndefined();
  });

  it('turns round at each press', () => {
    expect(nextSort('total', undefined)).toBe('-total');
    expect(nextSort('total', { key: 'total', direction: 'descending' })).toBe('total');
    expect(nextSort('total', { key: 'total', direction: 'ascending' })).toBe('-total');
    expect(nextSort('name', { key: 'total', direction: 'descending' })).toBe('-name');
  });
});
