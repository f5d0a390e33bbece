'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { ErrorCode } from '#lib/errors.ts';
import { returnableOf, type Short, shortOf } from './failure-facts.ts';
import type { Failure } from './use-action.ts';
import { useFailureWords } from './use-failure-words.ts';

type Props = {
  failure: Failure | null;
  /** What the form says instead, knowing the case better. */
  words?: string | null;
  /** What some codes mean here. */
  own?: Partial<Record<ErrorCode, string>>;
};

/**
 * A refusal in the reader's words: those of the form, else those for its reason with the facts of this very case, else
 * what its code means with the program's own English sentence beneath. For missing stock, what is left of each SKU.
 */
export function FailureNote({ failure, words, own = {} }: Props) {
  const t = useTranslations('errors');
  const inWords = useFailureWords();
  if (!failure) return null;
  const { code, details } = failure;
  const short = shortOf(details);
  if (short.length > 0) {
    return (
      <Banner tone="bad" title={t(code)}>
        <ShortList short={short} />
      </Banner>
    );
  }
  const told = words ?? own[code];
  const returnable = returnableOf(details);
  const { said, english } = told ? { said: told, english: null } : inWords(failure);
  return (
    <Banner
      tone="bad"
      title={said}
      action={returnable ? <LinkButton href={`/returns/${returnable}`}>{t('toReturns')}</LinkButton> : null}
    >
      {english ? (
        <p dir="ltr" lang="en" className="text-start">
          {english}
        </p>
      ) : null}
    </Banner>
  );
}

function ShortList({ short }: { short: readonly Short[] }) {
  const t = useTranslations('errors.short');
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
