import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  exists,
  extend,
  isLinked,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
  StandingTo,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation, ownerOfCollaboration, Theme, themesOfCollaboration } from '@talkoot/registry';
import { applicantOf, coordinatorOf } from '../programmes/parties.read-model.js';
import { PilotProgramme } from '../programmes/programme.read-model.js';
import { hasJoined, invitedInto, partnerIn } from './pilot-parties.read-model.js';
import { PartnershipEntity, PilotEntity } from './pilot.entity.js';
import { PilotStatusEnum } from './pilots.enums.js';

export const Pilot: ReadModel<PilotEntity> = readModel({
  name: 'Pilot',
  plural: 'pilots',
  description:
    'Towns working together on one theme, led by a coordinator, within a pilot programme. Anybody sees it from its approval.',
  table: PilotEntity,
  node: 'pilot',
  relations: {
    owner: new Through(ownerOfCollaboration, 'id'),
    applicant: new Through(applicantOf, 'id'),
    coordinator: new Through(coordinatorOf, 'id'),
    partner: new Through(partnerIn, 'id'),
    invited: new Through(invitedInto, 'id'),
    'programme-owner': new StandingTo(() => PilotProgramme, 'programme', 'owner'),
  },
  visible: [{ sees: 'pilot', when: ({ approved }) => approved, otherwise: 'pilot-draft' }],
  fields: (is) => ({
    id: is.id('pilot', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    period: is.period('period', 'When it runs.'),
    status: is.enumeration(PilotStatusEnum, 'status', 'Where it stands today.'),
    statusOn: is.day('statusOn', 'The day of the decision, or of the source, that gave it its status.'),
    cancellationReason: is.localised('cancellationReason', 'Why it was cancelled.'),
    programme: is.one(() => PilotProgramme, 'programme', 'The programme to which it belongs.'),
    themes: is.list(
      () => Theme,
      new Through(themesOfCollaboration, 'id'),
      'What it works on, on the day, in the order of the codes.',
    ),
    owner: is.one(() => Organisation, new Through(ownerOfCollaboration, 'id'), 'Who owns it on the day.'),
    coordinator: is.one(
      () => Organisation,
      new Through(coordinatorOf, 'id'),
      'Who leads it on the day; a partner too.',
    ),
    applicant: is.one(() => Organisation, new Through(applicantOf, 'id'), 'Who applied for it, when that is known.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the pilot.'),
  }),
  filters: (where) => ({
    status: where.anyOf(PilotStatusEnum, 'status', 'In one of these statuses.'),
    theme: where.such(
      () => ID,
      parameter.id('theme'),
      'On this theme, on the day looked at.',
      ({ id }, theme, context) => isLinked(themesOfCollaboration, id, theme, context),
    ),
    partner: where.such(
      () => ID,
      parameter.id('organisation'),
      'With this organisation as a partner, on the day looked at.',
      ({ id }, organisation, { on }) =>
        exists(
          PartnershipEntity,
          (p) =>
            sql`${p.pilot} = ${id} AND ${p.organisation} = ${organisation} AND ${hasJoined(p.status)} AND ${during(p.period, on)}`,
        ),
    ),
    coordinator: where.such(
      () => ID,
      parameter.id('organisation'),
      'Led by this organisation, on the day looked at.',
      ({ id }, organisation, context) => isLinked(coordinatorOf, id, organisation, context),
    ),
    programme: where.equal(() => ID, parameter.id('pilotprogramme'), 'programme', 'Of this programme.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending('By code.', 'code'),
    name: by.byName(({ name }) => name),
    latestStatus: by.descending('Those whose status changed last first.', 'statusOn'),
    latestChange: by.descending('Those changed last first.', 'recordedAt'),
  }),
});

extend(PilotProgramme, (is) => ({
  pilots: is.connection(() => Pilot, 'programme', 'Its pilots, in the order of their codes.'),
}));

rootOne('pilot', () => Pilot, {
  description: 'The pilot with this code.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('pilots', () => Pilot, {
  description: 'Pilots of every programme, in the order of their codes.',
  access: 'public',
  dated: true,
});
