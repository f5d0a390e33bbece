/** SQL: what goods are called, of variant `v` and the product with the given alias; the product's name is said once. */
export function goodsTitle(product: 'p' | 'pr'): string {
  return `case when v.title = '' then ${product}.title when starts_with(v.title, ${product}.title) then v.title
    else ${product}.title || ' · ' || v.title end`;
}

/** What goods are called, of variant `v` and its product `p`. */
export const GOODS_TITLE = goodsTitle('p');
