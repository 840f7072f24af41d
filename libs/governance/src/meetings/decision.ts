import {
  changed,
  type Changes,
  type DecisionOutcome,
  type DomainError,
  type Id,
  type LocalisedText,
  newId,
  newUuid,
  type Quorum,
  sameText,
  type SubjectId,
  type Translations,
} from '@talkoot/contracts';
import { refuse, say } from '../messages/index.js';
import { type Attendance, isQuorate, lacking, presentAt, wasPresent } from './attendance.js';

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstentions: number;
}

/** That a seat wanted its different opinion noted. */
export interface Dissent {
  readonly seat: Id<'seat'>;
  readonly reason?: LocalisedText | undefined;
}

export interface DecisionDetails {
  readonly outcome: DecisionOutcome;
  readonly text: LocalisedText;
  /** Undefined: by consensus. */
  readonly votes?: Votes | undefined;
  readonly dissents: readonly Dissent[];
  /** What was decided on. */
  readonly subject?: SubjectId | undefined;
}

/** What a body decided on an item of its agenda. */
export interface Decision extends DecisionDetails {
  readonly id: Id<'decision'>;
  readonly item: Id<'agendaitem'>;
  readonly dissents: readonly (Dissent & { readonly id: string })[];
}

export const newDecision = (item: Id<'agendaitem'>, { dissents, ...details }: DecisionDetails): Decision => ({
  id: newId('decision'),
  item,
  ...details,
  dissents: dissents.map((each) => ({ id: newUuid(), ...each })),
});

export function decisionOf(decisions: readonly Decision[], id: Id<'decision'>): Decision {
  const found = decisions.find((each) => each.id === id);
  if (!found) throw refuse('NOT_FOUND.decision', ['decision']);
  return found;
}

/** The same decision, told otherwise; the very same where nothing is. What is known of a dissent keeps its id. */
export function corrected(decision: Decision, changes: Changes<DecisionDetails>): Decision {
  const { dissents, ...details } = changed<DecisionDetails>(decision, changes);
  const ids = new Map(decision.dissents.map(({ seat, id }) => [seat, id]));
  const after = {
    ...decision,
    ...details,
    dissents: dissents.map(({ seat, reason }) => ({ id: ids.get(seat) ?? newUuid(), seat, reason })),
  };
  return isSame(decision, after) ? decision : after;
}

const isSame = (one: Decision, other: Decision): boolean =>
  one.outcome === other.outcome &&
  one.subject === other.subject &&
  sameText(one.text, other.text) &&
  one.votes?.for === other.votes?.for &&
  one.votes?.against === other.votes?.against &&
  one.votes?.abstentions === other.votes?.abstentions &&
  one.dissents.length === other.dissents.length &&
  one.dissents.every(({ id, reason }) =>
    other.dissents.some((each) => each.id === id && sameText(each.reason, reason)),
  );

/** The rules of a quorum, each as a phrase. */
const rulesOf = ({ seats, percent, kinds = [] }: Quorum): Translations[] => [
  ...(seats ? [say('quorum.seats', { seats })] : []),
  ...(percent ? [say('quorum.percent', { percent })] : []),
  ...kinds.map((kind) => say('quorum.kind', { kind })),
];

/** Why those present could not decide so: too few of them, more votes than seats, the dissent of somebody who was not there. */
export function whyImpossible(
  { votes, dissents }: Pick<DecisionDetails, 'votes' | 'dissents'>,
  attendance: readonly Attendance[],
  quorum: Quorum,
): DomainError | undefined {
  const present = presentAt(attendance).length;
  if (!isQuorate(attendance, quorum))
    return refuse('NO_QUORUM', ['meeting'], {
      present,
      seats: attendance.length,
      needed: rulesOf(lacking(attendance, quorum)),
    });
  if (votes && votes.for + votes.against + votes.abstentions > present)
    return refuse('TOO_MANY_VOTES', ['votes'], { present });
  const stranger = dissents.findIndex(({ seat }) => !wasPresent(attendance, seat));
  if (stranger >= 0) return refuse('NOT_PRESENT', ['dissents', stranger, 'seat']);
  const twice = dissents.findIndex(({ seat }, place) => dissents.findIndex((each) => each.seat === seat) < place);
  return twice >= 0 ? refuse('INVALID_INPUT.seatTwice', ['dissents', twice, 'seat']) : undefined;
}
