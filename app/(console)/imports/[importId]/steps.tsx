import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ImportStatus } from '#domains/imports/read-batch.ts';

/** The steps of every import, in order. */
export const STEPS = ['detect', 'map', 'check', 'run', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** The step that an import stands at, by what is open and how far it has come. */
export function stepOf(status: ImportStatus, openQuestions: number): Step {
  if (status === 'uploaded') return openQuestions > 0 ? 'detect' : 'map';
  if (status === 'checking' || status === 'ready') return 'check';
  if (status === 'running' || status === 'undoing') return 'run';
  return 'result';
}

/** Where the import stands among its steps. */
export function Steps({ current }: { current: Step }) {
  const t = useTranslations('imports.step');
  const reached = STEPS.indexOf(current);
  return (
    <ol aria-label={t('label')} className="mb-4 flex gap-1 overflow-x-auto sm:gap-2">
      {STEPS.map((step, place) => {
        const isPast = place < reached;
        const isHere = place === reached;
        const look = isHere ? 'border-accent font-medium text-ink' : 'border-line text-quiet';
        return (
          <li
            key={step}
            aria-current={isHere ? 'step' : undefined}
            className={`flex min-w-0 flex-1 items-center gap-1.5 border-t-2 pt-1.5 text-sm whitespace-nowrap ${look} ${isPast ? 'border-accent-line' : ''}`}
          >
            {isPast ? <Check aria-hidden className="size-3.5 shrink-0 text-ok" /> : null}
            {t(step)}
          </li>
        );
      })}
    </ol>
  );
}
