'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePrefs } from '#components/shell/prefs-provider.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Ltr, UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ReturnJudgement } from '#domains/orders/returns/policy/judge-return.ts';
import { formatBusinessDate } from '#lib/format/format-date.ts';
import { formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { UnitRow } from '../_desk/unit-row.tsx';
import type { Unit, UnitState } from '../_desk/units.ts';

const BASIS = 10_000;

/** A line of the order as the desk sees it. */
export type DeskGoods = {
  id: string;
  variantId: string | null;
  sku: string;
  title: string;
  /** Units with the customer. */
  left: number;
  codes: string[];
  /** The numbers of the units that the line sold. */
  serials: string[];
  claimed: number;
  judgement: ReturnJudgement;
};

type Props = {
  goods: DeskGoods;
  units: readonly Unit[];
  isFirstPolicy: boolean;
  onAdd: () => void;
  onChange: (key: number, part: Partial<UnitState>) => void;
  onRemove: (key: number) => void;
};

/** One line of the order: what the policy says of it, and its units that came back, each for itself. */
export function DeskLine({ goods, units, isFirstPolicy, onAdd, onChange, onRemove }: Props) {
  const t = useTranslations('returns.desk');
  const prefs = usePrefs();
  const { sku, title, left, claimed } = goods;
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <UserText className="block font-medium">{title}</UserText>
          <p className="text-sm text-quiet">
            <Ltr>{sku}</Ltr> · {t('left', { count: formatNumber(left, prefs) })}
          </p>
        </div>
        <Button
          size="large"
          look={units.length > 0 ? 'secondary' : 'primary'}
          aria-label={t('add', { sku })}
          disabled={units.length >= left}
          onClick={onAdd}
        >
          <Plus aria-hidden />
          {units.length > 0 ? formatNumber(units.length, prefs) : t('addShort')}
        </Button>
      </div>
      <p className="flex flex-wrap gap-2">
        <PolicyWords judgement={goods.judgement} isFirstPolicy={isFirstPolicy} />
        {claimed > 0 ? <Badge tone="warn">{t('claimed', { count: claimed })}</Badge> : null}
      </p>
      {units.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {units.map((unit, at) => (
            <UnitRow
              key={unit.key}
              unit={unit}
              number={at + 1}
              sku={sku}
              serials={goods.serials}
              onChange={(part) => onChange(unit.key, part)}
              onRemove={() => onRemove(unit.key)}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function PolicyWords({ judgement, isFirstPolicy }: { judgement: ReturnJudgement; isFirstPolicy: boolean }) {
  const t = useTranslations('returns');
  const prefs = usePrefs();
  const { rule, until, refusals, feeBasisPoints } = judgement;
  const day = until ? formatBusinessDate(until, prefs) : '';
  const name = isFirstPolicy ? t('desk.firstRule') : (rule?.name ?? '');
  return (
    <>
      {refusals.map((refusal) => (
        <Badge key={refusal} tone="bad">
          {refusal === 'tooLate' ? t('refusal.tooLate', { until: day }) : t(`refusal.${refusal}`)}
        </Badge>
      ))}
      {refusals.length === 0 && until ? <Badge tone="ok">{t('desk.until', { day })}</Badge> : null}
      {feeBasisPoints > 0 ? (
        <Badge tone="info">{t('desk.fee', { percent: formatPercent(feeBasisPoints / BASIS, prefs) })}</Badge>
      ) : null}
      {name ? <Badge>{t('desk.byRule', { rule: `\u2068${name}\u2069` })}</Badge> : null}
    </>
  );
}
