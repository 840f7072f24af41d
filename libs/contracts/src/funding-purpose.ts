import { z } from 'zod';

/** What money may be used for. Seed funding is for start-up and coordination, never for implementation. */
export const FUNDING_PURPOSES = ['start-up', 'coordination', 'implementation'] as const;
export type FundingPurpose = (typeof FUNDING_PURPOSES)[number];
export const fundingPurpose = z.enum(FUNDING_PURPOSES);
