import { parseInteger } from '#lib/digits.ts';
import { CONNECTOR_CHOICES, KIND_CHOICES } from './channel-choices.ts';

/** What the fields of a channel say; the buffer is null where it is no whole number from 0. */
export function readChannelForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const buffer = parseInteger(text('buffer') || '0');
  return {
    name: text('name'),
    kind: KIND_CHOICES.find((one) => one === text('kind')) ?? KIND_CHOICES[0],
    connector: CONNECTOR_CHOICES.find((one) => one === text('connector')) ?? ('demo' as const),
    currency: text('currency'),
    timeZone: text('timeZone') || null,
    buffer: buffer.ok && buffer.value >= 0 ? buffer.value : null,
  };
}
