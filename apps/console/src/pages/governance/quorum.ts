import type { SeatKind } from '../../api/operations.js';
import { listText, numberText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';

interface Quorum {
  readonly seats: number | null;
  readonly percent: number | null;
  readonly kinds: readonly SeatKind[];
}

/** When a body can decide: all that is told has to be met. */
export function quorumText({ seats, percent, kinds }: Quorum): string | null {
  const demands = [
    seats === null ? [] : say('governance.quorumSeats', { seats }),
    percent === null ? [] : say('governance.quorumPercent', { percent: numberText(percent) }),
    kinds.length === 0
      ? []
      : say('governance.quorumKinds', { kinds: listText(kinds.map((kind) => named('SeatKind', kind))) }),
  ].flat();
  return demands.length === 0 ? null : listText(demands);
}
