import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import type { ListParams } from '#components/table/list-location.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import { getWave } from '#domains/fulfilment/picking/get-wave.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { lotsToTake } from '../../../inventory/_lots/lots-to-take.ts';
import { orderNumber } from '../../../orders/order-number.ts';
import { Paper } from '../../print/paper.tsx';
import { readLanguage } from '../../print/read-language.ts';

type Props = { params: Promise<{ waveId: string }>; searchParams: Promise<ListParams> };

const CELL = 'border-b border-neutral-7 py-2 pe-3';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fulfilment.print'))('pickList') };
}

/** A walk on paper (A4), for those who pick without a screen: in the order of the way, with a box to tick. */
export default async function PickListPage({ params, searchParams }: Props) {
  const [{ ctx, prefs }, { waveId }, search] = await Promise.all([requireSession(), params, searchParams]);
  if (!can(ctx.actor, 'fulfilment.read')) return <EmptyState kind="no-permission" />;
  const wave = await getWave(ctx, waveId);
  if (!wave) notFound();
  const theirs = readLanguage(search, prefs);
  const t = await getTranslations({ locale: theirs.locale, namespace: 'fulfilment' });
  const tLots = await getTranslations({ locale: theirs.locale, namespace: 'lots.pick' });
  const location = { pathname: `/fulfilment/pick-lists/${waveId}`, params: search };
  const heads = ['print.where', 'print.goods', 'print.orderAndBox', 'print.quantity', 'print.taken'] as const;
  return (
    <Paper size="a4" prefs={theirs} location={location} back={`/fulfilment/waves/${waveId}`}>
      <header className="mb-4 flex items-start justify-between gap-4">
        <div>
          <h1 className="text-lg font-semibold">
            {t('print.pickList')} · {t('wave', { number: orderNumber(wave.number, theirs) })}
          </h1>
          <UserText>{wave.locationName}</UserText>
        </div>
        <div className="text-end">
          <span className="block">
            <UserText>{wave.madeBy}</UserText>
          </span>
          <Time at={wave.madeAt} prefs={theirs} />
        </div>
      </header>
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={`${CELL} text-start font-medium`}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wave.tasks.map((task) => (
            <tr key={task.id}>
              <td className={CELL}>
                <Ltr>{[task.zone, task.bin].filter(Boolean).join(' · ') || '–'}</Ltr>
              </td>
              <td className={CELL}>
                <span className="block">
                  <UserText>{task.title}</UserText>
                </span>
                <Ltr className="text-sm">{task.sku}</Ltr>
                {lotsToTake(task.lots, task.quantity).map((lot) => (
                  <span key={lot.code} className="block text-sm">
                    {tLots('take', { lot: `\u2068${lot.code}\u2069` })}
                  </span>
                ))}
                {task.bundleTitle ? (
                  <span className="block text-sm">{t('walk.bundle', { title: task.bundleTitle })}</span>
                ) : null}
              </td>
              <td className={CELL}>
                <Ltr>{orderNumber(task.orderNumber, theirs)}</Ltr> · {formatNumber(task.box, theirs)}
              </td>
              <td className={`${CELL} text-md font-semibold`}>
                <Count value={task.quantity} prefs={theirs} />
              </td>
              <td className={CELL}>
                <span aria-hidden className="inline-block size-5 rounded-sm border border-black" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
}
