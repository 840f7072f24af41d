import {
  type DatedOrganisation,
  fromTheStart,
  type Handover,
  handedOver,
  type LocalDate,
  newUuid,
  type OrganisationId,
  Period,
  type Provenance,
} from '@talkoot/contracts';

export const PROPOSAL_ROLES = ['proposer', 'supporter', 'addressee'] as const;
export type ProposalRole = (typeof PROPOSAL_ROLES)[number];

/** Somebody who makes a proposal, supports it or has to answer it. */
export interface ProposalParty extends DatedOrganisation {
  readonly role: ProposalRole;
  readonly provenance: Provenance;
}

type Parties = readonly ProposalParty[];

/** Who makes a proposal and whom it is addressed to are so from its beginning. */
export const party = (
  role: Exclude<ProposalRole, 'supporter'>,
  organisation: OrganisationId,
  provenance: Provenance,
): ProposalParty => ({ ...fromTheStart(organisation), role, provenance });

/** Who was invited makes it from the day on which it agrees, and supports it no longer besides. */
export const joining = (
  parties: Parties,
  organisation: OrganisationId,
  on: LocalDate,
  provenance: Provenance,
): ProposalParty[] => {
  const there = parties.filter((each) => each.role === 'proposer' && each.organisation === organisation);
  const missing = Period.from(on).without(there.map(({ period }) => period));
  return [
    ...withoutSupportOf(parties, organisation, on),
    ...missing.map((period): ProposalParty => ({ id: newUuid(), organisation, role: 'proposer', period, provenance })),
  ];
};

export const supporter = (organisation: OrganisationId, from: LocalDate, provenance: Provenance): ProposalParty => ({
  id: newUuid(),
  organisation,
  role: 'supporter',
  period: Period.from(from),
  provenance,
});

/** The organisations that have the role on the day, each once. */
export const inRole = (parties: Parties, role: ProposalRole, day: LocalDate): OrganisationId[] => [
  ...new Set(
    parties.filter((each) => each.role === role && each.period.includes(day)).map(({ organisation }) => organisation),
  ),
];

/** Whether the organisation has any part on the day or later. */
export const hasPart = (parties: Parties, organisation: OrganisationId, from: LocalDate): boolean =>
  parties.some((each) => each.organisation === organisation && !each.period.endedBefore(from));

/** The roles that the organisation has on the day or later, each once. */
export const rolesFrom = (parties: Parties, organisation: OrganisationId, from: LocalDate): ProposalRole[] =>
  PROPOSAL_ROLES.filter((role) =>
    parties.some((each) => each.role === role && each.organisation === organisation && !each.period.endedBefore(from)),
  );

/** Without what comes after the last day; what would only have begun later never was. */
export const endedAfter = (parties: Parties, party: ProposalParty, lastDay: LocalDate): ProposalParty[] =>
  parties.flatMap((each) => {
    if (each.id !== party.id) return [each];
    const period = Period.of(each.period.from, lastDay);
    return period ? [{ ...each, period }] : [];
  });

/**
 * `after` stands in for `before` in the role from the day on. Where it has the role then already the two become one; and who
 * makes a proposal does not support it besides.
 */
export function takenOver(parties: Parties, role: ProposalRole, { before, after, on }: Handover): ProposalParty[] {
  const leaving = parties.filter((each) => each.role === role && each.organisation === before);
  const there = (as: ProposalRole) =>
    parties.filter((each) => each.role === as && each.organisation === after).map(({ period }) => period);
  const covered = role === 'supporter' ? [...there('supporter'), ...there('proposer')] : there(role);
  const handed = leaving.flatMap((each) =>
    handedOver([each], before, after, on).flatMap((part) =>
      part.organisation === before
        ? [{ ...each, ...part }]
        : part.period.without(covered).map((period, place) => ({
            ...each,
            ...part,
            id: place === 0 ? part.id : newUuid(),
            period,
          })),
    ),
  );
  const taken = [...parties.filter((each) => !leaving.includes(each)), ...handed];
  return rolesFrom(taken, after, on).includes('proposer') ? withoutSupportOf(taken, after, on) : taken;
}

/** Who makes the proposal from the day on has supported it until the day before. */
const withoutSupportOf = (parties: Parties, organisation: OrganisationId, on: LocalDate): ProposalParty[] =>
  parties
    .filter((each) => each.role === 'supporter' && each.organisation === organisation && !each.period.endedBefore(on))
    .reduce<ProposalParty[]>((all, each) => endedAfter(all, each, on.minusDays(1)), [...parties]);
