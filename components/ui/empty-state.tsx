import { CircleAlert, Inbox, Lock, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

const ICONS = { 'nothing-yet': Inbox, 'no-match': SearchX, 'no-permission': Lock, failed: CircleAlert };

type Words = { title: string; hint: string };

/**
 * What a list or page shows instead of rows. `nothing-yet` needs its own words: what the place is for and the first
 * step; the other kinds have words of their own unless given.
 */
export function EmptyState(
  props: { action?: ReactNode } & (
    | ({ kind: 'nothing-yet' } & Words)
    | ({ kind: 'no-match' | 'no-permission' | 'failed' } & Partial<Words>)
  ),
) {
  const t = useTranslations('common.empty');
  const Icon = ICONS[props.kind];
  const own: Words =
    props.kind === 'nothing-yet'
      ? props
      : props.kind === 'no-match'
        ? { title: t('noMatchTitle'), hint: t('noMatchHint') }
        : props.kind === 'no-permission'
          ? { title: t('noPermissionTitle'), hint: t('noPermissionHint') }
          : { title: t('failedTitle'), hint: t('failedHint') };
  return (
    <div
      role={props.kind === 'failed' ? 'alert' : undefined}
      className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center"
    >
      <Icon aria-hidden className="size-8 text-neutral-8" />
      <p className="text-md font-medium">{props.title ?? own.title}</p>
      <p className="text-quiet">{props.hint ?? own.hint}</p>
      {props.action ? <div className="mt-2 flex gap-2">{props.action}</div> : null}
    </div>
  );
}
