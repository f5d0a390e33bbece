'use client';

import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import type { ErrorCode } from '#lib/errors.ts';
import { factsOf, type Short, shortOf } from './failure-facts.ts';
import type { Failure } from './use-action.ts';

type Props = {
  failure: Failure | null;
  /** What the form says instead, knowing the case better. */
  words?: string | null;
  /** What some codes mean here. */
  own?: Partial<Record<ErrorCode, string>>;
};

/** Codes whose own words say all that a person needs. */
const SAYING_ALL: readonly ErrorCode[] = ['UNAUTHENTICATED', 'RATE_LIMITED', 'INTERNAL'];

/**
 * A refusal in the reader's words: those of the form, else those for its reason with the facts of this very case, else
 * what its code means with the program's own English sentence beneath. For missing stock, what is left of each SKU.
 */
export function FailureNote({ failure, words, own = {} }: Props) {
  const t = useTranslations('errors');
  const prefs = usePrefs();
  if (!failure) return null;
  const { code, details, message } = failure;
  const short = shortOf(details);
  if (short.length > 0) {
    return (
      <Banner tone="bad" title={t(code)}>
        <ShortList short={short} />
      </Banner>
    );
  }
  const facts = factsOf(details, prefs);
  const key = `reason.${facts?.reason}`;
  const told = words ?? own[code] ?? (facts && t.has(key) ? t(key, facts.values) : null);
  return (
    <Banner tone="bad" title={told ?? t(code)}>
      {told || message === '' || SAYING_ALL.includes(code) ? null : (
        <p dir="ltr" lang="en" className="text-start">
          {message}
        </p>
      )}
    </Banner>
  );
}

function ShortList({ short }: { short: readonly Short[] }) {
  const t = useTranslations('orders.short');
  return (
    <ul>
      {short.map(({ sku, wanted, missing }) => (
        <li key={sku}>
          <Ltr>{sku}</Ltr>: {t('left', { left: Math.max(0, wanted - missing), wanted })}
        </li>
      ))}
    </ul>
  );
}
