import type { EventName, OrganisationId, PublishedEvent } from '@talkoot/contracts';

/** Of an invitation one side is told: the invited of the question, the inviter of the answer. */
const TOLD: Partial<Record<EventName, 'invited' | 'inviter'>> = {
  'invitation.sent.v1': 'invited',
  'invitation.withdrawn.v1': 'invited',
  'invitation.declined.v1': 'inviter',
};

/** Whose people are told of an event: those whom it concerns. */
export function notifiedOrganisations({ name, data, organisations }: PublishedEvent): readonly OrganisationId[] {
  const side = TOLD[name];
  if (side === undefined || !('organisation' in data)) return organisations;
  return organisations.filter((each) => (each === data.organisation) === (side === 'invited'));
}
