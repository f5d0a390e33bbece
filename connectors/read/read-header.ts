import type { WebhookRequest } from '../contract.ts';

/** The first of the named headers that is present, whatever the case of its name; null when none is. */
export function readHeader(headers: WebhookRequest['headers'], ...names: string[]): string | null {
  const wanted = names.map((name) => name.toLowerCase());
  const found = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value?.trim()]));
  for (const name of wanted) {
    const value = found.get(name);
    if (value) return value;
  }
  return null;
}
