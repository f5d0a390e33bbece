import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Day } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { listExchangeRates } from '#domains/settings/list-exchange-rates.ts';
import { can } from '#domains/team/can.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { dayIn } from '#lib/time.ts';
import { SetRateButton } from './rate-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.currencies'))('name') };
}

/** What other currencies are worth in the reporting currency, day by day. */
export default async function CurrenciesPage() {
  const [t, tImports, { ctx, prefs, business }] = await Promise.all([
    getTranslations('settings'),
    getTranslations('imports.list'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'settings.read')) return <EmptyState kind="no-permission" />;
  const { currencies, rates } = await listExchangeRates(ctx);
  const reporting = business.reportingCurrency;
  const inReporting = (rate: string) => (
    <bdi dir="ltr">
      {toLocaleDigits(rate, prefs.digits)} {reporting}
    </bdi>
  );
  const add = can(ctx.actor, 'cost.write') ? (
    <div className="flex flex-wrap gap-2">
      {can(ctx.actor, 'import.run') ? (
        <LinkButton href="/imports/new?kind=rates">{tImports('new')}</LinkButton>
      ) : null}
      <SetRateButton reportingCurrency={reporting} today={dayIn(business.timeZone, ctx.now)} />
    </div>
  ) : null;
  return (
    <div className="max-w-3xl">
      <RefreshOn topics={['settings', 'channel']} />
      <PageHeader
        title={t('place.currencies.name')}
        answers={t('place.currencies.answers')}
        action={currencies.length > 0 ? add : null}
      />
      {currencies.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title={t('rate.none', { currency: reporting })}
          hint={t('rate.noneHint')}
          action={add}
        />
      ) : (
        <div className="flex flex-col gap-4">
          <Panel title={t('rate.now')}>
            <ul className="flex flex-col">
              {currencies.map(({ currency, day, rate }) => (
                <li
                  key={currency}
                  className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-b-0"
                >
                  <Ltr className="font-medium">1 {currency}</Ltr>
                  {rate && day ? (
                    <span>
                      {inReporting(rate)}{' '}
                      <span className="text-sm text-quiet">
                        {t('rate.since')} <Day on={day} prefs={prefs} />
                      </span>
                    </span>
                  ) : (
                    <Badge tone="warn">{t('rate.missing')}</Badge>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('rate.history')}>
            <ul className="flex max-h-96 flex-col overflow-y-auto">
              {rates.map(({ currency, day, rate }) => (
                <li
                  key={`${currency} ${day}`}
                  className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
                >
                  <span>
                    <Day on={day} prefs={prefs} /> · <Ltr>{currency}</Ltr>
                  </span>
                  {inReporting(rate)}
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </div>
  );
}
