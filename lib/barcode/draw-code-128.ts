import { toSVG } from 'bwip-js/node';

const HEIGHT_MM = 14;
const PRINTABLE = /^[\x20-\x7e]{1,60}$/;

/**
 * The bars of a text in Code 128 as an SVG picture without words, for labels and slips. Up to sixty printable characters
 * of ASCII; null for any other text, which scanners could not say.
 */
export function drawCode128(text: string): string | null {
  if (!PRINTABLE.test(text)) return null;
  return toSVG({ bcid: 'code128', text, height: HEIGHT_MM, paddingwidth: 10 });
}
