import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findCarrier } from '#app/_server/carriers.ts';
import { requireSession } from '#app/_server/session.ts';
import type { ListParams } from '#components/table/list-location.ts';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getLabel, type ParcelLabel } from '#domains/fulfilment/packing/get-label.ts';
import { can } from '#domains/team/can.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { PostalAddress } from '../../../orders/[orderId]/order-people.tsx';
import { orderNumber } from '../../../orders/order-number.ts';
import { Bars } from '../../print/bars.tsx';
import { Paper } from '../../print/paper.tsx';
import { readLanguage } from '../../print/read-language.ts';

type Props = { params: Promise<{ parcelId: string }>; searchParams: Promise<ListParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fulfilment.print'))('label') };
}

/** The label of a parcel on A6: from whom, to whom, which number. The address stands in its own script and direction. */
export default async function LabelPage({ params, searchParams }: Props) {
  const [{ ctx, prefs, business }, { parcelId }, search] = await Promise.all([
    requireSession(),
    params,
    searchParams,
  ]);
  if (!can(ctx.actor, 'fulfilment.read')) return <EmptyState kind="no-permission" />;
  const label = await getLabel(ctx, parcelId);
  if (!label) notFound();
  const theirs = readLanguage(search, prefs);
  const t = await getTranslations({ locale: theirs.locale, namespace: 'fulfilment' });
  const carried = await findCarrier(label.carrier).label(toCarrier(label, business.name));
  const number = (value: number) => orderNumber(value, theirs);
  return (
    <Paper
      size="a6"
      prefs={theirs}
      location={{ pathname: `/fulfilment/labels/${parcelId}`, params: search }}
      back={`/fulfilment/pack/${label.orderId}`}
    >
      <div className="flex h-full flex-col gap-3">
        <header className="flex items-start justify-between gap-3 border-b border-black pb-2">
          <div className="min-w-0">
            <h1 className="sr-only">{t('print.label')}</h1>
            <p className="text-xs">{t('print.from')}</p>
            <span className="block font-semibold">
              <UserText>{business.name}</UserText>
            </span>
            <span className="block">
              <UserText>{[label.from.name, label.from.city].filter(Boolean).join(', ')}</UserText>
            </span>
          </div>
          <div className="text-end">
            {label.carrier ? (
              <span className="block text-md font-semibold">
                <UserText>{label.carrier}</UserText>
              </span>
            ) : null}
            <p>{t('order', { number: number(label.orderNumber) })}</p>
            <p>
              {t('print.parcelOf', {
                at: formatNumber(label.at, theirs),
                count: formatNumber(label.count, theirs),
              })}
            </p>
          </div>
        </header>
        <section className="flex-1 text-md">
          <p className="text-xs">{t('print.to')}</p>
          {label.to ? (
            <div dir={directionOfAddress(label.to)} className="font-medium">
              <PostalAddress
                address={{ ...label.to, kind: 'shipping', isMasked: label.isMasked }}
                prefs={theirs}
              />
            </div>
          ) : (
            <p>{t('print.noAddress')}</p>
          )}
        </section>
        <p className="flex flex-wrap gap-x-4">
          <span>
            {t('print.weight')}: {t('grams', { grams: formatNumber(label.weightGrams, theirs) })}
          </span>
          {label.lengthMm && label.widthMm && label.heightMm ? (
            <Ltr>
              {[label.lengthMm, label.widthMm, label.heightMm]
                .map((side) => formatNumber(side, theirs))
                .join(' × ')}{' '}
              mm
            </Ltr>
          ) : null}
        </p>
        <Bars code={carried.code} className="h-20" />
        {carried.words.map((words) => (
          <Ltr key={words}>{words}</Ltr>
        ))}
      </div>
    </Paper>
  );
}

function toCarrier(label: ParcelLabel, businessName: string) {
  const { lengthMm, widthMm, heightMm } = label;
  return {
    number: label.number,
    orderNumber: label.orderNumber,
    weightGrams: label.weightGrams,
    size: lengthMm && widthMm && heightMm ? { lengthMm, widthMm, heightMm } : null,
    from: {
      ...label.from,
      name: businessName,
      phone: null,
      lines: label.from.name,
      region: '',
      postcode: '',
    },
    to: label.to,
    trackingNumber: label.trackingNumber,
  };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** An address stands on the side on which its script begins, whatever the language of the label is. */
function directionOfAddress({
  lines,
  city,
  name,
}: {
  lines: string;
  city: string;
  name: string;
}): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(lines || city || name) ? 'rtl' : 'ltr';
}
