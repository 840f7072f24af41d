import { z } from 'zod';
import type { OrganisationKind } from './organisation.js';

/** Where a pilot stands. It changes by decision, never by the clock. */
export const PILOT_STATUSES = ['draft', 'approved', 'running', 'completed', 'closed', 'cancelled'] as const;
export type PilotStatus = (typeof PILOT_STATUSES)[number];
export const pilotStatus = z.enum(PILOT_STATUSES);

/** Where a pilot programme stands. It changes by decision, never by the clock. */
export const PILOT_PROGRAMME_STATUSES = ['active', 'ended', 'cancelled'] as const;
export type PilotProgrammeStatus = (typeof PILOT_PROGRAMME_STATUSES)[number];

/** Who may own a pilot programme and the money for it. */
export const PROGRAMME_OWNERS: readonly OrganisationKind[] = ['ministry', 'agency'];

/** Where a plan that answered a call stands. */
export const PLAN_STATUSES = ['submitted', 'approved', 'redirected', 'rejected', 'withdrawn'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** How a partner stands to a pilot on a day. */
export const PARTNERSHIP_STATUSES = ['invited', 'joined', 'left'] as const;
export type PartnershipStatus = (typeof PARTNERSHIP_STATUSES)[number];

/** How a pilot goes, as its coordinator sees it. */
export const LIGHTS = ['on-track', 'at-risk', 'off-track'] as const;
export type Light = (typeof LIGHTS)[number];
export const light = z.enum(LIGHTS);

/** What kind of money a programme gives; seed money is for starting and coordinating only. */
export const FUNDING_KINDS = ['seed'] as const;
export type FundingKind = (typeof FUNDING_KINDS)[number];
export const fundingKind = z.enum(FUNDING_KINDS);

/** What kind of work a company does in a pilot. */
export const COMPANY_ROLES = ['developer', 'tester', 'supplier', 'customer', 'investor', 'other'] as const;
export type CompanyRole = (typeof COMPANY_ROLES)[number];
export const companyRole = z.enum(COMPANY_ROLES);
