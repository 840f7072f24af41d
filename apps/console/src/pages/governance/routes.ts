import {
  BodiesPage,
  BodyPage,
  DecisionPage,
  DecisionsPage,
  MeetingPage,
  MeetingsPage,
  ProposalPage,
  ProposalsPage,
} from '../../api/operations.js';
import { among, chosen, on, pageOf, yesNo } from '../../parts/list-variables.js';
import { page } from '../../router.js';

export const governanceRoutes = [
  page('/bodies', {
    document: BodiesPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'seated', 'secretariat', 'of'),
      filter: {
        kind: among(search['kind']),
        seated: search['seated'] ?? null,
        secretariat: search['secretariat'] ?? null,
        of: search['of'] ?? null,
      },
    }),
    load: () => import('./bodies.js'),
  }),
  page('/bodies/$id', {
    document: BodyPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./body.js'),
  }),
  page('/meetings', {
    document: MeetingsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...chosen(search, 'organisation'),
      filter: {
        body: search['body'] ?? null,
        status: among(search['status']),
        from: search['from'] ?? null,
        until: search['until'] ?? null,
        theme: search['theme'] ?? null,
        organisation: search['organisation'] ?? null,
        concernsMe: yesNo(search['concernsMe']),
      },
    }),
    load: () => import('./meetings.js'),
  }),
  page('/meetings/$id', {
    document: MeetingPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./meeting.js'),
  }),
  page('/decisions', {
    document: DecisionsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...chosen(search, 'organisation', 'subject'),
      filter: {
        body: search['body'] ?? null,
        outcome: among(search['outcome']),
        since: search['from'] ?? null,
        until: search['until'] ?? null,
        theme: search['theme'] ?? null,
        organisation: search['organisation'] ?? null,
        subject: search['subject'] ?? null,
      },
    }),
    load: () => import('./decisions.js'),
  }),
  page('/decisions/$id', {
    document: DecisionPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./decision.js'),
  }),
  page('/proposals', {
    document: ProposalsPage,
    variables: (_, search) => ({
      ...pageOf(search),
      ...on(search),
      ...chosen(search, 'proposer', 'supporter', 'addressee', 'collaboration'),
      filter: {
        status: among(search['status']),
        overdue: yesNo(search['overdue']),
        dueBy: search['dueBy'] ?? null,
        proposer: search['proposer'] ?? null,
        supporter: search['supporter'] ?? null,
        addressee: search['addressee'] ?? null,
        collaboration: search['collaboration'] ?? null,
      },
    }),
    load: () => import('./proposals.js'),
  }),
  page('/proposals/$id', {
    document: ProposalPage,
    variables: ({ id = '' }, search) => ({ id, ...on(search) }),
    load: () => import('./proposal.js'),
  }),
];
