import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireSession } from '#app/_server/session.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { RefreshOn } from '#components/shell/refresh-on.tsx';
import { asRoute } from '#components/ui/as-route.ts';
import { UserText } from '#components/ui/bdi-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count } from '#components/ui/figures.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { listSegments, type SegmentRow } from '#domains/segments/list-segments.ts';
import { can } from '#domains/team/can.ts';
import type { Prefs } from '#lib/format/prefs.ts';

const CELL = 'border-b border-line px-3 py-2 text-start align-top';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

/** Every segment, how many are in it, and how that has changed. */
export default async function SegmentsPage() {
  const [t, { ctx, prefs }] = await Promise.all([getTranslations('segments'), requireSession()]);
  const { actor } = ctx;
  if (!can(actor, 'segment.read')) return <EmptyState kind="no-permission" />;
  const segments = await listSegments(ctx);
  const make = can(actor, 'segment.write') ? (
    <LinkButton look="primary" href="/customers/segments/new">
      {t('do.new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <RefreshOn topics={['segment']} />
      <PageHeader
        title={t('title')}
        answers={t('answers')}
        action={
          <>
            <LinkButton href="/customers">{t('customers')}</LinkButton>
            {make}
          </>
        }
      />
      {segments.length === 0 ? (
        <EmptyState kind="nothing-yet" title={t('empty.title')} hint={t('empty.hint')} action={make} />
      ) : (
        <div className="overflow-x-auto rounded-md border border-line bg-surface">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-quiet">
                {(['name', 'members', 'change'] as const).map((column) => (
                  <th key={column} scope="col" className={`${CELL} font-medium`}>
                    {t(`list.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {segments.map((segment) => (
                <Segment key={segment.id} segment={segment} prefs={prefs} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

async function Segment({ segment, prefs }: { segment: SegmentRow; prefs: Prefs }) {
  const t = await getTranslations('segments.list');
  const { id, name, description, members, joined, left } = segment;
  const changes = [
    ...(joined > 0 ? [t('joined', { count: joined })] : []),
    ...(left > 0 ? [t('left', { count: left })] : []),
  ];
  return (
    <tr>
      <td className={CELL}>
        <Link href={asRoute(`/customers/segments/${id}`)} className="font-medium hover:underline">
          <UserText>{name}</UserText>
        </Link>
        {description ? (
          <p className="line-clamp-2 text-quiet">
            <UserText>{description}</UserText>
          </p>
        ) : null}
      </td>
      <td className={CELL}>
        {members === null ? (
          <span className="text-quiet">{t('counting')}</span>
        ) : (
          <Link href={asRoute(`/customers?segment=${id}`)} className="hover:underline">
            <Count value={members} prefs={prefs} />
          </Link>
        )}
      </td>
      <td className={`${CELL} text-quiet`}>{changes.length > 0 ? changes.join(' · ') : t('unchanged')}</td>
    </tr>
  );
}
