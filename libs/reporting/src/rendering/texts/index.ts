import type { Locale } from '@talkoot/contracts';
import { en } from './en.js';
import { fi } from './fi.js';
import type { ReportTexts } from './report-texts.js';
import { sv } from './sv.js';

export type { ReportTexts } from './report-texts.js';

/** What the report says, complete in every language of the product. */
export const REPORT_TEXTS: Record<Locale, ReportTexts> = { fi, sv, en };
