import { ID } from '@nestjs/graphql';
import { FundingPurposeEnum, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  isLinked,
  link,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation, ownerOfCollaboration } from '@talkoot/registry';
import { FundingKindEnum, PilotProgrammeStatusEnum } from './programme.enums.js';
import { CalledMunicipalityEntity, PilotProgrammeEntity } from './programme.entity.js';

const calledMunicipalities = link(CalledMunicipalityEntity, { from: 'programme', to: 'organisation', dated: 'period' });

export const PilotProgramme: ReadModel<PilotProgrammeEntity> = readModel({
  name: 'PilotProgramme',
  plural: 'pilot programmes',
  description: 'A ministry’s programme of pilots. Anybody sees it from the opening of its call.',
  table: PilotProgrammeEntity,
  node: 'pilotprogramme',
  relations: { owner: new Through(ownerOfCollaboration, 'id') },
  visible: [
    {
      sees: 'pilot-programme',
      when: ({ call }, { today }) => sql`lower(${call}) <= ${today}`,
      otherwise: 'pilot-programme-before-call',
    },
  ],
  fields: (is) => ({
    id: is.id('pilotprogramme', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    basis: is.localised('basis', 'What it rests on, such as a government’s programme.'),
    aims: is.localisedList('aims', 'What it is to achieve.'),
    characteristics: is.localisedList('characteristics', 'What marks its pilots.'),
    period: is.period('period', 'When it runs.'),
    call: is.object(
      'ProgrammeCall',
      'When plans can be submitted; null: no call is known.',
      {
        of: 'When plans can be submitted; both days belong to it.',
        present: ({ call }) => sql`${call} IS NOT NULL`,
      },
      {
        opens: is.day(({ call }) => sql`lower(${call})`, 'The first day.'),
        closes: is.day(({ call }) => sql`upper(${call}) - 1`, 'The last day; null: no end is known.', {
          nullable: true,
        }),
      },
    ),
    callMunicipalities: is.connection(
      () => Organisation,
      new Through(calledMunicipalities, 'id'),
      'The municipalities that the call names; they hear when it opens. Others may answer it too.',
      { dated: true },
    ),
    status: is.enumeration(PilotProgrammeStatusEnum, 'status', 'Where it stands today.'),
    statusOn: is.day('statusOn', 'The day on which it ended or was cancelled; null: it goes on.'),
    statusReason: is.localised('statusReason', 'Why it ended or was cancelled.'),
    funding: is.object(
      'ProgrammeFunding',
      'Null: the programme gives no money.',
      {
        of: 'What kind of money a programme gives, and for what.',
        present: ({ fundingKind }) => sql`${fundingKind} IS NOT NULL`,
      },
      {
        kind: is.enumeration(FundingKindEnum, 'fundingKind', 'What kind of money.', { nullable: false }),
        purposes: is.enumerations(
          FundingPurposeEnum,
          'fundingPurposes',
          'What the money may be used for, and nothing else.',
        ),
        unfunded: is.enumerations(FundingPurposeEnum, 'fundingUnfunded', 'What belongs to the work and has no money.'),
      },
    ),
    owner: is.one(
      () => Organisation,
      new Through(ownerOfCollaboration, 'id'),
      'Who owns it on the day: a ministry or an agency.',
    ),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the programme.'),
  }),
  filters: (where) => ({
    owner: where.such(
      () => ID,
      parameter.id('organisation'),
      'Owned by this organisation, on the day looked at.',
      ({ id }, organisation, context) => isLinked(ownerOfCollaboration, id, organisation, context),
    ),
    status: where.anyOf(PilotProgrammeStatusEnum, 'status', 'In one of these statuses.'),
    callOpen: where.such(
      () => Boolean,
      parameter.flag,
      'Whether plans can be submitted on the day looked at.',
      ({ call }, isOpen, { on }) => sql`coalesce(${during(call, on)}, false) = ${isOpen}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending('By code.', 'code'),
    name: by.byName(({ name }) => name),
  }),
});

rootOne('pilotProgramme', () => PilotProgramme, {
  description: 'The pilot programme with this code.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('pilotProgrammes', () => PilotProgramme, {
  description: 'All pilot programmes, in the order of their codes.',
  access: 'public',
  dated: true,
});
