import { Time, TimeAgo } from '#components/ui/figures.tsx';
import type { Prefs } from '#lib/format/prefs.ts';

/** How long ago on the screen, the moment itself on paper: a sheet is read later. */
export function PrintedTime(props: { at: Date; now: Date; prefs: Prefs }) {
  return (
    <>
      <span className="print:hidden">
        <TimeAgo {...props} />
      </span>
      <span className="hidden print:inline">
        <Time at={props.at} prefs={props.prefs} />
      </span>
    </>
  );
}
