/**
 * One picture's subject: an address, and where the subject is one row's page, the link of the first row. Ids of rows
 * begin with a nought, other pages below a list do not.
 */
export type Page = { name: string; path: string; firstLink?: string; isPublic?: boolean };

/** Every main page, in the order of the navigation. */
export const PAGES: Page[] = [
  { name: 'sign-in', path: '/sign-in', isPublic: true },
  { name: 'today', path: '/today' },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders', firstLink: 'main a[href^="/orders/0"]' },
  { name: 'inventory', path: '/inventory' },
  { name: 'variant', path: '/inventory', firstLink: 'main a[href^="/inventory/0"]' },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers', firstLink: 'main a[href^="/customers/0"]' },
  { name: 'carts', path: '/customers/carts' },
  { name: 'channels', path: '/channels' },
  { name: 'channel', path: '/channels', firstLink: 'main a[href^="/channels/0"]' },
  { name: 'statement', path: '/channels/statement' },
  { name: 'costs', path: '/channels/costs' },
  { name: 'parity', path: '/channels/parity' },
  { name: 'definitions', path: '/channels/metrics' },
  { name: 'imports', path: '/imports' },
  { name: 'activity', path: '/activity' },
  { name: 'settings', path: '/settings' },
];

/** The four languages of the product. */
export const LANGUAGES = ['fa', 'ar', 'bg', 'en'];

/** The two themes. */
export const THEMES = ['light', 'dark'] as const;

/** A phone in the hand and a screen on the desk. */
export const DEVICES = [
  { name: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: 'desktop', viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false },
];
