import type { OrganisationId } from '@talkoot/contracts';

/** Who stands how to a body on a day. */
export interface BodyParties {
  /** The organisation that the body belongs to, or the owner of its collaboration. */
  readonly owner?: OrganisationId | undefined;
  readonly secretariat?: OrganisationId | undefined;
  /** For whom its seats are, and for whom those who sit there do so. */
  readonly seated: readonly OrganisationId[];
}

/** Everybody whom what a body does concerns, each once. */
export const concernedByBody = ({ owner, secretariat, seated }: BodyParties): OrganisationId[] => [
  ...new Set([owner, secretariat, ...seated].filter((each) => each !== undefined)),
];
