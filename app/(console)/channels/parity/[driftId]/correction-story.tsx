import { useTranslations } from 'next-intl';
import { UserText } from '#components/ui/bdi-text.tsx';
import { TimeAgo } from '#components/ui/figures.tsx';
import { Panel } from '#components/ui/panel.tsx';
import type { CorrectionRow } from '#domains/parity/corrections/list-corrections.ts';
import type { Prefs } from '#lib/format/prefs.ts';
import { CorrectionMark } from '../correction-mark.tsx';
import { FactText } from '../fact-text.tsx';
import { UndoButton } from './undo-button.tsx';

const REASONS = [
  'later',
  'behind',
  'keyRefused',
  'stale',
  'notShown',
  'gone',
  'invalid',
  'silent',
  'notCounted',
  'severalPlaces',
  'severalVariants',
  'sharedStock',
  'unreadable',
  'moved',
  'decided',
] as const;

type Props = { corrections: readonly CorrectionRow[]; mayUndo: boolean; now: Date; prefs: Prefs };

/** What was written to the channel about a drift, or waits to be, newest first: a line of state each. */
export function CorrectionStory({ corrections, mayUndo, now, prefs }: Props) {
  const t = useTranslations('parity.correction');
  if (corrections.length === 0) return null;
  return (
    <div className="mt-4">
      <Panel title={t('title')}>
        <ul className="flex flex-col">
          {corrections.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0"
            >
              <CorrectionMark state={one.state} />
              <FactText fact={one.after ?? one.wants} prefs={prefs} />
              {one.before ? (
                <span className="text-quiet">
                  {t('was')} <FactText fact={one.before} prefs={prefs} />
                </span>
              ) : null}
              {one.isUndo ? <span className="text-quiet">{t('isUndo')}</span> : null}
              <span className="text-quiet">
                <TimeAgo at={one.endedAt ?? one.sentAt ?? one.askedAt} now={now} prefs={prefs} />
                {' · '}
                {t('by')} <UserText>{one.askedBy}</UserText>
              </span>
              {one.attempts > 1 ? (
                <span className="text-quiet">{t('attempts', { count: one.attempts })}</span>
              ) : null}
              {mayUndo && one.isUndoable ? <UndoButton correctionId={one.id} /> : null}
              <Why correction={one} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Why({ correction: { reason, words } }: { correction: CorrectionRow }) {
  const t = useTranslations('parity.correction');
  const known = REASONS.find((one) => one === reason);
  if (!known) return null;
  return (
    <span className="basis-full">
      {t(`reason.${known}`)}
      {words ? (
        <>
          {' '}
          <span className="text-quiet">{t('words')}</span> <UserText>{words}</UserText>
        </>
      ) : null}
    </span>
  );
}
