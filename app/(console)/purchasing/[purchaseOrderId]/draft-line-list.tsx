'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '#components/form/text-field.tsx';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Money } from '#components/ui/figures.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { moneyUnit } from '#lib/format/format-money.ts';
import { UnitChoice } from '../../_parts/unit-choice.tsx';
import { useUnitWords } from '../../_parts/use-unit-words.ts';
import { type DraftLine, packProblem, type readLine, totalOf } from './draft-lines.ts';

type Read = ReturnType<typeof readLine>;

type Props = {
  lines: readonly DraftLine[];
  read: readonly Read[];
  currency: string;
  onChange: (lines: readonly DraftLine[]) => void;
};

/** The goods so far, each with its quantity and its price. */
export function DraftLineList({ lines, read, currency, onChange }: Props) {
  const t = useTranslations('purchasing');
  if (lines.length === 0) return <p className="text-quiet">{t('draft.none')}</p>;
  return (
    <ul className="flex flex-col">
      {lines.map((line, index) => (
        <DraftRow
          key={line.key}
          line={line}
          read={read[index]!}
          currency={currency}
          onChange={(part) => onChange(lines.map((one) => (one === line ? { ...one, ...part } : one)))}
          onRemove={() => onChange(lines.filter((one) => one !== line))}
        />
      ))}
    </ul>
  );
}

function DraftRow({
  line,
  read,
  currency,
  onChange,
  onRemove,
}: {
  line: DraftLine;
  read: Read;
  currency: string;
  onChange: (part: Partial<DraftLine>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('purchasing');
  const prefs = usePrefs();
  const tUnits = useTranslations('units');
  const words = useUnitWords(prefs);
  const problem = packProblem(line, read.quantity);
  const unit = line.units.find((one) => one.id === line.unitId);
  return (
    <li className="grid grid-cols-[1fr_1fr_auto] items-end gap-x-3 gap-y-1 border-b border-line py-3 first:pt-0 sm:grid-cols-[minmax(0,1fr)_6rem_8rem_7rem_auto]">
      <div className="min-w-0 self-center max-sm:col-span-3">
        <span className="block truncate font-medium">
          <UserText>{line.title}</UserText>
        </span>
        <Ltr className="text-sm text-quiet">{line.sku}</Ltr>
        {unit && read.quantity !== null ? (
          <p role="status" className="text-sm text-quiet">
            {tUnits('equals', { pieces: words.countOf(read.quantity, unit.base) })}
          </p>
        ) : null}
        {problem ? (
          <p className="text-sm text-warn">
            {t(`draft.${problem}`, { count: problem === 'pack' ? line.packSize : line.minimumQuantity })}
          </p>
        ) : null}
      </div>
      <div className="flex flex-col gap-1">
        <TextField
          label={t('column.quantity')}
          aria-label={t('draft.quantityOf', { sku: line.sku })}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          value={line.quantity}
          onChange={(event) => onChange({ quantity: event.target.value })}
        />
        {line.units.length > 0 ? (
          <UnitChoice
            units={line.units}
            value={line.unitId}
            onChange={(unitId) => onChange({ unitId })}
            label={t('draft.quantityOf', { sku: line.sku })}
          />
        ) : null}
      </div>
      <TextField
        label={t('costIn', { unit: moneyUnit(currency, prefs) })}
        aria-label={t('draft.costOf', { sku: line.sku })}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        value={line.cost}
        onChange={(event) => onChange({ cost: event.target.value })}
      />
      <p className="flex h-9 items-center justify-end text-end max-sm:col-start-1 max-sm:justify-start">
        <Money amountMinor={totalOf([read])} currency={currency} prefs={prefs} />
      </p>
      <IconButton
        label={t('draft.remove', { sku: line.sku })}
        icon={<Trash2 aria-hidden />}
        className="max-sm:col-start-3"
        onClick={onRemove}
      />
    </li>
  );
}
