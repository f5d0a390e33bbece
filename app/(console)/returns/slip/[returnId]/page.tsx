import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PrintPaper } from '#components/shell/print-paper.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getSlip, type ReturnSlip } from '#domains/orders/returns/desk/get-slip.ts';
import { RETURN_REASONS } from '#domains/orders/returns/input.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { isId } from '#lib/ids.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { MethodName, MoneyLine } from '../../_desk/money-lines.tsx';

type Props = { params: Promise<{ returnId: string }> };

// A receipt printer's roll.
const ROLL =
  '@page { size: 80mm auto; margin: 4mm } @media print { .roll { width: 72mm; border: 0; padding: 0 } }';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns.slip'))('title') };
}

/** What the customer is given: what came back, what goes back for it, and a place to sign. */
export default async function ReturnSlipPage({ params }: Props) {
  const [t, { ctx, prefs, business }, { returnId }] = await Promise.all([
    getTranslations('returns'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'order.return')) return <EmptyState kind="no-permission" />;
  const slip = isId(returnId) ? await getSlip(ctx, returnId) : null;
  if (!slip) notFound();
  const reason = RETURN_REASONS.find((one) => one === slip.reasonCode);
  return (
    <div className="mx-auto flex max-w-sm flex-col gap-4">
      <style>{ROLL}</style>
      <div data-no-print className="flex flex-wrap justify-end gap-2">
        <LinkButton href="/returns">{t('slip.back')}</LinkButton>
        {slip.orderId ? (
          <LinkButton href={`/orders/${slip.orderId}`}>{t('desk.openOrder')}</LinkButton>
        ) : null}
        <PrintPaper />
      </div>
      <article className="roll flex flex-col gap-3 rounded-md border border-line bg-surface p-4 print:text-black">
        <header className="text-center">
          <p className="text-md font-semibold">
            <UserText>{business.name}</UserText>
          </p>
          <h1>{t('slip.title')}</h1>
          <p className="text-lg font-semibold">{t('number', { number: orderNumber(slip.number, prefs) })}</p>
          <p className="text-sm">
            <Time at={new Date(slip.at)} prefs={prefs} />
          </p>
          <p className="text-sm">
            {slip.orderNumber === null
              ? t('withoutOrder')
              : t('order', { number: orderNumber(slip.orderNumber, prefs) })}
            {slip.locationName ? (
              <>
                {' · '}
                <UserText>{slip.locationName}</UserText>
              </>
            ) : null}
          </p>
          {reason ? <p className="text-sm">{t(`reason.${reason}`)}</p> : null}
        </header>
        <SlipLines slip={slip} prefs={prefs} />
        <SlipMoney slip={slip} prefs={prefs} />
        {slip.approvedBy ? (
          <p className="text-sm">{t('slip.allowedBy', { name: `\u2068${slip.approvedBy}\u2069` })}</p>
        ) : null}
        <p className="mt-6 border-t border-line pt-1 text-sm">{t('slip.signature')}</p>
      </article>
    </div>
  );
}

async function SlipLines({ slip, prefs }: { slip: ReturnSlip; prefs: Prefs }) {
  const t = await getTranslations('statuses');
  return (
    <ul className="flex flex-col gap-2 border-y border-line py-2">
      {slip.lines.map((line) => (
        <li key={line.id}>
          <p>
            <UserText>{line.title}</UserText>
          </p>
          <p className="text-sm text-quiet">
            <Count value={line.quantity} prefs={prefs} /> × <Ltr>{line.sku}</Ltr> ·{' '}
            {t(`condition.${line.condition}`)} · {t(`disposition.${line.disposition}`)}
          </p>
          <MoneyLine name="" amountMinor={line.worthMinor} currency={slip.currency} />
        </li>
      ))}
    </ul>
  );
}

async function SlipMoney({ slip, prefs }: { slip: ReturnSlip; prefs: Prefs }) {
  const t = await getTranslations('returns');
  const { currency, exchange } = slip;
  return (
    <section className="flex flex-col gap-1">
      {slip.feeMinor > 0 ? (
        <MoneyLine name={t('slip.fee')} amountMinor={slip.feeMinor} currency={currency} />
      ) : null}
      {slip.tenders.map((tender) => (
        <MoneyLine
          key={tender.method}
          name={
            <>
              {tender.method === 'exchange' ? null : <>{t('money.due')} · </>}
              <MethodName method={tender.method} />
            </>
          }
          amountMinor={tender.amountMinor}
          currency={currency}
          isStrong
        />
      ))}
      {exchange ? (
        <>
          <MoneyLine
            name={
              <Link className="underline" href={asRoute(`/orders/${exchange.orderId}`)}>
                {t('slip.newOrder', { number: orderNumber(exchange.number, prefs) })}
              </Link>
            }
            amountMinor={exchange.totalMinor}
            currency={currency}
          />
          {exchange.owedMinor > 0 ? (
            <MoneyLine name={t('slip.owed')} amountMinor={exchange.owedMinor} currency={currency} isStrong />
          ) : null}
        </>
      ) : null}
    </section>
  );
}
