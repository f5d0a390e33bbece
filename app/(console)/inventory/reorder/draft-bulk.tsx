'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Button } from '#components/ui/button.tsx';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { makeDrafts } from './actions.ts';
import { useTellDrafts } from './made-drafts.tsx';

/** Makes drafts of the selected rows that are to be ordered. */
export function DraftBulk() {
  const t = useTranslations('planning.draft');
  const { ids, clear } = useSelection();
  const tell = useTellDrafts();
  const [isNone, setNone] = useState(false);
  const { run, isPending, failure } = useAction(makeDrafts, (made) => {
    tell(made);
    clear();
  });
  const lines = ids
    .map((id) => id.split(' '))
    .map(([variantId = '', locationId = '', quantity = '0']) => ({
      variantId,
      locationId,
      quantity: Number(quantity),
    }))
    .filter(({ quantity }) => quantity > 0);

  return (
    <>
      <Button
        size="small"
        disabled={isPending}
        onClick={() => {
          setNone(lines.length === 0);
          if (lines.length > 0) run({ lines });
        }}
      >
        {t('button')}
      </Button>
      {isNone ? <span role="status">{t('none')}</span> : null}
      <FailureNote
        failure={failure}
        words={failure?.details.reason === 'noSupplier' ? t('noSupplier') : null}
      />
    </>
  );
}
