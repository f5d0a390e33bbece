import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { DriftRow } from '#domains/parity/drifts/list-drifts.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { drift: Pick<DriftRow, 'kind' | 'theirs' | 'ours'>; side: 'theirs' | 'ours'; prefs: Prefs };

/** What one side of a drift says, in the reader's words and figures. */
export function DriftSide({ drift, side, prefs }: Props) {
  const t = useTranslations('parity.side');
  const facts = drift[side];
  switch (drift.kind) {
    case 'price':
      return <PriceSide facts={facts} prefs={prefs} />;
    case 'stock': {
      const units = numberOf(facts.units);
      if (side === 'ours') return <>{t('available', { count: units ?? 0 })}</>;
      if (units !== null) return <>{t('units', { count: units })}</>;
      return <>{t(facts.hasSome === true ? 'inStock' : 'outOfStock')}</>;
    }
    case 'promise': {
      const days = numberOf(facts.days) ?? 0;
      return <>{days === 0 ? t('noPromise') : t('days', { count: days })}</>;
    }
    default:
      return <UserText className="line-clamp-2">{String(facts.text ?? '')}</UserText>;
  }
}

function PriceSide({ facts, prefs }: { facts: Record<string, unknown>; prefs: Prefs }) {
  const t = useTranslations('parity.side');
  const minor = numberOf(facts.minor);
  const crossed = numberOf(facts.compareAtMinor);
  const currency = String(facts.currency);
  if (minor === null) return <>{t('noRate', { currency })}</>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Money amountMinor={minor} currency={currency} prefs={prefs} />
      {crossed === null || crossed <= minor ? null : (
        <s className="text-sm text-quiet">
          <Money amountMinor={crossed} currency={currency} prefs={prefs} />
        </s>
      )}
      <span className="text-sm text-quiet">
        {t(facts.isTaxed === true ? 'withTax' : 'withoutTax')}
        {facts.isOwn === true ? ` · ${t('own')}` : null}
      </span>
    </span>
  );
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
