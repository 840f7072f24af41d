import { z } from 'zod';

/** Where an alliance stands. It changes by decision, never by the clock. */
export const ALLIANCE_STATUSES = ['proposed', 'active', 'ended'] as const;
export type AllianceStatus = (typeof ALLIANCE_STATUSES)[number];
export const allianceStatus = z.enum(ALLIANCE_STATUSES);
