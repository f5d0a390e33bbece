import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

const TONES: Record<Tone, string> = {
  neutral: 'border-line bg-neutral-3 text-neutral-11',
  accent: 'border-accent-line bg-accent-surface text-accent',
  ok: 'border-ok-line bg-ok-surface text-ok',
  warn: 'border-warn-line bg-warn-surface text-warn',
  bad: 'border-bad-line bg-bad-surface text-bad',
  info: 'border-info-line bg-info-surface text-info',
};

/** A state as a word; the tone only repeats what the word says. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 truncate rounded-sm border px-1.5 text-xs leading-5 ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}

/** How much waits in a place, and of what: beside its name, or over the corner of its picture on the bar of a phone. */
export function NavBadge({ text, label }: { text: string; label: string }) {
  return (
    <span
      title={label}
      className="ms-auto rounded-full bg-warn-surface px-1.5 text-xs leading-5 text-warn group-data-folded:sr-only in-data-bar:absolute in-data-bar:start-full in-data-bar:bottom-1/3 in-data-bar:-ms-1"
    >
      <span className="sr-only">{label}: </span>
      {text}
    </span>
  );
}
