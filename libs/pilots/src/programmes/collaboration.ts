import type { CollaborationId, LocalisedText, OrganisationId, Period, Provenance } from '@talkoot/contracts';
import type { Collaboration } from '@talkoot/registry';

interface Thing {
  readonly id: CollaborationId;
  readonly state: {
    readonly code: string;
    readonly name: LocalisedText;
    readonly period: Period;
    readonly provenance: Provenance;
  };
}

/** What the registry keeps of a programme, pilot or project, so that anything can point at it. */
export function collaborationOf({ id, state }: Thing, owner?: OrganisationId): Collaboration {
  const { code, name, period, provenance } = state;
  return { id, code, name, period, provenance, owner };
}
