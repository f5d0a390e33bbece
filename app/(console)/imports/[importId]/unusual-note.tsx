'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Mapping } from '#domains/imports/mapping.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { saveAnswers } from './actions.ts';

type Props = { importId: string; count: number; mapping: Mapping };

/** Amounts far above what their campaigns usually cost were refused; a person may say that they are right. */
export function UnusualNote({ importId, count, mapping }: Props) {
  const t = useTranslations('imports.check');
  const { run, isPending, failure } = useAction(saveAnswers, () => undefined);
  return (
    <Banner tone="warn" title={t('unusual', { count })}>
      <FailureNote failure={failure} />
      <p className="mb-2">{t('unusualHint')}</p>
      <Button
        disabled={isPending}
        onClick={() => run({ importId, mapping: { ...mapping, unusual: 'take' } })}
      >
        {t('unusualTake')}
      </Button>
    </Banner>
  );
}
