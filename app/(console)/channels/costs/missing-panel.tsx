import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Count, Money } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { MissingCost } from '#domains/channels/costs/missing/missing-cost.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { ENTERED_COSTS } from '../cost-kinds.ts';
import { MethodName } from '../method-name.tsx';

const SHOWN_AT_FIRST = 6;

type Props = {
  missing: readonly MissingCost[];
  period: { from: string; to: string };
  currency: string;
  prefs: Prefs;
};

/** What should be among the costs and is not, with what is behind it and where to put it right. */
export function MissingPanel({ missing, period, currency, prefs }: Props) {
  const t = useTranslations('costs.missing');
  if (missing.length === 0) return <p className="text-quiet">{t('none')}</p>;
  const row = (one: MissingCost) => (
    <MissingRow key={`${one.kind} ${one.key}`} one={one} period={period} currency={currency} prefs={prefs} />
  );
  return (
    <Panel title={t('title', { count: formatNumber(missing.length, prefs) })}>
      <p className="mb-2 text-quiet">{t('hint')}</p>
      <ul className="flex flex-col">{missing.slice(0, SHOWN_AT_FIRST).map(row)}</ul>
      {missing.length > SHOWN_AT_FIRST ? (
        <details>
          <summary className="cursor-pointer py-2 text-accent">
            {t('more', { count: missing.length - SHOWN_AT_FIRST })}
          </summary>
          <ul className="flex flex-col">{missing.slice(SHOWN_AT_FIRST).map(row)}</ul>
        </details>
      ) : null}
    </Panel>
  );
}

function MissingRow({ one, period, currency, prefs }: Omit<Props, 'missing'> & { one: MissingCost }) {
  const t = useTranslations('costs.missing');
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
      <span className="min-w-0">
        <span className="font-medium">{t(`kind.${one.kind}`)}</span> <MissingName one={one} />
        {one.channelName ? (
          <span className="text-quiet">
            {' · '}
            <UserText>{one.channelName}</UserText>
          </span>
        ) : null}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-4">
        {one.kind === 'fixed' || one.kind === 'rate' ? null : (
          <span className="text-quiet">
            <Count value={one.count} prefs={prefs} /> {t(`of.${one.kind}`, { count: one.count })}
          </span>
        )}
        {one.amountMinor === null ? null : (
          <Money amountMinor={one.amountMinor} currency={currency} prefs={prefs} />
        )}
        <Link href={asRoute(placeOf(one, period))} className="text-accent underline-offset-2 hover:underline">
          {t(`mend.${one.kind}`)}
        </Link>
      </span>
    </li>
  );
}

/** Of monthly costs the name begins with its kind. */
function MissingName({ one }: { one: MissingCost }) {
  const tKind = useTranslations('channels.cost.kinds');
  if (one.name === null) return null;
  if (one.kind === 'method') return <MethodName method={one.name} />;
  if (one.kind !== 'fixed') return <UserText>{one.name}</UserText>;
  const [kind = '', ...place] = one.name.split(' · ');
  const known = ENTERED_COSTS.find((name) => name === kind);
  return (
    <>
      {known ? tKind(known) : kind}
      {place.length > 0 ? (
        <>
          {' · '}
          <UserText>{place.join(' · ')}</UserText>
        </>
      ) : null}
    </>
  );
}

/** Where a cost is put right. */
function placeOf(one: MissingCost, period: { from: string; to: string }): string {
  const days = new URLSearchParams(period);
  switch (one.kind) {
    case 'goods':
      return `/inventory/${encodeURIComponent(one.key.split(' ')[0] ?? '')}`;
    case 'unknown':
      return '/orders?status=attention';
    case 'fees':
    case 'method':
      return `/channels/${one.channelId}/costs`;
    case 'parcels':
    case 'shipping':
      return `/channels/costs/parcels?${days}`;
    case 'campaign':
      return '/imports/new?kind=spend';
    case 'fixed':
      return '/channels/costs/monthly';
    case 'rate':
      return '/settings/currencies';
  }
}
