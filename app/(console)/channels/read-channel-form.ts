import { parseInteger } from '#lib/digits.ts';
import { CONNECTOR_CHOICES, KIND_CHOICES } from './channel-choices.ts';

/** What the fields of a channel say; a figure that is no whole number from 0 is left out. */
export function readChannelForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const count = (written: string) => {
    const parsed = parseInteger(written);
    return parsed.ok && parsed.value >= 0 ? parsed.value : undefined;
  };
  return {
    name: text('name'),
    kind: KIND_CHOICES.find((one) => one === text('kind')) ?? KIND_CHOICES[0],
    connector: CONNECTOR_CHOICES.find((one) => one === text('connector')) ?? ('demo' as const),
    currency: text('currency'),
    timeZone: text('timeZone') || null,
    buffer: count(text('buffer') || '0'),
    shipWithinDays: text('shipWithinDays') ? count(text('shipWithinDays')) : null,
  };
}
