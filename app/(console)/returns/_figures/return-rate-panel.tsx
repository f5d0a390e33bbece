import { getTranslations } from 'next-intl/server';
import { Count } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { getReturnRate } from '#domains/orders/returns/desk/get-return-rate.ts';
import { RETURN_REASONS } from '#domains/orders/returns/input.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** Fewer units sold say nothing of a rate. */
const LEAST_SOLD = 20;

/** How much of a variant comes back, and why; or that too few were sold to say. */
export async function ReturnRatePanel({
  ctx,
  variantId,
  prefs,
}: {
  ctx: Ctx;
  variantId: string;
  prefs: Prefs;
}) {
  const [t, { sold, returned, reasons }] = await Promise.all([
    getTranslations('returns'),
    getReturnRate(ctx, variantId),
  ]);
  const counts = { returned: formatNumber(returned, prefs), sold: formatNumber(sold, prefs) };
  return (
    <Panel title={t('rate.title')}>
      {sold < LEAST_SOLD ? (
        <p className="text-quiet">{t('rate.few', { least: formatNumber(LEAST_SOLD, prefs) })}</p>
      ) : (
        <p className="text-md font-semibold">
          {t('rate.share', { percent: formatPercent(returned / sold, prefs) })}
        </p>
      )}
      <p className="text-sm text-quiet">{t('rate.of', counts)}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {reasons.map(({ reason, units }) => (
          <li key={reason} className="flex justify-between gap-3">
            <span>{t(`reason.${RETURN_REASONS.find((one) => one === reason) ?? 'unknown'}`)}</span>
            <Count value={units} prefs={prefs} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
