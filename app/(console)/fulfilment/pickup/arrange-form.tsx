'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/toast.ts';
import { parseInteger } from '#lib/digits.ts';
import { FailureNote } from '../../_parts/failure-note.tsx';
import { useAction } from '../../_parts/use-action.ts';
import { arrange } from '../actions.ts';
import { useRefusals } from '../use-refusals.ts';

/** Says by its number that the customer of an order comes to this shop for it. */
export function ArrangeForm({ locationId }: { locationId: string }) {
  const t = useTranslations('fulfilment.pickup');
  const refusal = useRefusals();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, failure } = useAction(arrange, () => {
    form.current?.reset();
    void notify(t('arranged'));
  });
  const isUnknown = failure?.details.reason === 'noSuchOrder';

  function submit(data: FormData) {
    const number = parseInteger(String(data.get('number') ?? '').replace('#', ''));
    run({ number: number.ok ? number.value : 0, locationId });
  }

  return (
    <form
      method="post"
      ref={form}
      noValidate
      className="flex flex-wrap items-end gap-2 rounded-md border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <div className="min-w-0 flex-1 basis-60">
        <TextField
          name="number"
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          label={t('orderNumber')}
          help={t('arrangeHint')}
          error={isUnknown ? t('unknownOrder') : undefined}
        />
      </div>
      <Button type="submit" disabled={isPending}>
        {t('arrange')}
      </Button>
      {failure && !isUnknown ? (
        <div className="basis-full">
          <FailureNote failure={failure} words={refusal(failure)} />
        </div>
      ) : null}
    </form>
  );
}
