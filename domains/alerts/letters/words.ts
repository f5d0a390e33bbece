import type { Locale } from '#lib/format/prefs.ts';
import arAlerts from '#messages/ar/alerts.json' with { type: 'json' };
import arMetrics from '#messages/ar/metrics.json' with { type: 'json' };
import arToday from '#messages/ar/today.json' with { type: 'json' };
import bgAlerts from '#messages/bg/alerts.json' with { type: 'json' };
import bgMetrics from '#messages/bg/metrics.json' with { type: 'json' };
import bgToday from '#messages/bg/today.json' with { type: 'json' };
import enAlerts from '#messages/en/alerts.json' with { type: 'json' };
import enMetrics from '#messages/en/metrics.json' with { type: 'json' };
import enToday from '#messages/en/today.json' with { type: 'json' };
import faAlerts from '#messages/fa/alerts.json' with { type: 'json' };
import faMetrics from '#messages/fa/metrics.json' with { type: 'json' };
import faToday from '#messages/fa/today.json' with { type: 'json' };

/** The words of alerts and summaries in each language, with the names of figures and of work that waits. */
export const LETTER_WORDS = {
  ar: { alerts: arAlerts, metrics: arMetrics, today: arToday },
  bg: { alerts: bgAlerts, metrics: bgMetrics, today: bgToday },
  en: { alerts: enAlerts, metrics: enMetrics, today: enToday },
  fa: { alerts: faAlerts, metrics: faMetrics, today: faToday },
} as const satisfies Record<Locale, unknown>;

/** Puts values into a message. What somebody typed is kept together whatever direction it is written in. */
export function fillWords(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Keeps a name of any script whole within a line of another. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
