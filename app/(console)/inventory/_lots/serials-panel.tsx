import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { firstValueOf, hrefWith, type ListLocation } from '#components/table/list-location.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Time } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { Ctx } from '#domains/context.ts';
import { listSerials, type SerialRow } from '#domains/inventory/serials/list-serials.ts';
import { toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import type { Prefs } from '#lib/format/prefs.ts';

type Props = { ctx: Ctx; variantId: string; onHand: number; location: ListLocation; prefs: Prefs };

const TONES = { in_stock: 'ok', sold: 'accent', gone: 'neutral' } as const;

/** The serial numbers of a variant, each with its story; `serial` and `numbers` of the address search and turn pages. */
export async function SerialsPanel({ ctx, variantId, onHand, location, prefs }: Props) {
  const search = firstValueOf(location.params.serial) ?? '';
  const after = firstValueOf(location.params.numbers);
  const [t, list] = await Promise.all([
    getTranslations('lots.serials'),
    listSerials(ctx, { variantId, search, ...(after ? { after } : {}) }),
  ]);
  return (
    <Panel title={t('title')}>
      <p className="mb-3 text-sm text-quiet">
        {t('inStock', { count: list.inStock })}{' '}
        {list.inStock === onHand ? null : t('differs', { onHand: formatNumber(onHand, prefs) })}
      </p>
      <form className="mb-3 flex gap-2">
        <input
          name="serial"
          dir="ltr"
          defaultValue={search}
          aria-label={t('search')}
          placeholder={t('search')}
          autoComplete="off"
          className="h-9 min-w-0 flex-1 rounded-md border border-field bg-surface px-3 text-start pointer-coarse:h-11"
        />
        <Button type="submit">{t('find')}</Button>
      </form>
      {list.rows.length === 0 ? (
        <p className="text-quiet">{t(search || after ? 'noMatch' : 'none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {list.rows.map((row) => (
            <Serial key={row.id} row={row} isOpen={row.code === search} prefs={prefs} />
          ))}
        </ul>
      )}
      {list.next ? (
        <LinkButton href={hrefWith(location, { numbers: list.next })}>{t('more')}</LinkButton>
      ) : null}
    </Panel>
  );
}

async function Serial({ row, isOpen, prefs }: { row: SerialRow; isOpen: boolean; prefs: Prefs }) {
  const t = await getTranslations('lots.serials');
  return (
    <li>
      <details open={isOpen}>
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-x-3">
          <Ltr className="font-medium break-all">{row.code}</Ltr>
          <span className="flex items-center gap-2 text-sm text-quiet">
            {row.place ? <UserText>{row.place}</UserText> : null}
            <Badge tone={TONES[row.state]}>{t(`state.${row.state}`)}</Badge>
          </span>
        </summary>
        <ol className="flex flex-col gap-1 pb-3 text-sm">
          {row.story.map((page) => (
            <li key={`${page.at} ${page.kind}`} className="flex flex-wrap justify-between gap-x-3">
              <span>
                {page.orderId ? (
                  <Link href={asRoute(`/orders/${page.orderId}`)} className="text-accent hover:underline">
                    {t(`event.${page.kind}`, {
                      order: toLocaleDigits(String(page.orderNumber), prefs.digits),
                    })}
                  </Link>
                ) : (
                  t(`event.${page.kind}`, { order: '' })
                )}
                {page.place ? (
                  <>
                    {' · '}
                    <UserText>{page.place}</UserText>
                  </>
                ) : null}
              </span>
              <span className="text-quiet">
                <UserText>{page.actorName}</UserText> · <Time at={new Date(page.at)} prefs={prefs} />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}
