/** SQL: what goods are called, of variant `v` and its product `p`; the product's name is said once. */
export const GOODS_TITLE = `case when v.title = '' then p.title when starts_with(v.title, p.title) then v.title
  else p.title || ' · ' || v.title end`;
