import { ar } from './ar.ts';
import { bg } from './bg.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import type { Words } from './words.ts';

/** The words of each language that the demo business can speak. */
export const WORDS: Record<Words['locale'], Words> = { fa, ar, bg, en };
