'use client';

import { Banknote } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { hrefWith } from '#components/table/list-location.ts';
import { readParams } from '#components/table/read-params.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { buttonLook } from '#components/ui/button.tsx';
import { DropPanel } from '#components/ui/drop-panel.tsx';
import { formatMoney } from '#lib/format/format-money.ts';

const WHOLE = /^\d{1,15}$/;

const AmountForm = dynamic(() => import('./amount-form.tsx').then((file) => file.AmountForm), { ssr: false });

/** Narrows a list to amounts: writes `min` and `max` in minor units of the reporting currency. */
export function AmountFilter({ label, currency }: { label: string; currency: string }) {
  const prefs = usePrefs();
  const router = useRouter();
  const pathname = usePathname();
  const params = readParams(useSearchParams());
  const minor = (name: string) => (WHOLE.test(params[name]?.[0] ?? '') ? Number(params[name]?.[0]) : null);
  const [min, max] = [minor('min'), minor('max')];

  function change(range: { min: string | null; max: string | null }) {
    router.replace(asRoute(hrefWith({ pathname, params }, range)), { scroll: false });
  }

  const shown = (value: number | null) => (value === null ? '…' : formatMoney(value, currency, prefs));
  const trigger = (
    <>
      <Banknote aria-hidden className="text-quiet" />
      {min !== null || max !== null ? <bdi>{`${shown(min)} – ${shown(max)}`}</bdi> : label}
    </>
  );
  return (
    <DropPanel label={label} trigger={trigger} className={buttonLook()}>
      <AmountForm
        key={`${min} ${max}`}
        min={min}
        max={max}
        currency={currency}
        prefs={prefs}
        onChange={change}
      />
    </DropPanel>
  );
}
