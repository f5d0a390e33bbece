import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import type { ReviewClaim } from '#domains/customers/merging/list-reviews.ts';
import type { Prefs } from '#lib/format/prefs.ts';

/** What sources say of the two, with whose word it is; nothing where nobody says anything. */
export function ReviewClaims({ claims, prefs }: { claims: readonly ReviewClaim[]; prefs: Prefs }) {
  const t = useTranslations('identity.claims');
  const tParty = useTranslations('privacy.party');
  if (claims.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {claims.map(({ id, source, party, via, value, times, lastAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
          <UserText>{t('says', { via, source, value })}</UserText>
          <Badge>{tParty(party)}</Badge>
          <span className="text-quiet">
            {t('times', { count: times })} · <Time at={new Date(lastAt)} prefs={prefs} shape="date" />
          </span>
        </li>
      ))}
    </ul>
  );
}
