import type { Metadata } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { type ExpiringPoints, listExpiring } from '#domains/loyalty/list-expiring.ts';
import { getLoyaltySettings, type LoyaltySettings } from '#domains/loyalty/rules/get-rules.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { dayIn } from '#lib/time.ts';
import { LoyaltyForm } from './loyalty-form.tsx';

const STATE = ['count', 'usable', 'pending', 'owed'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.place.loyalty'))('name') };
}

/** The loyalty programme: its rules, how many points are out, which of them end soon, and what held before. */
export default async function LoyaltyPage() {
  const [t, tPlace, { ctx, prefs, business }] = await Promise.all([
    getTranslations('loyalty.settings'),
    getTranslations('settings.place.loyalty'),
    requireSession(),
  ]);
  if (!can(ctx.actor, 'settings.read')) return <EmptyState kind="no-permission" />;
  const [settings, expiring] = await Promise.all([getLoyaltySettings(ctx), listExpiring(ctx)]);
  const { version, rules, categories, channels, currencies } = settings;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader title={tPlace('name')} answers={tPlace('answers')} />
      <State settings={settings} prefs={prefs} />
      <fieldset disabled={!can(ctx.actor, 'loyalty.rules')} className="flex min-w-0 flex-col gap-2">
        {can(ctx.actor, 'loyalty.rules') ? null : <p className="text-quiet">{t('ownerOnly')}</p>}
        <LoyaltyForm
          key={version}
          version={version}
          rules={rules}
          today={dayIn(business.timeZone, ctx.now)}
          currency={business.reportingCurrency}
          categories={categories}
          channels={channels}
          currencies={currencies}
        />
      </fieldset>
      <Expiring expiring={expiring} prefs={prefs} />
      <History versions={settings.versions} prefs={prefs} />
    </div>
  );
}

function State({ settings, prefs }: { settings: LoyaltySettings; prefs: Prefs }) {
  const t = useTranslations('loyalty.settings');
  const names = { count: t('members'), usable: t('usable'), pending: t('pending'), owed: t('owed') };
  return (
    <Panel title={t('state')}>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {STATE.map((key) => (
          <div key={key}>
            <dt className="text-sm text-quiet">{names[key]}</dt>
            <dd className="text-lg font-medium">
              <Count value={settings.members[key]} prefs={prefs} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Expiring({ expiring, prefs }: { expiring: readonly ExpiringPoints[]; prefs: Prefs }) {
  const t = useTranslations('loyalty.settings');
  return (
    <Panel title={t('soon')}>
      {expiring.length === 0 ? <p className="text-quiet">{t('soonNone')}</p> : null}
      <ul className="flex flex-col">
        {expiring.map(({ customerId, name, points, firstOn }) => (
          <li
            key={customerId}
            className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2 last:border-b-0"
          >
            <Link className="underline" href={asRoute(`/customers/${customerId}`)}>
              <UserText>{name || '—'}</UserText>
            </Link>
            <span className="text-quiet">
              <bdi>{t('soonOf', { count: points, shown: formatNumber(points, prefs) })}</bdi>{' '}
              <Day on={firstOn} prefs={prefs} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function History({ versions, prefs }: { versions: LoyaltySettings['versions']; prefs: Prefs }) {
  const t = useTranslations('loyalty.settings');
  return (
    <Panel title={t('history')}>
      {versions.length === 0 ? <p className="text-quiet">{t('noHistory')}</p> : null}
      <ul className="flex flex-col gap-1">
        {versions.map(({ version, rules, madeBy, madeAt }) => (
          <li key={version}>
            <span className="font-medium">{t('version', { version: formatNumber(version, prefs) })}</span>{' '}
            <span className="text-sm text-quiet">
              <UserText>{madeBy}</UserText> · <Time at={new Date(madeAt)} prefs={prefs} />
            </span>{' '}
            <Badge tone={rules.isOn ? 'ok' : 'neutral'}>{t(rules.isOn ? 'on' : 'off')}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
