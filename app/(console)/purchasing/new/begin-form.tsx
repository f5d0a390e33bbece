'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '#components/form/select-field.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Button } from '#components/ui/button.tsx';
import type { PurchaseChoices } from '#domains/purchasing/lists/list-choices.ts';
import { newClientId } from '#lib/client-id.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { beginOrder } from '../actions.ts';

type Props = Pick<PurchaseChoices, 'suppliers' | 'places'> & { supplierId?: string };

/** Chooses supplier and place; the lines come on the order's own page. */
export function BeginForm({ suppliers, places, supplierId }: Props) {
  const t = useTranslations('purchasing');
  const router = useRouter();
  const [purchaseOrderId] = useState(newClientId);
  const { run, isPending, failure } = useAction(beginOrder, ({ id }) =>
    router.push(asRoute(`/purchasing/${id}`)),
  );
  return (
    <form
      method="post"
      className="flex max-w-md flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const chosen = { supplierId: String(form.get('supplier')), locationId: String(form.get('place')) };
        run({ purchaseOrderId, ...chosen });
      }}
    >
      <FailureNote failure={failure} />
      <SelectField
        label={t('column.supplier')}
        name="supplier"
        defaultValue={supplierId}
        options={suppliers.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` }))}
      />
      <SelectField
        label={t('deliverTo')}
        name="place"
        options={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button type="submit" look="primary" size="large" disabled={isPending}>
        {t('begin')}
      </Button>
    </form>
  );
}
