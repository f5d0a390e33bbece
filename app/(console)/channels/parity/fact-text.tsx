import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import type { ListingFact } from '#domains/parity/rules/correction.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What stands, or is to stand, in a listing, in the reader's words and figures. */
export function FactText({ fact, prefs }: { fact: ListingFact; prefs: Prefs }) {
  const t = useTranslations('parity.correction');
  switch (fact.kind) {
    case 'price':
      return (
        <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
          <Money amountMinor={fact.minor} currency={fact.currency} prefs={prefs} />
          {fact.compareAtMinor == null ? null : (
            <s className="text-sm text-quiet" title={t('crossedOut')}>
              <Money amountMinor={fact.compareAtMinor} currency={fact.currency} prefs={prefs} />
            </s>
          )}
        </span>
      );
    case 'stock':
      return <>{t('units', { count: fact.units })}</>;
    default:
      return <UserText className="line-clamp-2">{fact.text}</UserText>;
  }
}
