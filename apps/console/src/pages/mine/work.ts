import type { MinePageQuery } from '../../api/operations.js';
import type { Key } from '../../texts/say.js';
import { addressOf } from '../../things.js';

/** Something that waits. */
export interface Work {
  readonly kind: Key;
  readonly id: string;
  readonly text: string;
  readonly address: string | undefined;
  /** The last day; null: none was named. */
  readonly due: string | null;
  readonly isLate: boolean;
  /** Whose move it is. */
  readonly whose: string;
  /** Where what is known of it comes from. */
  readonly provenance: string | undefined;
  readonly invitation?: Invitation;
}

export type Invitation = MinePageQuery['me']['invitations']['nodes'][number];
type Meeting = MinePageQuery['me']['minutes']['nodes'][number];

interface Texts {
  readonly dutyOf: (kind: string) => string;
  readonly rolesOf: (roles: readonly string[]) => string;
  /** An invitation to what its receiver does not see yet. */
  readonly hidden: string;
}

/** All that waits for the reader and the organisation: what is late first, then as it is due, then what has no last day. */
export function workOf({ me, pilotProgrammes }: MinePageQuery, texts: Texts): Work[] {
  const { organisation } = me;
  const ours = organisation.name;
  const work: Work[] = [
    ...me.invitations.nodes.map((invitation) => invited(invitation, me, texts)),
    ...me.actionItems.nodes.map(({ id, text, due, late, responsibleName, meeting }) => ({
      kind: 'kind.ActionItem' as const,
      id,
      text,
      address: addressOf(meeting),
      due,
      isLate: late,
      whose: responsibleName ?? ours,
      provenance: meeting?.provenance,
    })),
    ...me.minutes.nodes
      .filter((meeting) => seatToAccept(meeting, me) !== undefined)
      .map((meeting) => ({
        kind: 'mine.minutes' as const,
        id: meeting.id,
        text: meeting.title ?? meeting.body.name,
        address: addressOf(meeting),
        due: null,
        isLate: false,
        whose: me.name,
        provenance: meeting.provenance,
      })),
    ...organisation.obligations.nodes.map(({ id, kind, turn, due, status, programme }) => ({
      kind: 'kind.Obligation' as const,
      id,
      text: `${texts.dutyOf(kind)} ${turn}: ${programme.name}`,
      address: addressOf(programme),
      due,
      isLate: status === 'LATE',
      whose: ours,
      provenance: programme.provenance,
    })),
    ...organisation.activities.nodes.map(({ id, title, due, timeliness, actionPlan }) => ({
      kind: 'kind.Activity' as const,
      id,
      text: title,
      address: addressOf(actionPlan.programme),
      due,
      isLate: timeliness === 'LATE',
      whose: ours,
      provenance: actionPlan.programme.provenance,
    })),
    ...organisation.proposals.nodes
      .filter(({ addressee }) => addressee?.__typename === 'Body' || addressee?.id === organisation.id)
      .map((proposal) => ({
        kind: 'kind.Proposal' as const,
        id: proposal.id,
        text: proposal.title,
        address: addressOf(proposal),
        due: proposal.answerDue,
        isLate: proposal.overdue,
        whose: nameOf(proposal.addressee) ?? ours,
        provenance: proposal.provenance,
      })),
    ...pilotProgrammes.nodes.flatMap(({ owner, plans }) =>
      plans.nodes
        .filter(({ viewerCan }) => viewerCan.includes('PLAN_DECIDE'))
        .map((plan) => ({
          kind: 'kind.Plan' as const,
          id: plan.id,
          text: plan.name,
          address: addressOf(plan),
          due: null,
          isLate: false,
          whose: owner?.name ?? ours,
          provenance: plan.provenance,
        })),
    ),
  ];
  return work.toSorted((one, other) => Number(other.isLate) - Number(one.isLate) || byDay(one.due, other.due));
}

/** Days as text sort as they follow each other. */
const byDay = (one: string | null, other: string | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;

function invited(invitation: Invitation, me: MinePageQuery['me'], { rolesOf, hidden }: Texts): Work {
  const { id, roles, to, organisation } = invitation;
  return {
    kind: 'mine.invitation',
    id,
    text: `${nameOf(to) ?? hidden}: ${rolesOf(roles)}`,
    address: addressOf(to),
    due: null,
    isLate: false,
    whose: organisation ? me.organisation.name : me.name,
    provenance: to && 'provenance' in to ? to.provenance : undefined,
    invitation,
  };
}

type Named = { readonly id: string } & Partial<Readonly<Record<'name' | 'bodyName' | 'title', string>>>;

const nameOf = (thing: Named | null): string | undefined => thing?.name ?? thing?.bodyName ?? thing?.title;

/** The seat for which the person or the organisation was at a meeting and has not accepted its minutes yet. */
function seatToAccept({ attendance, minutes }: Meeting, me: MinePageQuery['me']): string | undefined {
  const accepted = new Set(minutes?.acceptances.nodes.map(({ seat }) => seat.id));
  return attendance.nodes.find(
    ({ seat, mandate }) =>
      !accepted.has(seat.id) &&
      (mandate?.person === me.id || (mandate?.person === null && mandate.organisation?.id === me.organisation.id)),
  )?.seat.id;
}
