import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  columns,
  distinct,
  during,
  extend,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { Organisation, takesPart } from '@talkoot/registry';
import { AllianceMemberEntity } from './alliance.entity.js';
import { Alliance } from './alliance.read-model.js';

const isMemberOn = ({ period }: Row<AllianceMemberEntity>, { on }: ReadContext): Sql => during(period, on);

const AllianceMember: ReadModel<AllianceMemberEntity> = readModel({
  name: 'AllianceMember',
  plural: 'members of an alliance',
  description: 'That an organisation belongs to an alliance, and when.',
  table: AllianceMemberEntity,
  visible: [{ as: 'alliance', of: () => Alliance }],
  sides: (join) => ({ who: join(Organisation, (who, { organisation }) => sql`${who.id} = ${organisation}`) }),
  fields: (is) => ({
    organisation: is.one(() => Organisation, 'organisation', 'The member, as it is called on the day.', {
      required: true,
    }),
    alliance: is.one(() => Alliance, 'alliance', 'The alliance.'),
    period: is.period('period', 'Since when and until when.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  filters: (where) => ({
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'Of this organisation.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending(
      'By country and code.',
      { type: 'text', of: ({ who }) => who.country },
      { type: 'text', of: ({ who }) => who.code },
    ),
    joining: by.ascending(
      'By the first day, those without one first.',
      { type: 'date', of: ({ period }) => sql`coalesce(lower(${period}), '-infinity')` },
      { type: 'text', of: ({ who }) => who.code },
    ),
  }),
});

takesPart((context) =>
  columns(AllianceMemberEntity, { collaboration: 'alliance', organisation: 'organisation' }, (member) =>
    isMemberOn(member, context),
  ),
);

extend(Alliance, (is) => ({
  members: is.connection(() => AllianceMember, 'alliance', 'Who belongs to it on the day.', {
    dated: true,
    where: isMemberOn,
  }),
  memberships: is.connection(() => AllianceMember, 'alliance', 'Every member’s every time in it.'),
}));

extend(Organisation, (is) => ({
  alliances: is.connection(
    () => Alliance,
    new Via(
      (organisation, context) =>
        distinct(
          AllianceMemberEntity,
          'alliance',
          (member) => sql`${member.organisation} = ${organisation} AND ${isMemberOn(member, context)}`,
        ),
      'id',
    ),
    'The alliances of which it is a member on the day, by code.',
    { dated: true },
  ),
}));
