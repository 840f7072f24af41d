import {
  PilotPage,
  PilotProgrammePage,
  PilotProgrammesPage,
  PilotsPage,
  PlanPage,
  ProjectPage,
  ProjectsPage,
} from '../../api/operations.js';
import { among, chosen, on, pageOf, yesNo } from '../../parts/list-variables.js';
import { page } from '../../router.js';

export const pilotsRoutes = [
  page('/pilot-programmes', {
    document: PilotProgrammesPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'owner'),
      filter: {
        status: among(search['status']),
        callOpen: yesNo(search['callOpen']),
        owner: search['owner'] ?? null,
      },
    }),
    load: () => import('./pilot-programmes.js'),
  }),
  page('/pilot-programmes/$code', {
    document: PilotProgrammePage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./pilot-programme.js'),
  }),
  page('/pilots', {
    document: PilotsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'coordinator', 'partner'),
      filter: {
        status: among(search['status']),
        programme: search['programme'] ?? null,
        theme: search['theme'] ?? null,
        coordinator: search['coordinator'] ?? null,
        partner: search['partner'] ?? null,
      },
    }),
    load: () => import('./pilots.js'),
  }),
  page('/pilots/$code', {
    document: PilotPage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./pilot.js'),
  }),
  page('/projects', {
    document: ProjectsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'coordinator'),
      filter: {
        programme: search['programme'] ?? null,
        coordinator: search['coordinator'] ?? null,
      },
    }),
    load: () => import('./projects.js'),
  }),
  page('/projects/$code', {
    document: ProjectPage,
    variables: ({ code = '' }, search) => ({ code, ...on(search) }),
    load: () => import('./project.js'),
  }),
  page('/plans/$id', {
    document: PlanPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./plan.js'),
  }),
];
