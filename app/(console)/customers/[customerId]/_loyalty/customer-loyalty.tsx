import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Definition } from '#components/ui/definition.tsx';
import { Count, Day, Money, Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import {
  getLoyalty,
  type CustomerLoyalty as Loyalty,
  type PointsEntry,
} from '#domains/loyalty/get-loyalty.ts';
import { can } from '#domains/team/can.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { AdjustButton } from './adjust-button.tsx';

type Props = { ctx: Ctx; customerId: string; currency: string; prefs: Prefs };

/** The person's points and tier, and why there are as many; nothing where there is no programme. */
export async function CustomerLoyalty({ ctx, customerId, currency, prefs }: Props) {
  const [t, loyalty] = await Promise.all([getTranslations('loyalty.panel'), getLoyalty(ctx, customerId)]);
  if (!loyalty.isOn && !loyalty.isMember) return null;
  return (
    <Panel
      title={t('title')}
      action={
        <span className="flex items-center gap-2">
          {loyalty.isOn && can(ctx.actor, 'loyalty.adjust') ? <AdjustButton customerId={customerId} /> : null}
          <Definition name={t('title')} words={t('words')} formula={t('formula')} source={t('source')} />
        </span>
      }
    >
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
        <Balances loyalty={loyalty} prefs={prefs} />
        <Tier loyalty={loyalty} currency={currency} prefs={prefs} />
      </dl>
      <Entries entries={loyalty.entries} prefs={prefs} />
    </Panel>
  );
}

function Balances({ loyalty, prefs }: { loyalty: Loyalty; prefs: Prefs }) {
  const t = useTranslations('loyalty.panel');
  const { usable, pending, pendingUntil, owed, expiring } = loyalty;
  return (
    <>
      <Fact name={t('usable')}>
        <Figure value={usable} prefs={prefs} />
        {expiring ? (
          <p className="text-sm text-warn">
            {t('expiring', { points: formatNumber(expiring.points, prefs) })}{' '}
            <Day on={expiring.firstOn} prefs={prefs} />
          </p>
        ) : null}
      </Fact>
      <Fact name={t('pending')}>
        <Figure value={pending} prefs={prefs} />
        {pendingUntil ? (
          <p className="text-sm text-quiet">
            {t('pendingUntil')} <Day on={pendingUntil} prefs={prefs} />
          </p>
        ) : null}
      </Fact>
      {owed > 0 ? (
        <Fact name={t('owed')}>
          <Figure value={owed} prefs={prefs} />
          <p className="text-sm text-quiet">{t('owedHint')}</p>
        </Fact>
      ) : null}
    </>
  );
}

function Tier({ loyalty, currency, prefs }: { loyalty: Loyalty; currency: string; prefs: Prefs }) {
  const t = useTranslations('loyalty.panel');
  const { tier, next } = loyalty.standing;
  if (!tier && !next) return null;
  const amount = (value: number) =>
    loyalty.tierBy === 'sales' ? (
      <Money amountMinor={value} currency={currency} prefs={prefs} />
    ) : (
      <bdi>{t('points', { count: value, shown: formatNumber(value, prefs) })}</bdi>
    );
  return (
    <Fact name={t('tier')}>
      <span className="font-medium">{tier ? <UserText>{tier.name}</UserText> : t('noTier')}</span>
      {tier?.benefits ? (
        <p className="text-sm text-quiet">
          <UserText>{tier.benefits}</UserText>
        </p>
      ) : null}
      {next ? (
        <p className="text-sm text-quiet">
          {t.rich('nextTier', {
            missing: () => amount(next.missing),
            tier: () => <UserText>{next.tier.name}</UserText>,
          })}
        </p>
      ) : null}
    </Fact>
  );
}

function Entries({ entries, prefs }: { entries: readonly PointsEntry[]; prefs: Prefs }) {
  const t = useTranslations('loyalty.panel');
  if (entries.length === 0) return <p className="mt-3 text-quiet">{t('none')}</p>;
  return (
    <details className="mt-3">
      <summary className="cursor-pointer">{t('entries', { count: entries.length })}</summary>
      <ul className="mt-2 flex flex-col">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} prefs={prefs} />
        ))}
      </ul>
    </details>
  );
}

function Entry({ entry, prefs }: { entry: PointsEntry; prefs: Prefs }) {
  const t = useTranslations('loyalty.panel');
  const { kind, points, orderId, orderNumber, reason, actorName, at } = entry;
  const sign = kind === 'release' || points < 0 ? '' : '+';
  return (
    <li className="flex items-start justify-between gap-3 border-b border-line py-2 last:border-b-0">
      <span className="min-w-0">
        {t(`kind.${kind}`)}
        {orderId && orderNumber !== null ? (
          <>
            {' '}
            <Link className="underline" href={asRoute(`/orders/${orderId}`)}>
              {t('order', { number: `\u2068${toLocaleDigits(String(orderNumber), prefs.digits)}\u2069` })}
            </Link>
          </>
        ) : null}
        <span className="block text-sm text-quiet">
          <Time at={new Date(at)} prefs={prefs} />
          {reason ? (
            <>
              {' · '}
              <UserText>{reason}</UserText>
              {' · '}
              <UserText>{actorName}</UserText>
            </>
          ) : null}
        </span>
      </span>
      <bdi dir="ltr" className="font-medium tabular-nums">
        {sign}
        {formatNumber(points, prefs)}
      </bdi>
    </li>
  );
}

function Figure({ value, prefs }: { value: number; prefs: Prefs }) {
  return (
    <span className="text-lg font-medium">
      <Count value={value} prefs={prefs} />
    </span>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
