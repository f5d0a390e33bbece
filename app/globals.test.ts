import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const READABLE = 4.5;
const SEEN = 3;
const TONES = ['accent', 'ok', 'warn', 'bad', 'info'];
const CHANNELS = ['store', 'web', 'app', 'marketplace', 'social', 'phone'];
const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');

/** The colour of a token in a theme, through the tokens that it stands for. */
function colourOf(token: string, theme: 'light' | 'dark'): string {
  const value = css.match(new RegExp(`--color-${token}: ([^;]+);`))?.[1] ?? '';
  const alias = value.match(/^var\(--color-([a-z0-9-]+)\)$/)?.[1];
  if (alias) return colourOf(alias, theme);
  const pair = value.match(/^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/);
  return (theme === 'light' ? pair?.[1] : pair?.[2]) ?? value;
}

/** The contrast of WCAG 2: 1 (the same) to 21 (black on white). */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const ratio = (text: string, ground: string) => contrast(colourOf(text, theme), colourOf(ground, theme));

  it.each(['page', 'surface', 'raised', 'neutral-2', 'neutral-3', 'accent-surface'])(
    'has readable words on %s',
    (ground) => {
      expect(ratio('ink', ground)).toBeGreaterThanOrEqual(READABLE);
      expect(ratio('quiet', ground)).toBeGreaterThanOrEqual(READABLE);
    },
  );

  it.each(TONES)('has readable words of the tone %s, on its own ground and on a card', (tone) => {
    expect(ratio(tone, `${tone}-surface`)).toBeGreaterThanOrEqual(READABLE);
    expect(ratio(tone, 'surface')).toBeGreaterThanOrEqual(READABLE);
  });

  it.each(CHANNELS)('tells the channel %s from the ground of every card and chart', (channel) => {
    expect(ratio(`channel-${channel}`, 'surface')).toBeGreaterThanOrEqual(READABLE);
  });

  it('shows where fields end and what a button says', () => {
    expect(ratio('field', 'surface')).toBeGreaterThanOrEqual(SEEN);
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(READABLE);
    expect(ratio('on-accent', 'accent-strong')).toBeGreaterThanOrEqual(READABLE);
    expect(ratio('neutral-9', 'surface')).toBeGreaterThanOrEqual(READABLE);
  });
});
