'use client';

import { Banknote } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { hrefWith } from '#components/table/list-location.ts';
import { readParams } from '#components/table/read-params.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Button, buttonLook } from '#components/ui/button.tsx';
import { DropPanel } from '#components/ui/drop-panel.tsx';
import { formatMoney, moneyUnit } from '#lib/format/format-money.ts';
import { amountText, readAmount } from './read-amount.ts';

const WHOLE = /^\d{1,15}$/;

/** Narrows a list to amounts: writes `min` and `max` in minor units of the reporting currency. */
export function AmountFilter({ label, currency }: { label: string; currency: string }) {
  const t = useTranslations('orders.amount');
  const tAction = useTranslations('common.action');
  const prefs = usePrefs();
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const [problems, setProblems] = useState<{ min?: string; max?: string }>({});
  const minor = (name: string) => (WHOLE.test(params[name]?.[0] ?? '') ? Number(params[name]?.[0]) : null);
  const [min, max] = [minor('min'), minor('max')];
  const isSet = min !== null || max !== null;

  function change(range: { min: string | null; max: string | null }) {
    router.replace(asRoute(hrefWith({ pathname, params }, range)), { scroll: false });
  }

  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => readAmount(String(form.get(name) ?? ''), currency, prefs);
    const [low, high] = [read('min'), read('max')];
    const problem = (one: typeof low) => (!one.ok && one.reason !== 'empty' ? t('unclear') : undefined);
    setProblems({ min: problem(low), max: problem(high) });
    if (problem(low) || problem(high)) return;
    change({ min: low.ok ? String(low.value) : null, max: high.ok ? String(high.value) : null });
  }

  const shown = (value: number | null) => (value === null ? '…' : formatMoney(value, currency, prefs));
  const trigger = (
    <>
      <Banknote aria-hidden className="text-quiet" />
      {isSet ? <bdi>{`${shown(min)} – ${shown(max)}`}</bdi> : label}
    </>
  );
  return (
    <DropPanel label={label} trigger={trigger} className={buttonLook()}>
      <form key={`${min} ${max}`} onSubmit={apply} className="flex w-64 flex-col gap-3 p-2" noValidate>
        {(['min', 'max'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            dir="ltr"
            inputMode="decimal"
            autoComplete="off"
            isOptional
            label={`${t(name)} (${moneyUnit(currency, prefs)})`}
            defaultValue={amountText(name === 'min' ? min : max, currency, prefs)}
            error={problems[name]}
          />
        ))}
        <div className="flex justify-end gap-2">
          {isSet ? (
            <Button look="quiet" onClick={() => change({ min: null, max: null })}>
              {tAction('clear')}
            </Button>
          ) : null}
          <Button look="primary" type="submit">
            {tAction('apply')}
          </Button>
        </div>
      </form>
    </DropPanel>
  );
}
