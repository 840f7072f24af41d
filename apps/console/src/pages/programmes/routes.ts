import {
  ActionPlanPage,
  ActionPlansPage,
  ActivityPage,
  ConsultationPage,
  ConsultationsPage,
  ObligationsPage,
  ProgrammeItemPage,
  ProgrammePage,
  ProgrammesPage,
  RevisionPage,
  WorkProgrammePage,
} from '../../api/operations.js';
import { among, chosen, numberOf, on, pageOf, yesNo } from '../../parts/list-variables.js';
import { type AnyPage, page } from '../../router.js';

export const programmesRoutes: readonly AnyPage[] = [
  page('/programmes', {
    document: ProgrammesPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'owner', 'adopter'),
      filter: {
        kind: among(search['kind']),
        inForceOn: search['inForceOn'] ?? null,
        owner: search['owner'] ?? null,
        adopter: search['adopter'] ?? null,
      },
    }),
    load: () => import('./programmes.js'),
  }),
  page('/programmes/$code', {
    document: ProgrammePage,
    variables: ({ code = '' }, search) => ({
      code,
      ...on(search),
      with: search['with'] ?? '',
      compared: search['with'] !== undefined,
    }),
    load: () => import('./programme.js'),
  }),
  page('/programme-items/$id', {
    document: ProgrammeItemPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./programme-item.js'),
  }),
  page('/revisions/$id', {
    document: RevisionPage,
    variables: ({ id = '' }, search) => ({
      id,
      ...on(search),
      after: search['after'] ?? null,
      with: numberOf(search['with']) ?? 0,
      compared: numberOf(search['with']) !== null,
    }),
    load: () => import('./revision.js'),
  }),
  page('/action-plans', {
    document: ActionPlansPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'organisation'),
      filter: {
        status: among(search['status']),
        programme: search['programme'] ?? null,
        year: numberOf(search['year']),
        organisation: search['organisation'] ?? null,
      },
    }),
    load: () => import('./action-plans.js'),
  }),
  page('/action-plans/$id', {
    document: ActionPlanPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./action-plan.js'),
  }),
  page('/activities/$id', {
    document: ActivityPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./activity.js'),
  }),
  page('/work-programmes/$id', {
    document: WorkProgrammePage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./work-programme.js'),
  }),
  page('/consultations', {
    document: ConsultationsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      filter: {
        status: among(search['status']),
        programme: search['programme'] ?? null,
        awaitsMine: yesNo(search['awaitsMine']),
      },
    }),
    load: () => import('./consultations.js'),
  }),
  page('/consultations/$id', {
    document: ConsultationPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./consultation.js'),
  }),
  page('/obligations', {
    document: ObligationsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'owedBy'),
      filter: {
        status: among(search['status']),
        kind: among(search['kind']),
        programme: search['programme'] ?? null,
        owedBy: search['owedBy'] ?? null,
        dueFrom: search['dueFrom'] ?? null,
        dueTo: search['dueTo'] ?? null,
      },
    }),
    load: () => import('./obligations.js'),
  }),
];
