import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, Suspense, use } from 'react';
import { hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Day, Money } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { PostingPage, PostingRow, PostingSums } from '#domains/analytics/board/channel-postings.ts';
import { METRICS, type Sums } from '#domains/analytics/board/metric-definitions.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { orderNumber } from '../../orders/order-number.ts';
import { type Amount, COSTS, SALES } from './posting-amounts.ts';
import { PostingCards } from './posting-cards.tsx';
import { PostingKind } from './posting-kind.tsx';

type Props = {
  page: PostingPage;
  /** What all rows add up to, on however many pages; it comes after them. */
  all: Promise<PostingSums>;
  location: ListLocation;
  currency: string;
  showsCosts: boolean;
  prefs: Prefs;
};

/** The postings that the figures add up from, with the sum of all of them held against the figure itself. */
export function PostingTable({ page, all, location, currency, showsCosts, prefs }: Props) {
  const t = useTranslations('channels.posting');
  const amounts: readonly Amount[] = showsCosts ? [...SALES, ...COSTS] : SALES;
  return (
    <section id="postings" className="scroll-mt-16">
      <Panel
        title={t('title')}
        action={
          <Suspense fallback={<Skeleton className="h-6 w-24" />}>
            <Agreement all={all} />
          </Suspense>
        }
      >
        {page.rows.length === 0 ? (
          <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />
        ) : (
          <>
            <PostingCards page={page} all={all} amounts={amounts} currency={currency} prefs={prefs} />
            <section
              aria-label={t('title')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
              tabIndex={0}
              className="relative -m-4 max-h-[70dvh] overflow-auto max-md:hidden print:block!"
            >
              <table className="w-full border-separate border-spacing-0 text-start">
                <Head amounts={amounts} />
                <tbody>
                  <Suspense
                    fallback={<SumRow sums={null} amounts={amounts} currency={currency} prefs={prefs} />}
                  >
                    <AllRows all={all} amounts={amounts} currency={currency} prefs={prefs} />
                  </Suspense>
                  {page.rows.map((row) => (
                    <Row key={row.id} row={row} amounts={amounts} currency={currency} prefs={prefs} />
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </Panel>
      <Pages next={page.next} location={location} />
    </section>
  );
}

function Head({ amounts }: { amounts: readonly Amount[] }) {
  const t = useTranslations('channels.posting');
  return (
    <thead>
      <tr>
        <th scope="col" className={`${HEAD} text-start`}>
          {t('day')}
        </th>
        <th scope="col" className={`${HEAD} text-start`}>
          {t('kind')}
        </th>
        <th scope="col" className={`${HEAD} text-start`}>
          {t('order')}
        </th>
        {['orders', 'units', 'net', ...amounts].map((key) => (
          <th key={key} scope="col" className={`${HEAD} text-end`}>
            {t(`column.${key as 'net'}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type Figures = { sums: Sums; amounts: readonly Amount[]; currency: string; prefs: Prefs };

function Agreement({ all }: { all: Promise<PostingSums> }) {
  const t = useTranslations('channels.posting');
  const { sums, figure } = use(all);
  const agrees = METRICS.net.compute(sums) === METRICS.net.compute(figure);
  return <Badge tone={agrees ? 'ok' : 'bad'}>{t(agrees ? 'agree' : 'disagree')}</Badge>;
}

function AllRows({ all, ...rest }: Omit<Figures, 'sums'> & { all: Promise<PostingSums> }) {
  return <SumRow sums={use(all).sums} {...rest} />;
}

/** The sum of all rows; without sums while they are being added up. */
function SumRow({ sums, ...rest }: Omit<Figures, 'sums'> & { sums: Sums | null }) {
  const t = useTranslations('channels.posting');
  return (
    <tr className="bg-neutral-2 font-medium">
      <th scope="row" colSpan={3} className={`${CELL} text-start font-medium`}>
        {t('sum')}
      </th>
      {sums ? (
        <FigureCells sums={sums} {...rest} />
      ) : (
        <td colSpan={3 + rest.amounts.length} className={CELL}>
          <Skeleton className="h-4 w-full" />
        </td>
      )}
    </tr>
  );
}

function Row({ row, ...rest }: Omit<Figures, 'sums'> & { row: PostingRow }) {
  return (
    <tr>
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <Day on={row.day} prefs={rest.prefs} />
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
      <FigureCells sums={row} {...rest} />
    </tr>
  );
}

function FigureCells({ sums, amounts, currency, prefs }: Figures) {
  return (
    <>
      <Figure value={sums.orders}>
        <Count value={sums.orders} prefs={prefs} />
      </Figure>
      <Figure value={sums.units}>
        <Count value={sums.units} prefs={prefs} />
      </Figure>
      {[METRICS.net.compute(sums), ...amounts.map((name) => sums[name])].map((amountMinor, at) => (
        <Figure key={amounts[at - 1] ?? 'net'} value={amountMinor}>
          <Money amountMinor={amountMinor} currency={currency} prefs={prefs} />
        </Figure>
      ))}
    </>
  );
}

/** A cell of the table; what is nothing stays quiet, so that the rest is seen. */
function Figure({ value, children }: { value: number; children: ReactNode }) {
  return (
    <td className={`${CELL} text-end tabular-nums`}>
      {value === 0 ? <span className="text-quiet">–</span> : children}
    </td>
  );
}

function Pages({ next, location }: { next: string | null; location: ListLocation }) {
  const t = useTranslations('channels.posting');
  const isFirst = location.params.after === undefined;
  const href = (after: string | null) => `${hrefWith(location, { after })}#postings`;
  if (isFirst && !next) return null;
  return (
    <nav aria-label={t('pages')} className="mt-3 flex justify-end gap-2">
      {isFirst ? null : <LinkButton href={href(null)}>{t('first')}</LinkButton>}
      {next ? (
        <LinkButton href={href(next)}>
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
