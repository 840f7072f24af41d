import { type AllianceStatus, type Guard, type LocalDate, Period, stepsOf } from '@talkoot/contracts';
import type { AllianceState } from './alliance-details.js';
import { refuse } from './messages/index.js';

interface Decision {
  readonly day: LocalDate;
  readonly today: LocalDate;
}

const decidedInItsPeriod: Guard<AllianceState, Decision & { readonly notBefore?: readonly LocalDate[] }> = {
  says: 'on a day of its period, from the last decision and what it would undo until today',
  require: ({ period, statusOn }, { day, today, notBefore = [] }) => {
    if (day.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['on']);
    const [first] = [...notBefore, statusOn, period.from]
      .flatMap((each) => each ?? [])
      .toSorted((one, other) => other.compareTo(one));
    const possible = first ? Period.of(first, period.to) : period;
    if (!possible?.includes(day)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: possible ?? period });
  },
};

const nobodyIsAwaited: Guard<AllianceState, { readonly isWaiting: boolean }> = {
  says: 'everybody who was invited to propose it has answered; who declined is out',
  require: (_, { isWaiting }) => {
    if (isWaiting) throw refuse('WRONG_STATUS.proposersHaveNotAgreed', ['alliance']);
  },
};

const notProposedInAdvance: Guard<unknown, Decision> = {
  says: 'it was proposed today or before',
  require: (_, { day, today }) => {
    if (day.isAfter(today)) throw refuse('INVALID_DATE.decidedInAdvance', ['on']);
  },
};

const OPEN = ['proposed', 'active'] as const;

const { begin, step } = stepsOf<AllianceStatus, AllianceState>((status) =>
  refuse('WRONG_STATUS.alliance', ['alliance'], { status }),
);

/** The steps of an alliance. Its status changes by decision, never by the clock. */
export const ALLIANCE_FLOW = {
  proposeAlliance: begin<Decision>('proposed', [notProposedInAdvance]),
  changeAlliance: step(OPEN),
  admitAllianceMember: step(OPEN),
  acceptInvitation: step(OPEN),
  endAllianceMembership: step(OPEN),
  arrangeThemes: step(OPEN),
  renameThemeGroup: step(OPEN),
  activateAlliance: step<Decision & { readonly isWaiting: boolean }>(['proposed'], 'active', [
    decidedInItsPeriod,
    nobodyIsAwaited,
  ]),
  endAlliance: step<Decision & { readonly notBefore: readonly LocalDate[] }>(OPEN, 'ended', [decidedInItsPeriod]),
};
