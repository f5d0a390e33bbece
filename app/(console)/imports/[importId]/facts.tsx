import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Session } from '#app/_server/session.ts';
import { asRoute } from '#components/ui/as-route.ts';
import { Banner } from '#components/ui/banner.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Time } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatRow } from '#components/ui/stat-row.tsx';
import type { ImportDetail } from '#domains/imports/get-import.ts';
import { formatNumber } from '#lib/format/format-number.ts';

const KILOBYTE = 1024;

type Props = {
  found: ImportDetail;
  session: Session;
  channelName: string | undefined;
  /** An import that has taken the same file before. */
  sameFileAs: string | undefined;
};

/** The facts of an import beside its steps: where it came from, who began it, when. */
export function Facts({ found, session, channelName, sameFileAs }: Props) {
  const t = useTranslations('imports');
  const { prefs } = session;
  const size = t('detail.kilobytes', {
    size: formatNumber(Math.ceil(found.fileBytes / KILOBYTE), prefs),
  });
  const stats = [
    { name: t('list.kind'), value: t(`kind.${found.kind}`) },
    ...(channelName ? [{ name: t('list.channel'), value: <UserText>{channelName}</UserText> }] : []),
    ...(found.preset && found.preset !== 'generic'
      ? [{ name: t('new.preset'), value: <Ltr>{found.preset}</Ltr> }]
      : []),
    ...(found.kind === 'spend' && found.mapping.amountsIn
      ? [
          {
            name: t('map.amountsIn'),
            value:
              found.mapping.amountsIn === 'column' ? (
                t('question.asColumn')
              ) : (
                <Ltr>{found.mapping.amountsIn}</Ltr>
              ),
          },
        ]
      : []),
    { name: t('detail.size'), value: size },
    { name: t('list.by'), value: <UserText>{found.createdBy}</UserText> },
    { name: t('list.at'), value: <Time at={found.createdAt} prefs={prefs} /> },
    ...(found.startedAt
      ? [{ name: t('detail.startedAt'), value: <Time at={found.startedAt} prefs={prefs} /> }]
      : []),
    ...(found.finishedAt
      ? [{ name: t('detail.finishedAt'), value: <Time at={found.finishedAt} prefs={prefs} /> }]
      : []),
  ];
  return (
    <div className="flex flex-col gap-4 lg:sticky lg:top-20">
      {sameFileAs ? (
        <Banner tone="info" title={t('detail.again')}>
          <p>{t('detail.againHint')}</p>
          <Link href={asRoute(`/imports/${sameFileAs}`)} className="text-accent underline">
            {t('detail.toFirst')}
          </Link>
        </Banner>
      ) : null}
      <Panel title={t('detail.facts')}>
        <StatRow stats={stats} />
      </Panel>
    </div>
  );
}
