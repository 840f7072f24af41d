import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  columns,
  countOf,
  distinct,
  during,
  exists,
  extend,
  type ReadContext,
  parameter,
  readModel,
  seesRow,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { Organisation, takesPart } from '@talkoot/registry';
import { PilotProgramme } from '../programmes/programme.read-model.js';
import { versionOfPilot } from './pilot-version.read-model.js';
import { hasJoined } from './pilot-parties.read-model.js';
import { PartnershipEntity, PilotEntity } from './pilot.entity.js';
import { Pilot } from './pilot.read-model.js';
import { PartnershipStatusEnum } from './pilots.enums.js';

type PartnershipRow = Row<PartnershipEntity>;

/** Whether somebody has left follows from the period. */
const statusOn = ({ status, period }: PartnershipRow, { on }: ReadContext): Sql =>
  sql`CASE WHEN ${status} = 'joined' AND upper(${period}) <= ${on} THEN 'left' ELSE ${status} END`;

const isPartner = ({ status, period }: PartnershipRow, { on }: ReadContext): Sql =>
  sql`${hasJoined(status)} AND ${during(period, on)}`;

/** An invitation has no days as a partner. */
const whenJoined = ({ status }: PartnershipRow, day: Sql): Sql => sql`CASE ${status} WHEN 'joined' THEN ${day} END`;

export const Partnership: ReadModel<PartnershipEntity> = readModel({
  name: 'Partnership',
  plural: 'partnerships',
  description: 'An organisation’s time as a partner in a pilot, or an invitation into it.',
  table: PartnershipEntity,
  node: 'partnership',
  sides: (join) => ({ who: join(Organisation, (who, { organisation }) => sql`${who.id} = ${organisation}`) }),
  // An invitation that was taken back, declined or replaced counts for nothing.
  existsWhen: ({ status }) => sql`${status} IN ('invited', 'joined')`,
  relationsOf: { by: 'pilot', model: () => Pilot },
  relations: { self: 'organisation', invited: 'organisation' },
  visible: [
    { as: 'pilot', of: () => Pilot },
    { sees: 'partnership', when: ({ status }) => hasJoined(status), otherwise: 'invitation' },
  ],
  fields: (is) => ({
    id: is.id('partnership', 'id', 'Permanent id.'),
    status: is.enumeration(PartnershipStatusEnum, statusOn, 'How the organisation stands to the pilot on the day.'),
    joinedOn: is.day((p) => whenJoined(p, sql`lower(${p.period})`), 'The first day as a partner; null: only invited.', {
      nullable: true,
    }),
    lastDay: is.day((p) => whenJoined(p, sql`upper(${p.period}) - 1`), 'The last day as a partner; null: not left.', {
      nullable: true,
    }),
    organisation: is.one(() => Organisation, 'organisation', 'The partner, as it is called on the day.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int(
      ({ pilot }) => versionOfPilot(pilot),
      'The version of the pilot. Give it back as `expectedVersion` when you change the partnership.',
    ),
  }),
  filters: (where) => ({
    status: where.such(
      () => [PartnershipStatusEnum],
      parameter.texts,
      'Which stand to the pilot in one of these ways, on the day looked at.',
      (p, statuses, context) => sql`${statusOn(p, context)} = ANY (${statuses})`,
    ),
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'Of this organisation.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    joining: by.ascending(
      'By the first day, then by the code of the organisation.',
      { type: 'date', of: ({ period }) => sql`lower(${period})` },
      { type: 'text', of: ({ who }) => who.code },
    ),
    code: by.ascending(
      'By the country and the code of the organisation.',
      { type: 'text', of: ({ who }) => who.country },
      { type: 'text', of: ({ who }) => who.code },
    ),
    latestJoining: by.descending('The latest first day first.', {
      type: 'date',
      of: ({ period }) => sql`lower(${period})`,
    }),
  }),
});

extend(Pilot, (is) => ({
  partners: is.connection(() => Partnership, 'pilot', 'Those who are partners on the day, by joining.', {
    dated: true,
    where: isPartner,
  }),
  partnerships: is.connection(
    () => Partnership,
    'pilot',
    'All partnerships of the pilot, past ones included, and invitations as far as you may see them.',
  ),
}));

/** Those pilots that the viewer sees. */
const seenPilots = (context: ReadContext, of: (pilot: Row<PilotEntity>) => Sql): Sql =>
  distinct(PilotEntity, 'id', (pilot) => sql`${of(pilot)} AND (${seesRow(Pilot, pilot, context)})`);

takesPart((context) =>
  columns(
    PartnershipEntity,
    { collaboration: 'pilot', organisation: 'organisation' },
    (partnership) =>
      sql`${isPartner(partnership, context)} AND ${partnership.pilot} IN (${seenPilots(context, () => sql`true`)})`,
  ),
);

const isMunicipality = (organisation: Sql): Sql =>
  exists(Organisation, ({ id, kind }) => sql`${id} = ${organisation} AND ${kind} = 'municipality'`);

/** The partners on the day in those pilots of the programme that the viewer sees, as far as they are municipalities. */
const municipalitiesIn =
  (programme: Sql, context: ReadContext) =>
  (partnership: PartnershipRow): Sql => {
    const pilots = seenPilots(context, (pilot) => sql`${pilot.programme} = ${programme}`);
    return sql`${partnership.pilot} IN (${pilots}) AND ${isPartner(partnership, context)} AND ${isMunicipality(partnership.organisation)}`;
  };

extend(PilotProgramme, (is) => {
  const counted = (programme: Sql, context: ReadContext): Sql =>
    sql`(${countOf(PartnershipEntity, 'organisation', municipalitiesIn(programme, context))})`;
  return {
    partnerMunicipalities: is.connection(
      () => Organisation,
      new Via(
        (programme, context) => distinct(PartnershipEntity, 'organisation', municipalitiesIn(programme, context)),
        'id',
      ),
      'The different municipalities that are partners of its pilots on the day, under their names of that day.',
      { dated: true },
    ),
    partnerMunicipalityCount: is.object(
      'PartnerMunicipalityCount',
      'How many municipalities take part: the number that a source states beside the number counted.',
      {
        of: 'How many municipalities take part: what a source states, what the lists of partners give, and the difference.',
        dated: true,
      },
      {
        counted: is.int(
          ({ id }, context) => counted(id, context),
          'Different municipalities that are partners on the day.',
        ),
        on: is.day((_, { on }) => on, 'The day on which they are counted.'),
        documented: is.int('documentedPartners', 'What a source states; null: none does.'),
        asOf: is.day('documentedPartnersAsOf', 'The day that the source speaks of.'),
        provenance: is.enumeration(
          ProvenanceEnum,
          'documentedPartnersProvenance',
          'Where the documented number comes from.',
        ),
        difference: is.int(
          ({ id, documentedPartners }, context) => sql`${documentedPartners} - ${counted(id, context)}`,
          'Documented less counted; 0: they agree.',
          { nullable: true },
        ),
      },
    ),
  };
});
