'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { NumberField } from '#components/form/number-field.tsx';
import { ScanField, type ScanResult } from '#components/form/scan-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { notify } from '#components/ui/toast.ts';
import type { PackingLine } from '#domains/fulfilment/packing/get-packing.ts';
import { suggestWeight } from '#domains/fulfilment/packing/suggest-weight.ts';
import { groupLines } from '#domains/orders/bundles/group-lines.ts';
import { newClientId } from '#lib/client-id.ts';
import { parseInteger, toLocaleDigits } from '#lib/digits.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { FailureNote } from '../../../_parts/failure-note.tsx';
import { useAction } from '../../../_parts/use-action.ts';
import { pack } from '../../actions.ts';
import { useRefusals } from '../../use-refusals.ts';
import { readParcel } from './read-parcel.ts';

type Props = { orderId: string; locationId: string; lines: readonly PackingLine[] };

/** One parcel: its units by scan or by hand, its weight, its size. */
export function PackForm({ orderId, locationId, lines }: Props) {
  const t = useTranslations('fulfilment.pack');
  const tWalk = useTranslations('fulfilment.walk');
  const prefs = usePrefs();
  const refusal = useRefusals();
  const [units, setUnits] = useState(() =>
    Object.fromEntries(lines.map((line) => [line.lineId, line.packable])),
  );
  // Scans follow each other faster than the screen is drawn; the first one begins the parcel anew.
  const scanned = useRef<Record<string, number>>({});
  const [weight, setWeight] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isPending, failure } = useAction(pack, () => void notify(t('done')));
  const suggested = suggestWeight(lines.map((line) => ({ ...line, quantity: units[line.lineId] ?? 0 })));

  function onScan(code: string): ScanResult {
    const line = lines.find((one) => one.sku === code || one.barcodes.includes(code));
    if (!line) return { tone: 'unknown', text: t.rich('wrongItem', { code: () => <Ltr>{code}</Ltr> }) };
    const name = () => <UserText>{line.title}</UserText>;
    const count = (scanned.current[line.lineId] ?? 0) + 1;
    if (count > line.packable) return { tone: 'tooMany', text: tWalk.rich('tooMany', { name }) };
    scanned.current = { ...scanned.current, [line.lineId]: count };
    setUnits({ ...scanned.current });
    return { tone: 'right', text: t.rich('added', { name, count: formatNumber(count, prefs) }) };
  }

  function send(form: FormData) {
    const read = readParcel(form, lines);
    if ('problem' in read) return setProblem(t(read.problem));
    setProblem(null);
    run({ parcelId: newClientId(), orderId, locationId, ...read.parcel });
  }

  return (
    <div className="flex flex-col gap-4">
      <ScanField label={tWalk('scan')} submit={tWalk('count')} onScan={onScan} />
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <Panel title={t('goods')}>
          <ul className="flex flex-col gap-3">
            {groupLines(lines.map((line) => ({ ...line, id: line.lineId, quantity: line.packable }))).map(
              (group) => (
                <li key={group.key} className="flex flex-col gap-3">
                  {group.bundle ? (
                    <span className="rounded-sm bg-neutral-2 px-2 py-1 font-medium">
                      <bdi>{t('bundle', { title: group.bundle.title })}</bdi>
                    </span>
                  ) : null}
                  {group.lines.map((line) => (
                    <GoodsToPack
                      key={line.lineId}
                      line={line}
                      units={units[line.lineId] ?? 0}
                      isInBundle={group.bundle !== null}
                      onChange={(count) => setUnits({ ...units, [line.lineId]: count })}
                    />
                  ))}
                </li>
              ),
            )}
          </ul>
        </Panel>
        <NumberField
          name="weight"
          label={t('weight')}
          help={suggested === null ? undefined : t('suggested', { grams: formatNumber(suggested, prefs) })}
          value={weight ?? (suggested === null ? '' : toLocaleDigits(String(suggested), prefs.digits))}
          onChange={(event) => setWeight(event.target.value)}
        />
        <div className="grid grid-cols-3 gap-2">
          <NumberField name="length" label={t('length')} isOptional />
          <NumberField name="width" label={t('width')} isOptional />
          <NumberField name="height" label={t('height')} isOptional />
        </div>
        <FailureNote failure={failure} words={refusal(failure)} />
        {problem ? (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        ) : null}
        <Button look="primary" size="large" type="submit" disabled={isPending}>
          {t('submit')}
        </Button>
      </form>
    </div>
  );
}

type GoodsProps = {
  line: PackingLine;
  units: number;
  isInBundle: boolean;
  onChange: (units: number) => void;
};

/** Goods that may go into the parcel, and how many do. */
function GoodsToPack({ line, units, isInBundle, onChange }: GoodsProps) {
  const t = useTranslations('fulfilment.pack');
  const prefs = usePrefs();
  return (
    <div className={`flex flex-wrap items-center justify-between gap-3 ${isInBundle ? 'ps-4' : ''}`}>
      <span className="min-w-0 flex-1 basis-40">
        <span className="block">
          <UserText>{line.title}</UserText>
        </span>
        <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
      </span>
      <span className="flex items-center gap-2">
        <input
          name={line.lineId}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('quantity', { sku: line.sku })}
          value={toLocaleDigits(String(units), prefs.digits)}
          onChange={(event) => {
            const parsed = parseInteger(event.target.value || '0');
            if (parsed.ok) onChange(Math.min(parsed.value, line.packable));
          }}
          className="h-11 w-20 rounded-md border border-field bg-surface px-3 text-end"
        />
        <span className="text-quiet">{t('of', { count: formatNumber(line.packable, prefs) })}</span>
      </span>
    </div>
  );
}
