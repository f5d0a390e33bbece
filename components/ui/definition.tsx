import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DropPanel } from './drop-panel.tsx';

type Props = { name: string; words: ReactNode; formula?: string; source?: ReactNode };

/** What a figure means, how it is reckoned, and from which rows; one press away from the figure. */
export function Definition({ name, words, formula, source }: Props) {
  const t = useTranslations('common.figure');
  return (
    <DropPanel
      label={name}
      triggerLabel={t('whatIsThis', { name })}
      trigger={<CircleHelp aria-hidden className="size-3.5" />}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full text-quiet hover:text-ink"
    >
      <div className="flex max-w-80 flex-col gap-2 p-2 text-sm">
        <p className="font-medium">{name}</p>
        <div>{words}</div>
        {formula ? (
          <div>
            <p className="text-quiet">{t('formula')}</p>
            <p>{formula}</p>
          </div>
        ) : null}
        {source ? (
          <div>
            <p className="text-quiet">{t('source')}</p>
            <div>{source}</div>
          </div>
        ) : null}
      </div>
    </DropPanel>
  );
}
