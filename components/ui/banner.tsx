import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const KINDS = {
  ok: { Icon: CircleCheck, look: 'border-ok-line bg-ok-surface', colour: 'text-ok' },
  info: { Icon: Info, look: 'border-info-line bg-info-surface', colour: 'text-info' },
  warn: { Icon: TriangleAlert, look: 'border-warn-line bg-warn-surface', colour: 'text-warn' },
  bad: { Icon: CircleAlert, look: 'border-bad-line bg-bad-surface', colour: 'text-bad' },
} as const;

/** A message that stays: errors of a form, a stale channel, a closed period. `bad` and `warn` are read out at once. */
export function Banner({
  tone,
  title,
  children,
  action,
}: {
  tone: keyof typeof KINDS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const { Icon, look, colour } = KINDS[tone];
  const urgent = tone === 'bad' || tone === 'warn';
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={`flex flex-wrap items-start gap-3 rounded-md border p-3 ${look}`}
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
      <div className="min-w-0 flex-1">
        <p className={`font-medium ${colour}`}>{title}</p>
        {children ? <div className="mt-1 text-sm text-ink">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
