import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Review } from '#domains/customers/merging/list-reviews.ts';

const FIELDS = [
  'givenName',
  'surname',
  'nameOrder',
  'birthDate',
  'phone',
  'email',
  'nationalId',
  'houseNumber',
  'street',
  'place',
  'city',
  'postcode',
  'region',
  'household',
  'alias',
] as const;
/** Less than this says nothing to a reader. */
const TELLING_BITS = 0.5;

/** What speaks for and against two people being one, in plain words, the strongest first. */
export function EvidenceList({ evidence }: { evidence: Readonly<Review['evidence']> }) {
  const t = useTranslations('identity.evidence');
  const tReview = useTranslations('identity.review');
  const told = evidence.filter(({ weight }) => Math.abs(weight) >= TELLING_BITS);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {told.map(({ field, degree, weight }) => {
        const known = FIELDS.find((one) => one === field);
        const Mark = weight > 0 ? Plus : Minus;
        return known ? (
          <li key={field} className={`flex items-center gap-1 ${weight > 0 ? 'text-ok' : 'text-bad'}`}>
            <Mark
              role="img"
              aria-label={tReview(weight > 0 ? 'speaksFor' : 'speaksAgainst')}
              className="size-3.5"
            />
            {known === 'household' ? t('household') : t(known, { degree })}
          </li>
        ) : null;
      })}
    </ul>
  );
}
