import type { Verb } from '#domains/team/can.ts';

/** The pages of the settings in their order, and what one must be allowed in order to see each. */
export const SETTINGS_PLACES = [
  { key: 'business', needs: 'settings.read' },
  { key: 'team', needs: 'team.read' },
  { key: 'locations', needs: 'location.read' },
  { key: 'routing', needs: 'routing.read' },
  { key: 'returns', needs: 'order.return' },
  { key: 'currencies', needs: 'settings.read' },
  { key: 'api-keys', needs: 'api-key.read' },
  { key: 'webhooks', needs: 'webhook.read' },
  { key: 'loyalty', needs: 'settings.read' },
  { key: 'identity', needs: 'settings.read' },
  { key: 'consent', needs: 'settings.read' },
  { key: 'tracking', needs: 'tracking.read' },
  { key: 'jobs', needs: 'job.read' },
  { key: 'data', needs: 'import.read' },
  { key: 'profile', needs: 'self.write' },
  { key: 'summaries', needs: 'self.write' },
  { key: 'sessions', needs: 'self.write' },
] as const satisfies readonly { key: string; needs: Verb }[];

/** The name of one page of the settings, as in its address. */
export type SettingsPlace = (typeof SETTINGS_PLACES)[number]['key'];
