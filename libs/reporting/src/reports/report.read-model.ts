import { idOf, type Locale, type ReportFormat, type Viewer } from '@talkoot/contracts';
import { ID } from '@nestjs/graphql';
import { PilotProgramme } from '@talkoot/pilots';
import { LocaleEnum } from '@talkoot/platform/graphql';
import {
  extend,
  optional,
  orderOf,
  parameter,
  Port,
  quoted,
  readModel,
  type ReadModel,
  required,
  rootOne,
  select,
  sql,
} from '@talkoot/platform/read-model';
import type { LinkBearer, ReportLinks } from '../downloads/report-links.service.js';
import { StandingFileEntity, StandingReportEntity } from '../standing-reports/standing-report.entity.js';
import { ReportEntity, ReportFileEntity } from './report.entity.js';
import { ReportFailureEnum, ReportFormatEnum, ReportKindEnum, ReportStatusEnum } from './report.enums.js';

/** Signs the links to files. */
export const reportLinks = new Port<ReportLinks>('the links of reports');

/** What a link to a file is made of. */
interface FileAddress {
  /** A UUID. */
  readonly report: string;
  readonly locale: Locale;
  readonly format: ReportFormat;
}

/** Read by the organisation that asked for it (downloads/readers.ts). */
export const Report: ReadModel<ReportEntity> = readModel({
  name: 'Report',
  plural: 'reports',
  description: 'A report that somebody asked for.',
  table: ReportEntity,
  relations: { self: 'organisation' },
  visible: ['own-report'],
  fields: (is) => ({
    id: is.id('report', 'id', 'Permanent id.'),
    version: is.int('version', 'How many times it has changed, the first time included.'),
    kind: is.enumeration(ReportKindEnum, 'kind', 'What kind of thing it is about.'),
    subject: is.id('pilotprogramme', 'subject', 'What it is about: the pilot programme.'),
    locale: is.enumeration(LocaleEnum, 'locale', 'The language that it is written in.'),
    on: is.day('asOf', 'The day that it describes.'),
    status: is.enumeration(ReportStatusEnum, 'status', 'How far it is.'),
    progress: is.int('progress', 'How much of the work is done, in percent.'),
    failure: is.enumeration(ReportFailureEnum, 'failure', 'Why it could not be made; only when it failed.'),
    files: is.list(() => ReportFile, 'report', 'Its files in the order of their formats; none before it is done.'),
    createdAt: is.moment('createdAt', 'When it was asked for.'),
    startedAt: is.moment('startedAt', 'When its making began.'),
    finishedAt: is.moment('finishedAt', 'When it was done, failed or called off.'),
  }),
});

const ReportFile: ReadModel<ReportFileEntity> = readModel({
  name: 'ReportFile',
  plural: 'files',
  description: 'A report as a file.',
  table: ReportFileEntity,
  // Nothing refers to one file; a report's files differ by their format.
  key: 'report',
  visible: [{ as: 'report', of: () => Report }],
  sides: (join) => ({ of: join(ReportEntity, (report, file) => sql`${report.id} = ${file.report}`) }),
  fields: (is) => ({
    format: is.enumeration(ReportFormatEnum, 'format', 'Its format.'),
    url: is.computed<FileAddress>(
      String,
      'Where you can download it: a link made for you, good for 15 minutes. Ask again to get a new one.',
      { report: 'report', locale: (file) => file.of.locale, format: 'format' },
      ({ report, ...file }, { viewer }) =>
        reportLinks.opened.sign({ ...file, report: idOf('report', report) }, bearerOf(viewer)),
    ),
    size: is.int('size', 'Bytes.'),
    name: is.text('name', 'As which it can be kept.'),
    sha256: is.text('sha256', 'Its SHA-256, in hexadecimal digits.'),
  }),
  orders: (by) => ({
    format: by.ascending('As the formats were asked for.', {
      type: 'integer',
      of: (file) => sql`array_position(${file.of.formats}, ${file.format})`,
    }),
  }),
});

/** A file, with what is known of the report as a whole beside it. */
const StandingReport: ReadModel<StandingFileEntity> = readModel({
  name: 'StandingReport',
  plural: 'standing reports',
  description: 'The report of a programme that is always there: what anybody may see of it, renewed when that changes.',
  table: StandingFileEntity,
  key: 'report',
  // It has files only while its programme is public.
  visible: 'public',
  sides: (join) => ({ of: join(StandingReportEntity, (report, file) => sql`${report.id} = ${file.report}`) }),
  fields: (is) => ({
    format: is.enumeration(ReportFormatEnum, 'format', 'Its format.'),
    url: is.computed<FileAddress>(
      String,
      'Where you can download it: a link made for you, good for 15 minutes. Ask again to get a new one.',
      { report: 'report', locale: 'locale', format: 'format' },
      ({ report, ...file }) => reportLinks.opened.sign({ ...file, report: idOf('standingreport', report) }, undefined),
    ),
    size: is.int('size', 'Bytes.'),
    name: is.text('name', 'As which it can be kept.'),
    sha256: is.text('sha256', 'Its SHA-256, in hexadecimal digits.'),
    locale: is.enumeration(LocaleEnum, 'locale', 'The language that it is written in.'),
    on: is.day((file) => file.of.asOf, 'The day that it describes.'),
    renewedAt: is.moment((file) => file.of.renewedAt, 'When it was made.'),
    isCurrent: is.flag(
      (file) => sql`${file.of.staleSince} IS NULL AND ${file.of.claimedBy} IS NULL`,
      'Whether nothing has changed since; if not, it is renewed in a moment.',
    ),
  }),
  orders: (by) => ({ file: by.ascending('By language and format.', 'locale', 'format') }),
});

extend(PilotProgramme, (is) => ({
  report: is.first(
    () => StandingReport,
    'id',
    (file, programme, context, given) => {
      const report = select(
        StandingReportEntity,
        ({ id }) => id,
        (each) => ({ where: sql`${each.programme} = ${programme}` }),
      );
      const locale = given('locale', quoted(context.locale));
      return sql`${file.report} = (${report}) AND ${file.locale} = ${locale} AND ${file.format} = ${given('format')}`;
    },
    'Its standing report: what anybody may see of it. Null before it was made for the first time.',
    {
      order: orderOf(StandingFileEntity).ascending('By language and format.', 'locale', 'format'),
      arguments: {
        locale: optional(() => LocaleEnum, parameter.oneOf, 'Language. Default: that of the request.'),
        format: {
          ...required(() => ReportFormatEnum, parameter.oneOf, 'File format. Default: a page.'),
          defaultValue: 'html' satisfies ReportFormat,
        },
      },
    },
  ),
}));

rootOne('report', () => Report, {
  description: 'A report that somebody of the viewer’s organisation asked for: how far it is, and its files.',
  access: 'report:request',
  arguments: { id: required(() => ID, parameter.id(), 'Its id.') },
  where: ({ id }, given) => sql`${id} = ${given('id')}`,
});

function bearerOf({ person, organisation, platformRoles }: Viewer): LinkBearer {
  if (person === undefined || organisation === undefined) throw new Error('Only somebody who acts reads reports');
  return { person, organisation, platformRoles };
}
