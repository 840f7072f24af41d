import { id, type Id, type OrganisationId, parseInput, type PilotStatus } from '@talkoot/contracts';
import { z } from 'zod';
import type { PilotFilter } from './pilot.types.js';

const ids = z.object({ theme: id('theme').optional(), partner: id('organisation').optional() });

/** The filter with its ids checked; throws InvalidInput. */
export function wantedPilots(filter: PilotFilter | null | undefined): {
  status?: readonly PilotStatus[];
  theme?: Id<'theme'>;
  partner?: OrganisationId;
} {
  if (!filter) return {};
  const { theme, partner } = parseInput(ids, {
    theme: filter.theme ?? undefined,
    partner: filter.partner ?? undefined,
  });
  return { ...(filter.status && { status: filter.status }), ...(theme && { theme }), ...(partner && { partner }) };
}
