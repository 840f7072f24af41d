import { z } from 'zod';

/** Where a fact comes from: stated by a source, made up to complete a picture, told by a participant, or computed. */
export const PROVENANCES = ['documented', 'illustrative', 'reported', 'estimated'] as const;
export type Provenance = (typeof PROVENANCES)[number];
export const provenance = z.enum(PROVENANCES);

/** What a participant says of a thing is reported; what is said of an illustrative thing is illustrative as well. */
export const provenanceWithin = (thing: { readonly provenance: Provenance }): Provenance =>
  thing.provenance === 'illustrative' ? 'illustrative' : 'reported';
