import { useTranslations } from 'next-intl';
import type { Column } from '#components/table/column.ts';
import type { ListLocation } from '#components/table/list-location.ts';
import { Badge } from '#components/ui/badge.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Count, Time } from '#components/ui/figures.tsx';
import type { AnswerWait, AnswerWaits } from '#domains/analytics/board/list-answer-waits.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CardTable } from '../../_cards/card-table.tsx';
import { Minutes } from '../../metric-value.tsx';
import { RowCustomer } from './row-customer.tsx';
import { RowSum } from './row-sum.tsx';

const SUMS = ['questions', 'answered', 'unanswered', 'notDue'] as const;

type Props = { waits: AnswerWaits; location: ListLocation; prefs: Prefs };

/** Questions and how long they waited, the slowest first; above them what all of them come to. */
export function AnswerRows({ waits, location, prefs }: Props) {
  const t = useTranslations('board.rows');
  const columns: Column<AnswerWait>[] = [
    {
      key: 'question',
      header: t('question'),
      render: (row) => (
        <bdi className="block max-w-md truncate">{row.text ?? <span className="text-quiet">–</span>}</bdi>
      ),
    },
    {
      key: 'waited',
      header: t('waited'),
      align: 'end',
      render: (row) => <Minutes value={row.minutes} prefs={prefs} />,
    },
    { key: 'answer', header: t('answers'), render: (row) => <Answer row={row} prefs={prefs} /> },
    { key: 'channel', header: t('channel'), render: (row) => <bdi>{row.channelName}</bdi> },
    { key: 'customer', header: t('customer'), render: (row) => <RowCustomer row={row} prefs={prefs} /> },
    { key: 'asked', header: t('asked'), render: (row) => <Time at={row.askedAt} prefs={prefs} /> },
  ];
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1" data-sums>
        {SUMS.map((key) => (
          <RowSum key={key} name={t(key)}>
            <Count value={waits.sums[key]} prefs={prefs} />
          </RowSum>
        ))}
        {waits.isCut ? <span className="text-quiet">{t('slowest')}</span> : null}
      </p>
      <CardTable
        head="question"
        figure="waited"
        label={t('of.answers')}
        columns={columns}
        rows={waits.rows}
        rowKey={(row) => String(row.touchId)}
        rowLabel={(row) => row.text ?? row.channelName}
        location={location}
        empty={<EmptyState kind="no-match" title={t('noQuestions')} hint={t('noQuestionsHint')} />}
      />
    </>
  );
}

function Answer({ row, prefs }: { row: AnswerWait; prefs: Prefs }) {
  const t = useTranslations('board.rows');
  if (!row.answeredAt) {
    return (
      <Badge tone={row.isNotDue ? 'neutral' : 'bad'}>{t(row.isNotDue ? 'notDue' : 'answer.open')}</Badge>
    );
  }
  return (
    <>
      <Time at={row.answeredAt} prefs={prefs} />{' '}
      <span className="text-xs text-quiet">{t(`answer.${row.answeredBy ?? 'message'}`)}</span>
    </>
  );
}
