'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { makeDrafts } from '../actions.ts';
import { useTellDrafts } from '../made-drafts.tsx';

type Props = { line: { variantId: string; locationId: string; quantity: number } };

/** Makes a draft of the one quantity that the page explains. */
export function DraftOne({ line }: Props) {
  const t = useTranslations('planning.draft');
  const { run, isPending, failure } = useAction(makeDrafts, useTellDrafts());
  return (
    <>
      <Button look="primary" disabled={isPending} onClick={() => run({ lines: [line] })}>
        {t('one')}
      </Button>
      <FailureNote
        failure={failure}
        words={failure?.details.reason === 'noSupplier' ? t('noSupplier') : null}
      />
    </>
  );
}
