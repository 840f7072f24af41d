import { z } from 'zod';

/** What a report can be about. */
export const REPORT_KINDS = ['pilot-programme'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const reportKind = z.enum(REPORT_KINDS);

/** As what a report can be read: a page for people, a table for a spreadsheet. */
export const REPORT_FORMATS = ['html', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const reportFormat = z.enum(REPORT_FORMATS);

/** How far the making of a report has come. */
export const REPORT_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Why a report could not be made. */
export const REPORT_FAILURES = ['subject-not-visible', 'requester-left', 'not-renderable'] as const;
export type ReportFailure = (typeof REPORT_FAILURES)[number];
export const reportFailure = z.enum(REPORT_FAILURES);
