import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Day, Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CheckedRows } from '#domains/analytics/statement/check-statement-rows.ts';
import type { LineValues, StatementLine } from '#domains/analytics/statement/statement-lines.ts';
import type { StatementRow, StatementRows } from '#domains/analytics/statement/statement-rows.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { PostingKind } from '../../[channelId]/posting-kind.tsx';

type Props = {
  behind: StatementRows;
  checked: Promise<CheckedRows>;
  line: StatementLine;
  location: ListLocation;
  currency: string;
  prefs: Prefs;
};

/** The rows with the asked line first, their sum on top, the newest day first. */
export function RowTable({ behind, checked, line, location, currency, prefs }: Props) {
  const t = useTranslations('statement.rows');
  const tPosting = useTranslations('channels.posting');
  if (behind.rows.length === 0)
    return <EmptyState kind="nothing-yet" title={tPosting('none')} hint={tPosting('noneHint')} />;
  const lines = [line, ...behind.lines.filter((other) => other !== line)];
  return (
    <>
      <section
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        tabIndex={0}
        className="relative max-h-[75dvh] overflow-auto rounded-md border border-line bg-surface print:max-h-none print:overflow-visible"
      >
        <table aria-label={t('title')} className="w-full border-separate border-spacing-0 text-start">
          <Head lines={lines} />
          <tbody>
            <Suspense fallback={<SumRow values={null} lines={lines} currency={currency} prefs={prefs} />}>
              <AllRows checked={checked} lines={lines} currency={currency} prefs={prefs} />
            </Suspense>
            {behind.rows.map((row) => (
              <Row key={row.id} row={row} lines={lines} currency={currency} prefs={prefs} />
            ))}
          </tbody>
        </table>
      </section>
      <Pages next={behind.next} location={location} />
    </>
  );
}

function Head({ lines }: { lines: readonly StatementLine[] }) {
  const t = useTranslations('channels');
  const tLine = useTranslations('metrics');
  return (
    <thead>
      <tr>
        {[t('posting.day'), t('posting.kind'), t('posting.order'), t('channel')].map((name) => (
          <th key={name} scope="col" className={`${HEAD} text-start`}>
            {name}
          </th>
        ))}
        {lines.map((line) => (
          <th key={line} scope="col" className={`${HEAD} text-end`}>
            {tLine(`${line}.name`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Figures = { lines: readonly StatementLine[]; currency: string; prefs: Prefs };

function AllRows({ checked, ...rest }: Figures & { checked: Promise<CheckedRows> }) {
  return <SumRow values={use(checked).sums} {...rest} />;
}

/** The sum of all rows; without values while they are being added up. */
function SumRow({ values, ...rest }: Figures & { values: LineValues | null }) {
  const t = useTranslations('channels.posting');
  return (
    <tr className="bg-neutral-2 font-medium">
      <th scope="row" colSpan={4} className={`${CELL} text-start font-medium`}>
        {t('sum')}
      </th>
      {values ? (
        <Amounts values={values} {...rest} />
      ) : (
        rest.lines.map((line) => (
          <td key={line} className={CELL}>
            <Skeleton className="ms-auto h-4 w-16" />
          </td>
        ))
      )}
    </tr>
  );
}

function Row({ row, ...rest }: Figures & { row: StatementRow }) {
  const t = useTranslations('statement.rows');
  return (
    <tr>
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <Day on={row.day} prefs={rest.prefs} />
        {row.ofDay ? (
          <span className="block text-sm text-quiet">
            {t.rich('ofDay', { day: () => <Day on={row.ofDay ?? row.day} prefs={rest.prefs} /> })}
          </span>
        ) : null}
      </th>
      <td className={CELL}>
        <PostingKind kind={row.kind} cost={row.cost} />
      </td>
      <td className={CELL}>
        {row.orderId ? (
          <Link href={asRoute(`/orders/${row.orderId}`)} prefetch={false} className="hover:underline">
            <bdi>{row.orderNumber === null ? '–' : orderNumber(row.orderNumber, rest.prefs)}</bdi>
          </Link>
        ) : (
          '–'
        )}
      </td>
      <td className={CELL}>
        <bdi>{row.channelName}</bdi>
      </td>
      <Amounts values={row.values} {...rest} />
    </tr>
  );
}

function Amounts({ values, lines, currency, prefs }: Figures & { values: LineValues }) {
  return lines.map((line) => (
    <td key={line} className={`${CELL} text-end tabular-nums`}>
      {values[line] ? (
        <Money amountMinor={values[line]} currency={currency} prefs={prefs} />
      ) : (
        <span className="text-quiet">–</span>
      )}
    </td>
  ));
}

function Pages({ next, location }: { next: string | null; location: ListLocation }) {
  const t = useTranslations('channels.posting');
  const isFirst = location.params.after === undefined;
  if (isFirst && !next) return null;
  return (
    <nav aria-label={t('pages')} className="mt-3 flex justify-end gap-2">
      {isFirst ? null : <LinkButton href={hrefWith(location, { after: null })}>{t('first')}</LinkButton>}
      {next ? (
        <LinkButton href={hrefWith(location, { after: next })}>
          {t('older')}
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </LinkButton>
      ) : null}
    </nav>
  );
}

const HEAD =
  'sticky top-0 z-1 h-9 border-b border-line bg-neutral-2 px-3 text-sm font-medium whitespace-nowrap text-quiet';
const CELL = 'h-9 border-b border-line px-3 py-1 whitespace-nowrap';
