import { ID, Int } from '@nestjs/graphql';
import { Body, Decision } from '@talkoot/governance';
import { DateScalar, LocaleEnum, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  isLinked,
  exists,
  orderOf,
  parameter,
  type ReadContext,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  type Row,
  select,
  sql,
  type Sql,
  Through,
  link,
} from '@talkoot/platform/read-model';
import {
  Network,
  networksOfCollaboration,
  Organisation,
  ownerOfCollaboration,
  Theme,
  themesOfCollaboration,
} from '@talkoot/registry';
import { askedAboutProgramme, consultedAboutProgramme, wasHeardOn } from './consulted.read-model.js';
import { AdopterEntity, ProgrammeEntity } from './programme.entity.js';
import { ProgrammeKindEnum, ProgrammeStatusEnum } from './programme.enums.js';

const adopterOf = link(AdopterEntity, { from: 'programme', to: 'organisation', dated: 'period' });

/** A programme that is adopted and in force on the day. */
const isInForce = ({ status, adoptedOn, period }: Row<ProgrammeEntity>, on: Sql): Sql =>
  sql`${status} = 'adopted' AND coalesce(${adoptedOn}, '-infinity') <= ${on} AND ${during(period, on)}`;

/** Where a programme stands on the day: what was decided by then, and what follows from its period and its successor. */
const statusOn = (programme: Row<ProgrammeEntity>, context: ReadContext): Sql => {
  const { id, status, adoptedOn, period } = programme;
  const { on } = context;
  const isReplaced = exists(
    ProgrammeEntity,
    (successor) => sql`${successor.predecessor} = ${id} AND ${isInForce(successor, on)}`,
  );
  return sql`CASE
    WHEN ${status} = 'withdrawn' THEN 'withdrawn'
    WHEN ${status} = 'draft' OR ${adoptedOn} > ${on} THEN CASE WHEN ${wasHeardOn(id, on)} THEN 'in-consultation' ELSE 'draft' END
    WHEN lower(${period}) > ${on} THEN 'adopted'
    WHEN ${isReplaced} THEN 'replaced'
    WHEN ${during(period, on)} THEN 'in-force'
    ELSE 'expired' END`;
};

export const Programme: ReadModel<ProgrammeEntity> = readModel({
  name: 'Programme',
  plural: 'programmes',
  description:
    'A strategy, a regional programme, a shared target picture or a municipality’s programme: what it is for, who decided it, who adopted it, and its plan. Anybody sees it from its adoption.',
  table: ProgrammeEntity,
  node: 'programme',
  relations: {
    owner: new Through(ownerOfCollaboration, 'id'),
    adopter: new Through(adopterOf, 'id'),
    consulted: consultedAboutProgramme,
    asked: askedAboutProgramme,
  },
  visible: [{ sees: 'programme', when: ({ status }) => sql`${status} = 'adopted'`, otherwise: 'programme-draft' }],
  fields: (is) => ({
    id: is.id('programme', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    kind: is.enumeration(ProgrammeKindEnum, 'kind', 'What kind of programme it is.'),
    status: is.enumeration(ProgrammeStatusEnum, statusOn, 'Where it stands on the day.', { dated: true }),
    period: is.period('period', 'When it is in force, as far as that is known.'),
    owner: is.one(() => Organisation, new Through(ownerOfCollaboration, 'id'), 'Who owns it on the day.'),
    adoptedOn: is.day('adoptedOn', 'The day of its adoption; null: not adopted, or the source tells no day.'),
    adoptedBy: is.object(
      'AdoptingBody',
      'Who adopted it; null: not adopted, or the source does not tell.',
      {
        of: 'Who adopted a programme.',
        present: ({ adoptedBy, adoptingBody }) => sql`coalesce(${adoptedBy}::text, ${adoptingBody}::text) IS NOT NULL`,
      },
      {
        name: is.localised(
          ({ adoptedBy, adoptingBody }) =>
            sql`coalesce(${adoptedBy}, (${select(
              Body,
              ({ name }) => name,
              ({ id }) => ({ where: sql`${id} = ${adoptingBody}` }),
            )}))`,
          'Its name in the reader’s language or the nearest there is.',
        ),
        body: is.one(() => Body, 'adoptingBody', 'The body; null: it is not in this service.'),
        decision: is.one(() => Decision, 'decision', 'The decision of its meeting; null: it is not in this service.'),
      },
    ),
    purpose: is.localised('purpose', 'What it is for.'),
    message: is.localised('message', 'Its message in one sentence.'),
    role: is.localised('role', 'What part it plays among other programmes and actors.'),
    choices: is.localisedList('choices', 'What the owner concentrates on, in its own order.'),
    preparation: is.object(
      'Preparation',
      'How it was prepared.',
      { of: 'How a programme was prepared.' },
      {
        methods: is.localisedList(({ preparation }) => sql`${preparation} -> 'methods'`, 'Such as workshops.'),
        participants: is.localisedList(({ preparation }) => sql`${preparation} -> 'participants'`, 'Who took part.'),
        duration: is.localised(
          ({ preparation }) => sql`${preparation} -> 'duration'`,
          'How long it took, in words; null: not known.',
          { nullable: true },
        ),
      },
    ),
    monitoring: is.localised('monitoring', 'How it is followed up, in words.'),
    contact: is.localised('contact', 'Whom to ask, by office.'),
    councilTerm: is.period('councilTerm', 'The term of the council on which it leans; null: none.'),
    councilTermNote: is.localised('councilTermNote', 'What is to be known of that term.'),
    adaptedFrom: is.one(() => Programme, 'adaptedFrom', 'The shared programme that it adapts; null: none.'),
    adaptations: is.connection(() => Programme, 'adaptedFrom', 'The programmes that adapt it, by code.'),
    basis: is.object(
      'ProgrammeBasis',
      'What it carries out; null: nothing that is known.',
      {
        of: 'The programme or strategy that a programme carries out.',
        present: ({ basis, carriesOut }) => sql`coalesce(${basis}::text, ${carriesOut}::text) IS NOT NULL`,
      },
      {
        description: is.localised('basis', 'In words.'),
        programme: is.one(() => Programme, 'carriesOut', 'The programme; null: it is not in this service.'),
      },
    ),
    predecessor: is.one(() => Programme, 'predecessor', 'The programme that it replaces; null: none that is known.'),
    successor: is.first(
      () => Programme,
      'id',
      ({ predecessor }, id) => sql`${predecessor} = ${id}`,
      'The programme that replaces it; null: none yet.',
      { order: orderOf(ProgrammeEntity).ascending('The oldest first.', 'id') },
    ),
    successorExpected: is.object(
      'ExpectedSuccessor',
      'When its successor is expected, before there is one; null: nothing is known.',
      { of: 'When a successor is expected.', present: ({ successorYear }) => sql`${successorYear} IS NOT NULL` },
      { year: is.int(({ successorYear }) => successorYear, 'The year of its adoption.') },
    ),
    themes: is.list(() => Theme, new Through(themesOfCollaboration, 'id'), 'Its themes on the day, by code.'),
    networks: is.list(
      () => Network,
      new Through(networksOfCollaboration, 'id'),
      'The networks of which it is a member on the day, by code.',
    ),
    bodies: is.connection(() => Body, 'collaboration', 'Its bodies that exist on the day.', {
      dated: true,
      where: ({ period }, { on }) => during(period, on),
    }),
    sourceLocale: is.enumeration(
      LocaleEnum,
      'sourceLocale',
      'The language of the source; texts in other languages are a translation of ours. Null: not stated.',
    ),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the programme.'),
  }),
  filters: (where) => ({
    kind: where.anyOf(ProgrammeKindEnum, 'kind', 'Of one of these kinds.'),
    adopter: where.such(
      () => ID,
      parameter.id('organisation'),
      'Those that this organisation has adopted, on the day.',
      ({ id }, organisation, { on }) =>
        exists(
          AdopterEntity,
          (adopter) =>
            sql`${adopter.programme} = ${id} AND ${adopter.organisation} = ${organisation} AND ${during(adopter.period, on)}`,
        ),
    ),
    owner: where.such(
      () => ID,
      parameter.id('organisation'),
      'Those that this organisation owns, on the day.',
      ({ id }, organisation, context) => isLinked(ownerOfCollaboration, id, organisation, context, context.on),
    ),
    councilTermYear: where.such(
      () => Int,
      parameter.int,
      'Those that lean on a term of the council with this year.',
      ({ councilTerm }, year) =>
        sql`${councilTerm} IS NOT NULL AND ${year} BETWEEN coalesce(extract(year FROM lower(${councilTerm})), '-infinity')
          AND coalesce(extract(year FROM upper(${councilTerm}) - 1), 'infinity')`,
    ),
    inForceOn: where.such(() => DateScalar, parameter.day, 'Those in force on this day.', isInForce),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending('By code.', 'code'),
    name: by.byName(({ name }) => name),
    latestChange: by.descending('Those changed last first.', 'recordedAt'),
  }),
});

rootOne('programme', () => Programme, {
  description: 'The programme with this code, on any day.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('programmes', () => Programme, {
  description: 'Programmes of every kind, those that are over included, by code.',
  access: 'public',
  dated: true,
});
