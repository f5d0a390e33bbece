/** The roles of staff, from most to least trusted. */
export const ROLES = ['owner', 'manager', 'warehouse', 'floor', 'marketing', 'support', 'viewer'] as const;

/** One of the seven roles. */
export type Role = (typeof ROLES)[number];

/** What an API key may be allowed to do. */
export const SCOPES = [
  'orders:read',
  'orders:write',
  'orders:import',
  'stock:read',
  'stock:write',
  'products:read',
  'products:write',
  'customers:read',
  'customers:write',
  'costs:write',
] as const;

/** One of the scopes of an API key. */
export type Scope = (typeof SCOPES)[number];
