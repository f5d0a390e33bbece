/** Steps of a test purchase that have words in every language, under `effort.template`. */
export type TemplateStep =
  | 'discover'
  | 'search'
  | 'product'
  | 'basket'
  | 'pay'
  | 'confirmation'
  | 'enter'
  | 'staff'
  | 'till'
  | 'ask'
  | 'call'
  | 'delivery'
  | 'takeBack';

/** What is gone through at first in each kind of channel. */
export const WALK_TEMPLATES: Record<string, readonly TemplateStep[]> = {
  web: ['discover', 'search', 'product', 'basket', 'pay', 'confirmation', 'delivery', 'takeBack'],
  app: ['discover', 'search', 'product', 'basket', 'pay', 'confirmation', 'delivery', 'takeBack'],
  marketplace: ['search', 'product', 'pay', 'confirmation', 'delivery', 'takeBack'],
  social: ['discover', 'ask', 'pay', 'confirmation', 'delivery', 'takeBack'],
  phone: ['call', 'ask', 'pay', 'confirmation', 'delivery', 'takeBack'],
  store: ['enter', 'staff', 'till', 'takeBack'],
};
