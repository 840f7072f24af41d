import { ID } from '@nestjs/graphql';
import { DateScalar, ProvenanceEnum } from '@talkoot/platform/graphql';
import { during, extend, orderOf, parameter, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { versionOfPilot } from '../pilots/pilot-version.read-model.js';
import { Pilot } from '../pilots/pilot.read-model.js';
import { CompanyRoleEnum, LightEnum } from './pilot-work.enums.js';
import {
  CompanyLinkEntity,
  ExperimentEntity,
  MilestoneEntity,
  ResultEntity,
  StatusReportEntity,
} from './pilot-work.entity.js';

const VERSION = 'The version of its pilot. Give it back as `expectedVersion` when you change this or the pilot.';

/** It belongs to its pilot, and anyone who sees that sees it. */
const OF_PILOT = { by: 'pilot', model: () => Pilot } as const;
const AS_PILOT = [{ as: 'pilot', of: () => Pilot }] as const;

export const Milestone: ReadModel<MilestoneEntity> = readModel({
  name: 'Milestone',
  plural: 'milestones',
  description: 'Something that a pilot means to have reached by a day.',
  table: MilestoneEntity,
  node: 'milestone',
  relationsOf: OF_PILOT,
  visible: AS_PILOT,
  fields: (is) => ({
    id: is.id('milestone', 'id', 'Permanent id.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    name: is.localised('name', 'What is to be reached.'),
    due: is.day('due', 'The day by which it is to be reached.'),
    reachedOn: is.day('reachedOn', 'The day on which it was reached; null: not yet.'),
    droppedOn: is.day('droppedOn', 'The day on which the pilot dropped it; null: it did not.'),
    dropReason: is.localised('dropReason', 'Why it was dropped.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int(({ pilot }) => versionOfPilot(pilot), VERSION),
  }),
  filters: (where) => ({
    reached: where.such(
      () => Boolean,
      parameter.flag,
      'Whether it was reached by the day looked at.',
      ({ reachedOn }, isReached, { on }) => sql`coalesce(${reachedOn} <= ${on}, false) = ${isReached}`,
    ),
    dropped: where.such(
      () => Boolean,
      parameter.flag,
      'Whether it was dropped by the day looked at.',
      ({ droppedOn }, isDropped, { on }) => sql`coalesce(${droppedOn} <= ${on}, false) = ${isDropped}`,
    ),
    dueBy: where.such(
      () => DateScalar,
      parameter.day,
      'Due on this day or before.',
      ({ due }, day) => sql`${due} <= ${day}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    due: by.ascending('As they are due, those without a day last.', {
      type: 'date',
      of: ({ due }) => sql`coalesce(${due}, 'infinity')`,
    }),
    latestDue: by.descending('The last due first, those without a day last.', {
      type: 'date',
      of: ({ due }) => sql`coalesce(${due}, '-infinity')`,
    }),
  }),
});

export const Experiment: ReadModel<ExperimentEntity> = readModel({
  name: 'Experiment',
  plural: 'experiments',
  description: 'What a partner tried in a pilot, what was expected, and the outcome.',
  table: ExperimentEntity,
  node: 'experiment',
  relationsOf: OF_PILOT,
  visible: AS_PILOT,
  fields: (is) => ({
    id: is.id('experiment', 'id', 'Permanent id.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    organisation: is.one(() => Organisation, 'organisation', 'Whose part it is.'),
    name: is.localised('name', 'What it is called.'),
    tried: is.localised('tried', 'What was tried.'),
    expected: is.localised('expected', 'What was expected of it.'),
    outcome: is.localised('outcome', 'The outcome; null: it goes on.'),
    begunOn: is.day('begunOn', 'The first day of the experiment.'),
    concludedOn: is.day('concludedOn', 'The last day of the experiment; null: it goes on.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int(({ pilot }) => versionOfPilot(pilot), VERSION),
  }),
  filters: (where) => ({
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'The part of this organisation.'),
    concluded: where.such(
      () => Boolean,
      parameter.flag,
      'Whether it was concluded by the day looked at.',
      ({ concludedOn }, isConcluded, { on }) => sql`coalesce(${concludedOn} <= ${on}, false) = ${isConcluded}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    beginning: by.ascending('The first begun first.', 'begunOn'),
    latestBeginning: by.descending('The last begun first.', 'begunOn'),
  }),
});

export const CompanyLink: ReadModel<CompanyLinkEntity> = readModel({
  name: 'CompanyLink',
  plural: 'links to companies',
  description: 'A company’s time in a pilot, in one role.',
  table: CompanyLinkEntity,
  node: 'companylink',
  relationsOf: OF_PILOT,
  visible: AS_PILOT,
  fields: (is) => ({
    id: is.id('companylink', 'id', 'Permanent id.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    company: is.one(() => Organisation, 'company', 'The company.'),
    role: is.enumeration(CompanyRoleEnum, 'role', 'What the company does in the pilot.'),
    from: is.day(({ period }) => sql`lower(${period})`, 'The first day.', { nullable: true }),
    lastDay: is.day(({ period }) => sql`upper(${period}) - 1`, 'The last day; null: it goes on.', { nullable: true }),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int(({ pilot }) => versionOfPilot(pilot), VERSION),
  }),
  filters: (where) => ({
    company: where.equal(() => ID, parameter.id('organisation'), 'company', 'Of this company.'),
    role: where.anyOf(CompanyRoleEnum, 'role', 'In one of these roles.'),
    current: where.such(
      () => Boolean,
      parameter.flag,
      'Whether the company takes part on the day looked at.',
      ({ period }, isCurrent, { on }) => sql`${during(period, on)} = ${isCurrent}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    beginning: by.ascending('By the first day.', { type: 'date', of: ({ period }) => sql`lower(${period})` }),
    latestBeginning: by.descending('The latest first day first.', {
      type: 'date',
      of: ({ period }) => sql`lower(${period})`,
    }),
  }),
});

export const PilotResult: ReadModel<ResultEntity> = readModel({
  name: 'PilotResult',
  plural: 'results',
  description: 'A result of a pilot.',
  table: ResultEntity,
  node: 'result',
  relationsOf: OF_PILOT,
  visible: AS_PILOT,
  fields: (is) => ({
    id: is.id('result', 'id', 'Permanent id.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    organisation: is.one(() => Organisation, 'organisation', 'Whose part it comes from.'),
    name: is.localised('name', 'What it is called.'),
    description: is.localised('description', 'What it is.'),
    link: is.text('link', 'An address on the web where more is told.'),
    reachedOn: is.day('on', 'The day from which it is there.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int(({ pilot }) => versionOfPilot(pilot), VERSION),
  }),
  filters: (where) => ({
    organisation: where.equal(
      () => ID,
      parameter.id('organisation'),
      'organisation',
      'From the part of this organisation.',
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest first.', 'on'),
    oldest: by.ascending('The oldest first.', 'on'),
  }),
});

export const StatusReport: ReadModel<StatusReportEntity> = readModel({
  name: 'StatusReport',
  plural: 'status reports',
  description: 'How a pilot goes, as its coordinator or its owner saw it on a day.',
  table: StatusReportEntity,
  node: 'statusreport',
  relationsOf: OF_PILOT,
  visible: AS_PILOT,
  fields: (is) => ({
    id: is.id('statusreport', 'id', 'Permanent id.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    organisation: is.one(() => Organisation, 'organisation', 'Who said so.'),
    light: is.enumeration(LightEnum, 'light', 'The light.'),
    reason: is.seenAs(
      'status-reason',
      is.localised(
        'reason',
        'Why; only the owner, the coordinator and those named in the pilot see it, null for all others.',
      ),
    ),
    reportedOn: is.day('on', 'The day that it speaks of.'),
    version: is.int(({ pilot }) => versionOfPilot(pilot), VERSION),
  }),
  filters: (where) => ({
    light: where.anyOf(LightEnum, 'light', 'With one of these lights.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest first.', 'on'),
    oldest: by.ascending('The oldest first.', 'on'),
  }),
});

extend(Pilot, (is) => ({
  milestones: is.connection(() => Milestone, 'pilot', 'Its milestones, in the order in which they are due.'),
  experiments: is.connection(() => Experiment, 'pilot', 'What was tried in it, in the order of beginning.'),
  companyLinks: is.connection(
    () => CompanyLink,
    'pilot',
    'Companies that take or took part in it, by their first day.',
  ),
  results: is.connection(() => PilotResult, 'pilot', 'Its results, the latest first.'),
  statusReports: is.connection(() => StatusReport, 'pilot', 'How it was said to go, the latest first.'),
  statusReport: is.first(
    () => StatusReport,
    'id',
    ({ pilot, on: reportedOn }, id, { on }) => sql`${pilot} = ${id} AND ${reportedOn} <= ${on}`,
    'How it goes: the last status report by the day.',
    { order: orderOf(StatusReportEntity).descending('The latest first.', 'on', 'id') },
  ),
}));
