import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PrintPaper } from '#components/shell/print-paper.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { getPurchaseOrder } from '#domains/purchasing/orders/get-purchase-order.ts';
import { readPurchaseLetter } from '#domains/purchasing/orders/read-letter.ts';
import { can } from '#domains/team/can.ts';
import { defaultPrefs, directionOf } from '#lib/format/prefs.ts';
import { purchaseNumber } from '../../purchase-number.ts';
import { PaperLines } from './paper-lines.tsx';

type Props = { params: Promise<{ purchaseOrderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing'))('paper.title') };
}

/** The purchase order on paper, in the supplier's language; its prices only for who may see costs. */
export default async function PurchasePaperPage({ params }: Props) {
  const [tHere, { ctx, prefs }, { purchaseOrderId }] = await Promise.all([
    getTranslations('purchasing'),
    requireSession(),
    params,
  ]);
  if (!can(ctx.actor, 'purchase.read')) return <EmptyState kind="no-permission" />;
  const order = await getPurchaseOrder(ctx, purchaseOrderId);
  if (!order) notFound();
  const letter = await readPurchaseLetter(ctx.db, order.id);
  const { locale } = letter;
  const t = await getTranslations({ locale, namespace: 'purchasing' });
  const theirs = { ...defaultPrefs(locale, prefs.timeZone), tomanDisplay: false };
  return (
    <>
      <div data-no-print className="mx-auto mb-4 flex max-w-3xl justify-end gap-2">
        <LinkButton href={`/purchasing/${order.id}`}>{tHere('paper.back')}</LinkButton>
        <PrintPaper />
      </div>
      <article lang={locale} dir={directionOf(locale)} className="mx-auto flex max-w-3xl flex-col gap-6">
        <PaperLines letter={letter} t={t} prefs={theirs} seesCost={can(ctx.actor, 'cost.read')}>
          <header className="flex flex-wrap items-start justify-between gap-4">
            <span className="text-lg font-semibold">
              <UserText>{letter.businessName}</UserText>
            </span>
            <h1 className="text-end text-lg font-semibold">
              {t('order', { number: purchaseNumber(letter.number, theirs) })}
            </h1>
          </header>
        </PaperLines>
      </article>
    </>
  );
}
