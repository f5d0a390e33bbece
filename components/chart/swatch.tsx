import { useId } from 'react';
import type { Shape } from './chart-data.ts';
import { dashOf, weaveOf } from './marks.ts';

const SIZE = 6;
const STROKES = {
  plain: '',
  rising: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2',
  dots: 'M2,2 h2 v2 h-2 z',
  falling: 'M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2',
  bars: 'M0,3 h6',
};

/** The mark of a series beside its name: a piece of its line, or of its bars. */
export function Swatch({ at, colour, shape }: { at: number; colour: string; shape: Shape }) {
  const id = useId();
  if (shape === 'line') {
    return (
      <svg aria-hidden="true" width="22" height="10" className="shrink-0">
        <path d="M0,5 h22" stroke={colour} strokeWidth="2" strokeDasharray={dashOf(at)} />
      </svg>
    );
  }
  return (
    <svg aria-hidden="true" width="12" height="12" className="shrink-0 rounded-sm">
      <defs>
        <Weave id={id} at={at} colour={colour} />
      </defs>
      <rect width="12" height="12" fill={`url(#${id})`} />
    </svg>
  );
}

/** How the bars of a series are filled; stands in `defs`. */
export function Weave({ id, at, colour }: { id: string; at: number; colour: string }) {
  return (
    <pattern id={id} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
      <rect width={SIZE} height={SIZE} fill={colour} />
      <path d={STROKES[weaveOf(at)]} stroke="var(--color-surface)" strokeOpacity="0.55" fill="none" />
    </pattern>
  );
}
