import { event, id, localDate, locale, reportFailure, reportFormat, reportKind } from '@talkoot/contracts';
import { z } from 'zod';

const PROGRAMME = 'pilotprogramme_01jd0000000000000000000000';

/** What the reporting tells: the life of a report that somebody asked for, and the renewals of the standing ones. */
export const reportingEvents = {
  'report.requested.v1': event({
    about: 'Somebody asked for a report; it is made next.',
    heardBy: ['report-runs'],
    aggregate: 'report',
    visibility: 'concerned',
    data: z.strictObject({
      kind: reportKind,
      subject: id('pilotprogramme'),
      formats: z.array(reportFormat).min(1),
      locale,
      /** The day that the report describes. */
      asOf: localDate,
    }),
    example: {
      kind: 'pilot-programme',
      subject: PROGRAMME,
      formats: ['html', 'csv'],
      locale: 'fi',
      asOf: '2014-11-19',
    },
  }),
  'report.finished.v1': event({
    about: 'A report that somebody asked for is ready.',
    heardBy: [],
    aggregate: 'report',
    visibility: 'concerned',
    data: z.strictObject({ formats: z.array(reportFormat).min(1) }),
    example: { formats: ['html', 'csv'] },
  }),
  'report.failed.v1': event({
    about: 'A report that somebody asked for could not be made.',
    heardBy: [],
    aggregate: 'report',
    visibility: 'concerned',
    data: z.strictObject({ failure: reportFailure }),
    example: { failure: 'subject-not-visible' },
  }),
  'report.cancelled.v1': event({
    about: 'A report is not made after all: somebody of the organisation that asked for it called it off.',
    heardBy: [],
    aggregate: 'report',
    visibility: 'concerned',
    data: z.strictObject({}),
    example: {},
  }),
  'report.renewed.v1': event({
    about:
      'The standing report of a programme shows what is public of it on the given day, in every language and format.',
    heardBy: [],
    aggregate: 'standingreport',
    visibility: 'public',
    data: z.strictObject({ programme: id('pilotprogramme'), asOf: localDate }),
    example: { programme: PROGRAMME, asOf: '2014-11-19' },
  }),
} as const;
