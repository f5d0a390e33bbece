import { useTranslations } from 'next-intl';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr } from '#components/ui/bdi-text.tsx';
import type { ErrorCode, ErrorDetails } from '#lib/errors.ts';

/** Why a command was refused. */
export type Failure = { code: ErrorCode; message: string; details: ErrorDetails };

type Short = { sku: string; wanted: number; missing: number };

/** A refusal in the reader's words, with what the server says of this very case; for missing stock, what is left. */
export function Refusal({ failure }: { failure: Failure }) {
  const t = useTranslations('errors');
  const tShort = useTranslations('orders.short');
  const short = readShort(failure.details);
  return (
    <Banner tone="bad" title={t(failure.code)}>
      {short.length > 0 ? (
        <ul>
          {short.map((line) => (
            <li key={line.sku}>
              <Ltr>{line.sku}</Ltr>:{' '}
              {tShort('left', { left: Math.max(0, line.wanted - line.missing), wanted: line.wanted })}
            </li>
          ))}
        </ul>
      ) : failure.message ? (
        <p dir="auto">{failure.message}</p>
      ) : null}
    </Banner>
  );
}

function readShort(details: ErrorDetails): Short[] {
  const { short } = details;
  if (!Array.isArray(short)) return [];
  return short.filter(
    (line): line is Short => typeof line?.sku === 'string' && typeof line?.wanted === 'number',
  );
}
