'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { useEarly } from '#components/form/use-early.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { beginTransfer } from '../actions.ts';

/** Chooses the two places; the goods come on the transfer's own page. */
export function BeginForm({ places }: { places: readonly { value: string; label: string }[] }) {
  const t = useTranslations('stock-work.transfer');
  const router = useRouter();
  const [transferId] = useState(newClientId);
  const [fromLocationId, setFrom] = useState(places[0]!.value);
  const [toLocationId, setTo] = useState(places[1]!.value);
  const fromField = useEarly<HTMLSelectElement>(fromLocationId, setFrom);
  const toField = useEarly<HTMLSelectElement>(toLocationId, setTo);
  const { run, isPending, failure } = useAction(beginTransfer, ({ id }) =>
    router.push(asRoute(`/inventory/transfers/${id}`)),
  );
  return (
    <form
      method="post"
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run({ transferId, fromLocationId, toLocationId });
      }}
    >
      <FailureNote failure={failure} />
      <SelectField
        label={t('column.from')}
        ref={fromField}
        value={fromLocationId}
        onChange={(event) => setFrom(event.target.value)}
        options={places}
      />
      <SelectField
        label={t('column.to')}
        ref={toField}
        value={toLocationId}
        error={fromLocationId === toLocationId ? t('samePlace') : undefined}
        onChange={(event) => setTo(event.target.value)}
        options={places}
      />
      <Button
        type="submit"
        look="primary"
        size="large"
        disabled={isPending || fromLocationId === toLocationId}
      >
        {t('begin')}
      </Button>
    </form>
  );
}
