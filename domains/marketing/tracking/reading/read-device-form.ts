import { type Facts, factsOf, textOf } from './read-facts.ts';

/** What somebody holds or sits at. */
export type DeviceForm = 'phone' | 'tablet' | 'desktop';

const PROGRAMS = /bot\b|crawl|spider|headless|preview/i;
const TABLETS = /ipad|tablet|kindle|silk\/|playbook/i;
const ANDROID = /android/i;
const PHONES = /mobi|iphone|ipod|windows phone/i;
const DESKTOPS = /windows nt|macintosh|x11|cros/i;

/**
 * The form of a device, as the browser's own hint or its user agent tells it; null where neither does, and for programs.
 * Of the user agent nothing else is kept. A tablet that calls itself a computer, as newer iPads do, is taken for one. Pure.
 */
export function readDeviceForm(context: Facts): DeviceForm | null {
  const agent = textOf(context.userAgent) ?? '';
  if (PROGRAMS.test(agent)) return null;
  if (TABLETS.test(agent) || (ANDROID.test(agent) && !PHONES.test(agent))) return 'tablet';
  if (factsOf(context.userAgentData).mobile === true || PHONES.test(agent)) return 'phone';
  return DESKTOPS.test(agent) ? 'desktop' : null;
}
