import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import type { Column } from '#components/table/column.ts';
import { firstValueOf, type ListLocation, type ListParams } from '#components/table/list-location.ts';
import { Pager } from '#components/table/pager.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import type { Ctx } from '#domains/context.ts';
import {
  listNeverListed,
  listUnknownListings,
  type NeverListed,
  type UnknownListing,
} from '#domains/parity/drifts/list-gaps.ts';
import { readParitySettings } from '#domains/parity/settings/read-settings.ts';
import { can } from '#domains/team/can.ts';
import { isId } from '#lib/ids.ts';
import { CardTable } from '../../_cards/card-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parity.gaps'))('title') };
}

/** What one side has and the other does not: listings without goods, or goods that are not listed. */
export default async function GapsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const [t, { ctx }, params] = await Promise.all([
    getTranslations('parity.gaps'),
    requireSession(),
    searchParams,
  ]);
  if (!can(ctx.actor, 'parity.read')) return <EmptyState kind="no-permission" />;
  const channelId = firstValueOf(params.channel) ?? '';
  const channel = isId(channelId) ? await readParitySettings(ctx, channelId) : undefined;
  const what = firstValueOf(params.what) === 'never' ? 'never' : 'unknown';
  const back = <LinkButton href="/channels/parity">{t('back')}</LinkButton>;
  if (!channel)
    return (
      <>
        <PageHeader title={t('title')} action={back} />
        <EmptyState kind="no-match" />
      </>
    );
  const asked = { channelId, after: firstValueOf(params.after) ?? '' };
  const location = { pathname: '/channels/parity/gaps', params };
  const empty = <EmptyState kind="nothing-yet" title={t('none')} hint={t('noneHint')} />;
  return (
    <>
      <PageHeader title={`${t(what)} · ${channel.channelName}`} answers={t(`${what}Answers`)} action={back} />
      <Rows {...(await readRows(ctx, what, asked))} t={t} location={location} empty={empty} />
    </>
  );
}

type Read =
  | { what: 'never'; rows: NeverListed[]; next: string | null }
  | { what: 'unknown'; rows: UnknownListing[]; next: string | null };

async function readRows(
  ctx: Ctx,
  what: Read['what'],
  asked: { channelId: string; after: string },
): Promise<Read> {
  return what === 'never'
    ? { what, ...(await listNeverListed(ctx, asked)) }
    : { what, ...(await listUnknownListings(ctx, asked)) };
}

function Rows({
  t,
  location,
  empty,
  ...read
}: Read & { t: Words; location: ListLocation; empty: ReactNode }) {
  return (
    <>
      {read.what === 'never' ? (
        <CardTable
          head="goods"
          label={t('never')}
          columns={neverColumns(t)}
          rows={read.rows}
          rowKey={(row) => row.variantId}
          rowLabel={(row) => row.sku}
          rowHref={(row) => `/inventory/${row.variantId}`}
          location={location}
          empty={empty}
        />
      ) : (
        <CardTable
          head="externalId"
          label={t('unknown')}
          columns={unknownColumns(t)}
          rows={read.rows}
          rowKey={(row) => row.externalId}
          rowLabel={(row) => row.externalId}
          location={location}
          empty={empty}
        />
      )}
      <Pager location={location} after={read.next} />
    </>
  );
}

type Words = (key: 'never' | 'unknown' | 'sku' | 'goods' | 'externalId' | 'barcode') => string;

function neverColumns(t: Words): Column<NeverListed>[] {
  return [
    { key: 'sku', header: t('sku'), render: (row) => <Ltr>{row.sku}</Ltr> },
    { key: 'goods', header: t('goods'), render: (row) => <UserText>{row.title}</UserText> },
  ];
}

function unknownColumns(t: Words): Column<UnknownListing>[] {
  return [
    { key: 'externalId', header: t('externalId'), render: (row) => <Ltr>{row.externalId}</Ltr> },
    { key: 'sku', header: t('sku'), render: (row) => <Ltr>{row.sku ?? '–'}</Ltr> },
    { key: 'barcode', header: t('barcode'), render: (row) => <Ltr>{row.barcode ?? '–'}</Ltr> },
    { key: 'goods', header: t('goods'), render: (row) => <UserText>{row.title ?? '–'}</UserText> },
  ];
}
