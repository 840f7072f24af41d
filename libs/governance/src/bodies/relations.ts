import type { OrganisationId, Relation } from '@talkoot/contracts';

/** Who stands how to a body on a day. */
export interface BodyParties {
  /** The organisation that the body belongs to, or the owner of its collaboration. */
  readonly owner?: OrganisationId | undefined;
  readonly secretariat?: OrganisationId | undefined;
  /** For whom its seats are, and for whom those who sit there do so. */
  readonly seated: readonly OrganisationId[];
}

/** How an organisation stands to a body: the one place where this is decided. Nobody's organisation stands to nothing. */
export function relationsToBody(organisation: OrganisationId | undefined, parties: BodyParties): Relation[] {
  if (organisation === undefined) return [];
  const relations: [Relation, boolean][] = [
    ['owner', parties.owner === organisation],
    ['secretariat', parties.secretariat === organisation],
    ['seated', parties.seated.includes(organisation)],
  ];
  return relations.filter(([, holds]) => holds).map(([relation]) => relation);
}

/** Everybody whom what a body does concerns, each once. */
export const concernedByBody = ({ owner, secretariat, seated }: BodyParties): OrganisationId[] => [
  ...new Set([owner, secretariat, ...seated].filter((each) => each !== undefined)),
];
