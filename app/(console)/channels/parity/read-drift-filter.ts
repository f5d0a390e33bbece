import { firstValueOf, type ListParams } from '#components/table/list-location.ts';
import {
  DRIFT_KINDS,
  DRIFT_STATES,
  type DriftKind,
  type DriftState,
} from '#domains/parity/rules/parity-rules.ts';
import { isId } from '#lib/ids.ts';

/** Which drifts the address asks for; what it says wrongly is left out. */
export function readDriftFilter(params: ListParams): {
  channelId?: string;
  kind?: DriftKind;
  state: DriftState;
  search: string;
  after?: string;
} {
  const asked = (name: string) => firstValueOf(params[name]);
  const channelId = asked('channel');
  const kind = DRIFT_KINDS.find((known) => known === asked('kind'));
  const after = asked('after');
  return {
    ...(channelId && isId(channelId) && { channelId }),
    ...(kind && { kind }),
    state: DRIFT_STATES.find((known) => known === asked('state')) ?? 'open',
    search: (asked('q') ?? '').slice(0, 200),
    ...(after && { after: after.slice(0, 100) }),
  };
}
