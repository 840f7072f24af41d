/** What a mutation may do beyond what is allowed to all. */
export interface Exception {
  /** The number of its useless statements. */
  readonly useless?: number;
  readonly roundTrips?: number;
  /** What needs the round trips. Without a reason they are to be mended. */
  readonly why?: string;
}

export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  acceptMinutes: { roundTrips: 9 },
  approveMinutes: { roundTrips: 9 },
  approvePlan: { useless: 2, roundTrips: 11 },
  arrangeThemes: { useless: 2, roundTrips: 10 },
  changeActionItem: { useless: 1 },
  changeGrantConditions: { useless: 1, roundTrips: 9 },
  correctAppropriation: { roundTrips: 10 },
  correctAttendance: { roundTrips: 9 },
  correctDecision: { roundTrips: 9 },
  correctGrant: { useless: 1, roundTrips: 14 },
  decideGrant: { useless: 1, roundTrips: 16 },
  draftPilot: { useless: 1 },
  mergeOrganisations: { useless: 2, roundTrips: 25 },
  proposeAlliance: { useless: 3 },
  redirectPlan: { useless: 1, roundTrips: 10 },
  remarkOnMinutes: { roundTrips: 9 },
  sendMinutes: { roundTrips: 9 },
  setNetworkThemes: { useless: 1, roundTrips: 9 },
  splitOrganisation: { useless: 6, roundTrips: 25 },
  submitPlan: { useless: 1 },
  withdrawDecision: { roundTrips: 11 },
  writeMinutes: { roundTrips: 9 },
};
