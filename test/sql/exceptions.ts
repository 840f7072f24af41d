/** What a mutation may do beyond what is allowed to all. */
export interface Exception {
  /** The number of its useless statements. */
  readonly useless?: number;
  readonly roundTrips?: number;
  /** What it changes that needs them. */
  readonly why: string;
}

export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  approvePlan: { useless: 1, roundTrips: 10, why: 'the plan becomes a pilot, and its partners are invited' },
  arrangeThemes: {
    useless: 1,
    why: 'the alliance, and the themes that the registry knows of it: each asks for the themes',
  },
  changeActionItem: { useless: 1, why: 'the body is asked for before the lock, and again for the person named' },
  correctGrant: { roundTrips: 12, why: 'the grant, its ledger, and what is left of the appropriation' },
  decideGrant: { roundTrips: 14, why: 'the pilot is held, the grant is entered, the appropriation pays for it' },
  mergeOrganisations: {
    useless: 2,
    roundTrips: 25,
    why: 'everything that the organisations take part in, in every context',
  },
  proposeAlliance: { useless: 1, why: 'an organisation that proposes and is a member is held for each' },
  redirectPlan: {
    useless: 1,
    roundTrips: 10,
    why: 'the plan becomes a project, and the owner of the programme is asked for with each',
  },
  splitOrganisation: {
    useless: 6,
    roundTrips: 25,
    why: 'everything that the organisation takes part in, in every context',
  },
  submitPlan: { useless: 1, why: 'the applicant leads the work, and each is asked for in its role' },
  withdrawDecision: { roundTrips: 10, why: 'the meeting, and the action items that the decision gave' },
};
