'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { SelectField } from '#components/form/select-field.tsx';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { CLAIM_KINDS } from '#domains/orders/returns/input.ts';
import { newClientId } from '#lib/client-id.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { Choice } from '../../_desk/choice.tsx';
import { claim } from '../../actions.ts';

type Goods = { id: string; sku: string; title: string; left: number };
type Props = { orderId: string; goods: readonly Goods[]; mayRefund: boolean };

/** Which goods, what went wrong, and how it is made good. */
export function ClaimForm({ orderId, goods, mayRefund }: Props) {
  const t = useTranslations('returns.claim');
  const tDesk = useTranslations('returns.desk');
  const prefs = usePrefs();
  const [ids] = useState(() => ({ claimId: newClientId(), replacementOrderId: newClientId() }));
  const [remedy, setRemedy] = useState<'refund' | 'replacement'>(mayRefund ? 'refund' : 'replacement');
  const [isNothing, setNothing] = useState(false);
  const { run, isPending, failure } = useAction(claim, ({ claimNumber }) =>
    notify(t('done', { number: orderNumber(claimNumber, prefs) })),
  );

  function send(form: FormData) {
    const lines = goods.flatMap(({ id, left }) => {
      const parsed = parseInteger(String(form.get(id) ?? ''));
      return parsed.ok && parsed.value > 0 ? [{ lineId: id, quantity: Math.min(parsed.value, left) }] : [];
    });
    setNothing(lines.length === 0);
    if (lines.length === 0) return;
    const kind = CLAIM_KINDS.find((one) => one === form.get('kind')) ?? 'damaged';
    const note = String(form.get('note') ?? '').trim();
    run({ orderId, kind, note, lines, remedy, ...ids });
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <SelectField
        name="kind"
        label={t('kindLabel')}
        options={CLAIM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {goods.map(({ id, sku, title, left }) => (
          <li key={id} className="flex flex-wrap items-end justify-between gap-3 p-3">
            <span className="min-w-0 flex-1 basis-40">
              <UserText className="block font-medium">{title}</UserText>
              <Ltr className="text-sm text-quiet">{sku}</Ltr>
            </span>
            <div className="w-32">
              <NumberField
                name={id}
                label={t('quantity', { sku })}
                help={t('ofUnits', { count: formatNumber(left, prefs) })}
                defaultValue={toLocaleDigits('0', prefs.digits)}
              />
            </div>
          </li>
        ))}
      </ul>
      {isNothing ? (
        <p role="alert" className="text-bad">
          {t('nothing')}
        </p>
      ) : null}
      <Choice
        legend={t('remedyLabel')}
        name="remedy"
        value={remedy}
        options={(mayRefund ? (['refund', 'replacement'] as const) : (['replacement'] as const)).map(
          (value) => ({
            value,
            label: t(`remedy.${value}`),
          }),
        )}
        onChange={setRemedy}
      />
      <TextField name="note" label={tDesk('note')} isOptional maxLength={500} />
      <FailureNote failure={failure} />
      <Button look="primary" size="large" type="submit" disabled={isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
