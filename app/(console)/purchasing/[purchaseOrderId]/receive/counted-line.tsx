'use client';

import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { UserText } from '#components/ui/bdi-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { type AwaitedLine, type Counted, compare } from './count-delivery.ts';
import { UnitsField } from './units-box.tsx';

/** The words of the screen that goods come in on. */
export type CountWords = (
  key: 'awaited' | 'over' | 'short' | 'whole' | 'good' | 'goodOf' | 'damaged' | 'damagedOf' | 'rest',
  values?: Record<string, string | number>,
) => string;

type Props = {
  line: AwaitedLine;
  counted: Counted;
  onChange: (counted: Counted) => void;
  say: CountWords;
  /** By what the goods are known, beneath their title. */
  codes: ReactNode;
  /** How bad it is when more comes than is awaited. */
  overTone: 'warn' | 'bad';
  /** Whether good units come by their serial numbers instead of being counted. */
  isNumbered?: boolean;
  /** What else is asked of this line. */
  children?: ReactNode;
};

const EDGES = { warn: 'border-warn-line', bad: 'border-bad-line' };

/** Goods that come in: what is awaited, what was counted, and what that means. */
export function CountedLine({ line, counted, onChange, say, codes, overTone, isNumbered, children }: Props) {
  const { over, missing } = compare(line, counted);
  const isBegun = counted.good + counted.damaged > 0;
  const edge = over > 0 ? EDGES[overTone] : isBegun && missing === 0 ? 'border-ok-line' : 'border-line';
  return (
    <li className={`flex flex-col gap-2 rounded-md border bg-surface p-3 ${edge}`}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <UserText className="block font-medium">{line.title}</UserText>
          <p className="text-sm text-quiet">{codes}</p>
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <span className="text-sm text-quiet">{say('awaited', { count: line.awaited })}</span>
          {over > 0 ? <Badge tone={overTone}>{say('over', { count: over })}</Badge> : null}
          {isBegun && over === 0 ? (
            <Badge tone={missing > 0 ? 'neutral' : 'ok'}>
              {missing > 0 ? say('short', { count: missing }) : say('whole')}
            </Badge>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {isNumbered ? null : (
          <UnitsField
            caption={say('good')}
            label={say('goodOf', { sku: line.sku })}
            value={counted.good}
            units={line.units}
            onChange={(good) => onChange({ ...counted, good })}
          />
        )}
        <UnitsField
          caption={say('damaged')}
          label={say('damagedOf', { sku: line.sku })}
          value={counted.damaged}
          units={line.units}
          onChange={(damaged) => onChange({ ...counted, damaged })}
        />
        {missing > 0 && !isNumbered ? (
          <Button size="large" onClick={() => onChange({ ...counted, good: counted.good + missing })}>
            {say('rest', { count: missing })}
          </Button>
        ) : null}
      </div>
      {children}
    </li>
  );
}
