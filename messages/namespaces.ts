/**
 * One JSON file per screen and language: `messages/<locale>/<namespace>.json`.
 * To add a screen: create the four files and put its name here.
 */
export const NAMESPACES = [
  'common',
  'shell',
  'auth',
  'today',
  'orders',
  'inventory',
  'bundles',
  'lots',
  'stock-work',
  'units',
  'fulfilment',
  'returns',
  'purchasing',
  'planning',
  'customers',
  'identity',
  'insights',
  'channels',
  'metrics',
  'imports',
  'settings',
  'routing',
  'tracking',
  'privacy',
  'team',
  'activity',
  'errors',
  'statuses',
] as const;
