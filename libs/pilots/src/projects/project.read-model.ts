import { ID } from '@nestjs/graphql';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  extend,
  isLinked,
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
import { coordinatorOf } from '../programmes/parties.read-model.js';
import { PilotProgramme } from '../programmes/programme.read-model.js';
import { ProjectEntity } from './project.entity.js';

export const Project: ReadModel<ProjectEntity> = readModel({
  name: 'Project',
  plural: 'projects',
  description: 'A separate project beside the pilots of a programme: what a plan was redirected to. Anybody sees it.',
  table: ProjectEntity,
  node: 'project',
  relations: { owner: new Through(ownerOfCollaboration, 'id'), coordinator: new Through(coordinatorOf, 'id') },
  visible: 'public',
  fields: (is) => ({
    id: is.id('project', 'id', 'Its id.'),
    code: is.text('code', 'Its code, such as SALO-RM.'),
    name: is.localised('name', 'Its name in the reader’s language or the nearest there is.'),
    period: is.period('period', 'When the work is done.'),
    programme: is.one(() => PilotProgramme, 'programme', 'The programme beside whose pilots it stands.'),
    coordinator: is.one(() => Organisation, new Through(coordinatorOf, 'id'), 'Who leads it on the day.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where the facts come from.'),
    version: is.int('version', 'How many times it has changed, the first time included.'),
  }),
  filters: (where) => ({
    programme: where.equal(
      () => ID,
      parameter.id('pilotprogramme'),
      'programme',
      'Beside the pilots of this programme.',
    ),
    coordinator: where.such(
      () => ID,
      parameter.id('organisation'),
      'Led by this organisation, on the day looked at.',
      ({ id }, organisation, context) => isLinked(coordinatorOf, id, organisation, context),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    code: by.ascending('By code.', 'code'),
    name: by.byName(({ name }) => name),
  }),
});

extend(PilotProgramme, (is) => ({
  projects: is.connection(
    () => Project,
    'programme',
    'The separate projects beside its pilots, in the order of their codes.',
  ),
}));

rootOne('project', () => Project, {
  description: 'The project with this code.',
  access: 'public',
  dated: true,
  arguments: { code: required(() => String, parameter.text, 'Its code, such as SALO-RM.') },
  where: ({ code }, given) => sql`${code} = ${given('code')}`,
});

rootConnection('projects', () => Project, {
  description: 'The separate projects beside the pilots of every programme, in the order of their codes.',
  access: 'public',
  dated: true,
});
