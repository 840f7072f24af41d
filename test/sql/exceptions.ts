/** What a mutation may do beyond what is allowed to all. */
export interface Exception {
  /** The number of its useless statements. */
  readonly useless?: number;
  readonly roundTrips?: number;
  /** What it changes that needs them. */
  readonly why: string;
}

export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  adoptRevision: { roundTrips: 11, why: 'the plan, and the obligations that its cycle demands for its areas' },
  openConsultation: { roundTrips: 10, why: 'the plan that is heard, and all organisations that are asked' },
  requestErasure: {
    useless: 1,
    roundTrips: 10,
    why: 'roles, invitations, seats and all else of the person; invitations go by the address, so the person is read before',
  },
  requestMyData: {
    useless: 20,
    why: 'every table that may hold something on the person is looked at, also those that hold nothing',
  },
  mergeOrganisations: {
    roundTrips: 28,
    why: 'everything that the organisations take part in, in every context',
  },
  splitOrganisation: {
    useless: 4,
    roundTrips: 28,
    why: 'everything that the organisation takes part in, in every context; it is read again once it has ended',
  },
};
