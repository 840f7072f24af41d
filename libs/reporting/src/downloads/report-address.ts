import { id, type Id, type Locale, locale, type ReportFormat, reportFormat } from '@talkoot/contracts';
import { z } from 'zod';

/** Where a rendered file stands: `/reports/<report>/<language>.<format>`. */
export interface ReportAddress {
  readonly report: Id<'report'> | Id<'standingreport'>;
  readonly locale: Locale;
  readonly format: ReportFormat;
}

export const fileOf = (address: Pick<ReportAddress, 'locale' | 'format'>): string =>
  `${address.locale}.${address.format}`;

const parts = z.object({ report: z.union([id('report'), id('standingreport')]), locale, format: reportFormat });

/** The address out of the two parts of its path; undefined for what is none. */
export function parseAddress(report: string, file: string): ReportAddress | undefined {
  const [language, format, ...rest] = file.split('.');
  return rest.length > 0 ? undefined : parts.safeParse({ report, locale: language, format }).data;
}
