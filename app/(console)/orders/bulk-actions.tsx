'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { TextField } from '#components/form/text-field.tsx';
import { useLive } from '#components/shell/live-provider.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import type { Refusal } from '#components/shell/read-json.ts';
import { useSelection } from '#components/table/row-interaction.tsx';
import { Banner } from '#components/ui/banner.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';
import { notify } from '#components/ui/toast.ts';
import type { OrderCount } from '#domains/orders/list-orders.ts';
import { useFailureWords } from '../_parts/use-failure-words.ts';
import { orderNumber } from './order-number.ts';

/** What the reader may do with many orders. */
export type BulkRights = { mayConfirm: boolean; mayPick: boolean; mayCancel: boolean; mayExport: boolean };

type Verb = 'confirm' | 'pick' | 'cancel';
type Refused = Refusal & { id: string; number: number };
type Answer = { done: number; refused: Refused[] } | { error: Refusal };
type Problem = { title: string; lines: Refused[]; english?: string | null };

type Props = {
  count: OrderCount;
  /** The address of the list, for "all that match". */
  search: string;
  rights: BulkRights;
  /** Told true while something is selected: the list then stands still. */
  onHold: (isHeld: boolean) => void;
};

/** What can be done with the selected orders, or with all that match. The server gets the filter and the count seen. */
export function BulkActions({ count, search, rights, onHold }: Props) {
  const t = useTranslations('orders.bulk');
  const inWords = useFailureWords();
  const { tell } = useLive();
  const { ids, clear } = useSelection();
  const [isAll, setAll] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The list outlives this bar: it is let go when the last row is.
  useEffect(() => {
    onHold(true);
    return () => onHold(false);
  }, [onHold]);

  async function run(verb: Verb, reason?: string) {
    setBusy(true);
    const answer = await send({ verb, reason, ...(isAll ? { search, countSeen: count.value } : { ids }) });
    setBusy(false);
    setAsking(false);
    if ('error' in answer) {
      const { said, english } = inWords(answer.error);
      setProblem({ title: said, lines: [], english });
      return;
    }
    void notify(t(`done.${verb}`, { count: answer.done }));
    if (answer.refused.length > 0) {
      setProblem({ title: t('refused', { count: answer.refused.length }), lines: answer.refused });
      return;
    }
    finish();
  }

  function finish() {
    setProblem(null);
    clear();
    tell(['order']);
  }

  const picked = new URLSearchParams(ids.map((id) => ['id', id]));
  return (
    <>
      {!isAll && count.value > ids.length ? (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {count.isExact
            ? t('selectAll', { count: count.value })
            : t('selectAllAbout', { count: count.value })}
        </Button>
      ) : null}
      {isAll ? <span className="text-sm text-quiet">{t('allSelected', { count: count.value })}</span> : null}
      {rights.mayConfirm ? (
        <Button size="small" disabled={isBusy} onClick={() => void run('confirm')}>
          {t('confirm')}
        </Button>
      ) : null}
      {rights.mayPick ? (
        <Button size="small" disabled={isBusy} onClick={() => void run('pick')}>
          {t('pick')}
        </Button>
      ) : null}
      {rights.mayExport ? (
        <LinkButton size="small" download href={`/api/orders/export?format=xlsx&${isAll ? search : picked}`}>
          {t('export')}
        </LinkButton>
      ) : null}
      {rights.mayCancel ? (
        <Button look="danger" size="small" disabled={isBusy} onClick={() => setAsking(true)}>
          {t('cancel')}
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={isAsking}
        isBusy={isBusy}
        count={isAll ? count.value : ids.length}
        onClose={() => setAsking(false)}
        onReason={(reason) => void run('cancel', reason)}
      />
      <Dialog title={t('result')} isOpen={problem !== null} onOpenChange={finish}>
        {problem ? <RefusedList problem={problem} /> : null}
      </Dialog>
    </>
  );
}

function RefusedList({ problem }: { problem: Problem }) {
  const t = useTranslations('orders.bulk');
  const inWords = useFailureWords();
  const prefs = usePrefs();
  return (
    <Banner tone="warn" title={problem.title}>
      {problem.english ? <English>{problem.english}</English> : null}
      <ul className="mt-2 flex flex-col gap-2">
        {problem.lines.map((line) => {
          const { said, english } = inWords(line);
          return (
            <li key={line.id}>
              <span className="font-medium">{t('order', { number: orderNumber(line.number, prefs) })}</span>{' '}
              {said}
              {english ? <English>{english}</English> : null}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}

/** What the program says where there are no words for the reason. */
function English({ children }: { children: string }) {
  return (
    <span dir="ltr" lang="en" className="block text-start text-quiet">
      {children}
    </span>
  );
}

function ReasonDialog({
  isOpen,
  isBusy,
  count,
  onClose,
  onReason,
}: {
  isOpen: boolean;
  isBusy: boolean;
  count: number;
  onClose: () => void;
  onReason: (reason: string) => void;
}) {
  const t = useTranslations('orders.bulk');
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t('cancelTitle', { count })}
      isOpen={isOpen}
      onOpenChange={onClose}
      footer={
        <Button
          look="danger"
          disabled={isBusy || reason.trim() === ''}
          onClick={() => onReason(reason.trim())}
        >
          {t('cancel')}
        </Button>
      }
    >
      <TextField
        label={t('reason')}
        help={t('reasonHelp')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}

async function send(body: Record<string, unknown>): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/api/orders/bulk', { method: 'POST', headers, body: JSON.stringify(body) });
    return await response.json();
  } catch {
    // No answer: what was done shows when the list is read again.
    return { error: { code: 'UNAVAILABLE', message: '', details: {} } };
  }
}
