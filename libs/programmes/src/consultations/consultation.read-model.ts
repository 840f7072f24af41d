import { ID } from '@nestjs/graphql';
import {
  exists,
  extend,
  link,
  parameter,
  type ReadContext,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  select,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { ConsultationEntity, OpinionEntity, OpinionRemarkEntity } from '../programmes/consultation.entity.js';
import { isOpenOn } from '../programmes/consulted.read-model.js';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity, RevisionEntity } from '../revisions/revision.entity.js';
import { ProgrammeItem, Revision } from '../revisions/revision.read-model.js';
import {
  ConsultationStatusEnum,
  OpinionStandingEnum,
  PositionEnum,
  SilenceEnum,
  TakenUpEnum,
} from './consultation.enums.js';

/** As `consultationState` has it. */
const stateOf = (consultation: Row<ConsultationEntity>, { today }: ReadContext): Sql => {
  const { status } = consultation;
  return sql`CASE WHEN ${status} = 'open' AND NOT ${isOpenOn(consultation, today)} THEN 'over' ELSE ${status} END`;
};

/** Whether the opinion of the viewer's organisation is awaited. */
const awaitsMine = (consultation: Row<ConsultationEntity>, context: ReadContext): Sql =>
  sql`(${isOpenOn(consultation, context.today)} AND ${exists(
    OpinionEntity,
    (opinion) =>
      sql`${opinion.consultation} = ${consultation.id} AND ${opinion.organisation} = ${context.organisation} AND ${opinion.status} = 'asked'`,
  )})`;

/** Whether the plan on whose draft opinions are asked for is adopted. */
const isOfAdopted = ({ revision }: Row<ConsultationEntity>): Sql =>
  exists(RevisionEntity, (each) => sql`${each.id} = ${revision} AND ${each.status} = 'adopted'`);

/** Who was ever asked in it, or took the place of who was. */
const everAsked = link(OpinionEntity, { from: 'consultation', to: 'organisation' });

const consulted = link(OpinionEntity, {
  from: 'consultation',
  to: 'organisation',
  where: ({ status }) => sql`${status} <> 'joined'`,
});

export const Consultation: ReadModel<ConsultationEntity> = readModel({
  name: 'Consultation',
  plural: 'consultations',
  description:
    'That organisations are asked for their opinion on the draft of a plan, by a day. They see it, and the owner of the programme; from the adoption of the plan on anybody does.',
  table: ConsultationEntity,
  node: 'consultation',
  relationsOf: { by: 'programme', model: () => Programme },
  relations: { consulted: new Through(everAsked, 'id') },
  visible: [
    { as: 'revision', of: () => Revision },
    { sees: 'consultation', when: isOfAdopted, otherwise: 'consultation-draft' },
  ],
  fields: (is) => ({
    id: is.id('consultation', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme.', { required: true }),
    revision: is.one(() => Revision, 'revision', 'The revision whose draft is heard.', { required: true }),
    status: is.enumeration(ConsultationStatusEnum, stateOf, 'How it stands today.'),
    openedOn: is.day('openedOn', 'The day on which it was opened.'),
    until: is.day('until', 'The last day for opinions.'),
    silence: is.enumeration(SilenceEnum, 'silence', 'What it counts as when an organisation gives no opinion.'),
    endedOn: is.day('endedOn', 'When it was closed or withdrawn; null: it was not.'),
    consulted: is.connection(() => Organisation, new Through(consulted, 'id'), 'Who is asked.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the consultation.'),
  }),
  filters: (where) => ({
    status: where.such(
      () => [ConsultationStatusEnum],
      parameter.texts,
      'Standing so today.',
      (consultation, states, context) => sql`${stateOf(consultation, context)} = ANY (${states})`,
    ),
    awaitsMine: where.such(
      () => Boolean,
      parameter.flag,
      'Whether the opinion of your organisation is awaited.',
      (consultation, awaits, context) => sql`${awaitsMine(consultation, context)} = ${awaits}`,
    ),
    programme: where.equal(() => ID, parameter.id('programme'), 'programme', 'On drafts of this programme.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    until: by.ascending('By the last day.', 'until'),
    latestUntil: by.descending('The latest last day first.', 'until'),
  }),
});

/** A column of the consultation of an opinion, or what is made of it. */
const ofConsultation = ({ consultation }: Row<OpinionEntity>, value: (of: Row<ConsultationEntity>) => Sql): Sql =>
  sql`(${select(ConsultationEntity, value, ({ id }) => ({ where: sql`${id} = ${consultation}` }))})`;

/** As `opinionStanding` has it. */
const standingOf = (opinion: Row<OpinionEntity>, { today }: ReadContext): Sql => {
  const silent = ofConsultation(
    opinion,
    (consultation) => sql`CASE
      WHEN ${consultation.status} = 'withdrawn' THEN 'not-asked'
      WHEN ${isOpenOn(consultation, today)} THEN 'awaited'
      WHEN ${consultation.silence} = 'agreed' THEN 'silent-agreed'
      ELSE 'silent' END`,
  );
  return sql`CASE ${opinion.status} WHEN 'given' THEN 'given' WHEN 'joined' THEN 'not-asked' ELSE ${silent} END`;
};

export const Opinion: ReadModel<OpinionEntity> = readModel({
  name: 'Opinion',
  plural: 'opinions',
  description:
    'The opinion of one organisation on the draft of a plan, from the day on which it is asked. Until the plan is adopted that organisation and the owner of the programme see it, then anybody.',
  table: OpinionEntity,
  node: 'opinion',
  relationsOf: { by: 'consultation', model: () => Consultation },
  relations: { self: 'organisation', consulted: 'organisation' },
  visible: [
    { as: 'consultation', of: () => Consultation },
    { sees: 'opinion', when: (opinion) => ofConsultation(opinion, isOfAdopted), otherwise: 'opinion-draft' },
  ],
  fields: (is) => ({
    id: is.id('opinion', 'id', 'Permanent id.'),
    consultation: is.one(() => Consultation, 'consultation', 'The consultation.', { required: true }),
    organisation: is.one(() => Organisation, 'organisation', 'Whose opinion it is.', { required: true }),
    standing: is.enumeration(OpinionStandingEnum, standingOf, 'How it stands today.'),
    position: is.enumeration(PositionEnum, 'position', 'What it thinks of the draft; null: it is not given.'),
    text: is.localised('text', 'The opinion in words; null: there are none.'),
    givenOn: is.day('givenOn', 'When it was given as it stands; null: it is not given.'),
    takenUp: is.enumeration(TakenUpEnum, 'takenUp', 'Whether the plan takes it up; null: the owner has not said yet.'),
    answer: is.localised('answer', 'What the plan takes up of it and what not, and why.'),
    answeredOn: is.day('answeredOn', 'When the owner said so; null: not yet.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you give, change or answer the opinion.'),
  }),
  filters: (where) => ({
    standing: where.such(
      () => [OpinionStandingEnum],
      parameter.texts,
      'Standing so today.',
      (opinion, standings, context) => sql`${standingOf(opinion, context)} = ANY (${standings})`,
    ),
    position: where.anyOf(PositionEnum, 'position', 'With one of these positions.'),
    organisation: where.equal(() => ID, parameter.id('organisation'), 'organisation', 'Of this organisation.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({ asked: by.ascending('In the order in which they were asked for.', 'id') }),
});

const OpinionRemark: ReadModel<OpinionRemarkEntity> = readModel({
  name: 'OpinionRemark',
  plural: 'remarks of an opinion',
  description: 'What an opinion says of one item of the plan.',
  table: OpinionRemarkEntity,
  visible: [{ as: 'opinion', of: () => Opinion }],
  fields: (is) => ({
    item: is.one(
      () => ProgrammeItem,
      ({ lineage, opinion }) =>
        select(
          ItemEntity,
          ({ id }) => id,
          (item) => ({
            where: sql`${item.lineage} = ${lineage} AND ${item.revision} = (${select(
              ConsultationEntity,
              ({ revision }) => revision,
              ({ id }) => ({
                where: sql`${id} = (${select(
                  OpinionEntity,
                  ({ consultation }) => consultation,
                  (each) => ({ where: sql`${each.id} = ${opinion}` }),
                )})`,
              }),
            )})`,
          }),
        ),
      'The item, as it stands in the revision now; null: the revision has it no more.',
    ),
    text: is.localised('text', 'What it says.'),
  }),
  orders: (by) => ({ place: by.ascending('In the order of the opinion.', 'place') }),
});

extend(Opinion, (is) => ({
  remarks: is.connection(() => OpinionRemark, 'opinion', 'What it says of single items of the plan.'),
}));

extend(Consultation, (is) => ({
  opinions: is.connection(() => Opinion, 'consultation', 'The opinions that you may see.'),
}));

extend(Revision, (is) => ({
  consultations: is.connection(() => Consultation, 'revision', 'Who was asked about its draft, and what they said.'),
}));

rootConnection('consultations', () => Consultation, {
  description: 'The consultations that you may see, by the last day.',
  access: 'public',
  dated: false,
});
