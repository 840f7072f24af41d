import {
  code,
  companyRole,
  event,
  id,
  light,
  localDate,
  period,
  pilotStatus,
  provenance,
  recordedText,
} from '@talkoot/contracts';
import { z } from 'zod';

const name = recordedText;
const title = recordedText;
const organisation = id('organisation');
const programme = id('pilotprogramme');

const ORGANISATION = 'organisation_01jd0000000000000000000000';
const SUCCESSOR = 'organisation_01jd0000000000000000000001';
const SUCCESSION = 'succession_01jd0000000000000000000000';
const PROGRAMME = 'pilotprogramme_01jd0000000000000000000000';
const PLAN = 'plan_01jd0000000000000000000000';
const PILOT = 'pilot_01jd0000000000000000000000';
const PROJECT = 'project_01jd0000000000000000000000';
const PARTNERSHIP = 'partnership_01jd0000000000000000000000';

/** Somebody else is it from a day on; with the succession when one brought it about. */
const handover = z.strictObject({
  before: organisation,
  after: organisation,
  on: localDate,
  succession: id('succession').optional(),
});
const handoverExample = { before: ORGANISATION, after: SUCCESSOR, on: '2016-01-01', succession: SUCCESSION } as const;

const membership = { partnership: id('partnership'), partner: organisation };
const membershipExample = { partnership: PARTNERSHIP, partner: ORGANISATION } as const;

const programmeEvents = {
  'pilot-programme.created.v1': event({
    about: 'A pilot programme was set up. The public sees it from the opening of its call.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: z.strictObject({ code, name, owner: organisation, period, provenance }),
    example: {
      code: 'TEM-SKP-2014',
      name: { fi: 'Pilotit seutukaupunkien kehittämiseen' },
      owner: ORGANISATION,
      period: { from: '2014-01-01', to: '2015-12-31' },
      provenance: 'documented',
    },
  }),
  'pilot-programme.details-changed.v1': event({
    about: 'Details of a pilot programme changed; the event says which, they are read from the programme.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: z.strictObject({
      fields: z
        .array(
          z.enum([
            'name',
            'basis',
            'aims',
            'characteristics',
            'period',
            'call',
            'callMunicipalities',
            'funding',
            'documentedPartners',
            'provenance',
          ]),
        )
        .min(1),
    }),
    example: { fields: ['aims', 'call'] },
  }),
  'pilot-programme.call-opened.v1': event({
    about: 'The call of a pilot programme has opened. The municipalities that the call names hear of it.',
    heardBy: ['notifications'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: z.strictObject({
      opens: localDate,
      closes: localDate.optional(),
      municipalities: z.array(organisation).min(1),
    }),
    example: { opens: '2013-05-15', closes: '2013-08-31', municipalities: [ORGANISATION] },
  }),
  'pilot-programme.ended.v1': event({
    about:
      'A pilot programme ended: every plan is decided and every pilot is over. The reason is read from the programme.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2015-12-31' },
  }),
  'pilot-programme.cancelled.v1': event({
    about:
      'A pilot programme was given up before any of its pilots was completed. The reason is read from the programme.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2014-03-31' },
  }),
  'pilot-programme.owner-changed.v1': event({
    about: 'Another organisation owns the pilot programme from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilotprogramme',
    visibility: 'public',
    data: handover,
    example: handoverExample,
  }),
} as const;

const planEvents = {
  'plan.submitted.v1': event({
    about: 'A plan was submitted to the call of a pilot programme.',
    heardBy: ['notifications'],
    aggregate: 'plan',
    visibility: 'concerned',
    data: z.strictObject({ programme, name, applicant: organisation, coordinator: organisation, on: localDate }),
    example: {
      programme: PROGRAMME,
      name: { fi: 'Älykkään ja vihreän kasvun kaupungit' },
      applicant: ORGANISATION,
      coordinator: SUCCESSOR,
      on: '2013-08-30',
    },
  }),
  'plan.approved.v1': event({
    about: 'A plan was approved and became a pilot.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'plan',
    visibility: 'public',
    data: z.strictObject({ programme, pilot: id('pilot'), on: localDate }),
    example: { programme: PROGRAMME, pilot: PILOT, on: '2013-12-01' },
  }),
  'plan.redirected.v1': event({
    about: 'A plan was redirected: it goes on as a separate project beside the pilots.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'plan',
    visibility: 'public',
    data: z.strictObject({ programme, project: id('project'), on: localDate }),
    example: { programme: PROGRAMME, project: PROJECT, on: '2013-12-01' },
  }),
  'plan.rejected.v1': event({
    about: 'A plan was rejected.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'plan',
    visibility: 'public',
    data: z.strictObject({ programme, on: localDate }),
    example: { programme: PROGRAMME, on: '2013-12-01' },
  }),
  'plan.details-changed.v1': event({
    about:
      'A plan that is not decided yet was corrected; the event says which of its details, they are read from the plan.',
    heardBy: ['notifications'],
    aggregate: 'plan',
    visibility: 'concerned',
    data: z.strictObject({
      programme,
      fields: z.array(z.enum(['name', 'description', 'period', 'coordinator', 'partners'])).min(1),
    }),
    example: { programme: PROGRAMME, fields: ['name', 'partners'] },
  }),
  'plan.withdrawn.v1': event({
    about: 'The applicant or the coordinator withdrew a plan before it was decided.',
    heardBy: ['notifications'],
    aggregate: 'plan',
    visibility: 'concerned',
    data: z.strictObject({ programme, on: localDate }),
    example: { programme: PROGRAMME, on: '2013-09-15' },
  }),
  'plan.party-changed.v1': event({
    about:
      'Another organisation is the applicant, the coordinator or a partner of a plan that is not decided yet: a successor, or one that was invited and has agreed.',
    heardBy: ['notifications'],
    aggregate: 'plan',
    visibility: 'concerned',
    data: handover.extend({ role: z.enum(['applicant', 'coordinator', 'partner']) }),
    example: { ...handoverExample, role: 'applicant' },
  }),
} as const;

const projectEvents = {
  'project.registered.v1': event({
    about: 'A separate project stands beside the pilots of a programme.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'project',
    visibility: 'public',
    data: z.strictObject({ programme, code, name, coordinator: organisation, period, provenance }),
    example: {
      programme: PROGRAMME,
      code: 'SALO-RM',
      name: { fi: 'Herkästi reagoiva ja pitkäjänteinen rakennemuutos seutukaupungeissa' },
      coordinator: ORGANISATION,
      period: { from: '2014-01-01', to: '2015-12-31' },
      provenance: 'documented',
    },
  }),
  'project.details-changed.v1': event({
    about: 'Details of a project changed; the event says which.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'project',
    visibility: 'public',
    data: z.strictObject({ fields: z.array(z.enum(['name', 'period', 'coordinator', 'provenance'])).min(1) }),
    example: { fields: ['period'] },
  }),
  'project.coordinator-changed.v1': event({
    about: 'Another organisation coordinates the project from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'project',
    visibility: 'public',
    data: handover,
    example: handoverExample,
  }),
} as const;

const pilotLifeEvents = {
  'pilot.drafted.v1': event({
    about: 'A pilot was drafted. Only the owner, the coordinator and those named see it until it is approved.',
    heardBy: ['notifications'],
    aggregate: 'pilot',
    visibility: 'concerned',
    data: z.strictObject({ programme, code, name, coordinator: organisation, period, provenance }),
    example: {
      programme: PROGRAMME,
      code: 'GREEN',
      name: { fi: 'Älykkään ja vihreän kasvun kaupungit' },
      coordinator: ORGANISATION,
      period: { from: '2014-01-01', to: '2015-12-31' },
      provenance: 'reported',
    },
  }),
  'pilot.entered.v1': event({
    about: 'A pilot was entered as a source states it, with the status that it had on the day of the source.',
    heardBy: ['standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({
      programme,
      code,
      name,
      coordinator: organisation,
      applicant: organisation.optional(),
      period,
      status: pilotStatus,
      statusOn: localDate,
      provenance,
    }),
    example: {
      programme: PROGRAMME,
      code: 'GREEN',
      name: { fi: 'Älykkään ja vihreän kasvun kaupungit' },
      coordinator: ORGANISATION,
      period: { from: '2014-01-01', to: '2015-12-31' },
      status: 'running',
      statusOn: '2014-11-19',
      provenance: 'documented',
    },
  }),
  'pilot.details-changed.v1': event({
    about: 'Details of a pilot changed; the event says which, they are read from the pilot.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({
      fields: z.array(z.enum(['name', 'themes', 'period', 'status', 'coordinator', 'applicant', 'provenance'])).min(1),
    }),
    example: { fields: ['name'] },
  }),
  'pilot.approved.v1': event({
    about: 'A pilot was approved: anybody may see it from now on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ programme, coordinator: organisation, period, plan: id('plan').optional(), on: localDate }),
    example: {
      programme: PROGRAMME,
      coordinator: ORGANISATION,
      period: { from: '2014-01-01', to: '2015-12-31' },
      plan: PLAN,
      on: '2013-12-01',
    },
  }),
  'pilot.started.v1': event({
    about: 'An approved pilot started.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2014-01-01' },
  }),
  'pilot.completed.v1': event({
    about: 'The work of a pilot is done.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2015-12-31' },
  }),
  'pilot.closed.v1': event({
    about: 'A completed pilot was closed: nothing about it changes any more.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2016-03-31' },
  }),
  'pilot.cancelled.v1': event({
    about: 'A pilot was cancelled before it was completed.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ on: localDate }),
    example: { on: '2014-06-30' },
  }),
  'pilot.coordinator-changed.v1': event({
    about: 'Another organisation coordinates the pilot from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: handover,
    example: handoverExample,
  }),
  'pilot.applicant-changed.v1': event({
    about: 'Another organisation stands in for the applicant of the pilot from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: handover,
    example: handoverExample,
  }),
} as const;

const partnerEvents = {
  'pilot.partner-invited.v1': event({
    about: 'An organisation was invited to join a pilot as a partner.',
    heardBy: ['notifications'],
    aggregate: 'pilot',
    visibility: 'concerned',
    data: z.strictObject({ ...membership, on: localDate, succession: id('succession').optional() }),
    example: { ...membershipExample, on: '2014-03-01' },
  }),
  'pilot.invitation-ended.v1': event({
    about: 'An invitation to join a pilot no longer stands: taken back, declined, or gone over to a successor.',
    heardBy: ['notifications'],
    aggregate: 'pilot',
    visibility: 'concerned',
    data: z.strictObject({ ...membership, lastDay: localDate, succession: id('succession').optional() }),
    example: { ...membershipExample, lastDay: '2014-03-31' },
  }),
  'pilot.partner-joined.v1': event({
    about: 'An organisation is a partner of a pilot from a day on.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({
      ...membership,
      on: localDate,
      /** The last day as a partner, when it is known already. */
      lastDay: localDate.optional(),
      provenance,
      succession: id('succession').optional(),
    }),
    example: { ...membershipExample, on: '2014-06-01', provenance: 'reported' },
  }),
  'pilot.partnership-corrected.v1': event({
    about: 'A partner joined on another day than was known, or another kind of source states it.',
    heardBy: ['standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ ...membership, on: localDate, provenance }),
    example: { ...membershipExample, on: '2014-03-01', provenance: 'documented' },
  }),
  'pilot.partner-left.v1': event({
    about: 'An organisation is no longer a partner of a pilot after the given last day.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ ...membership, lastDay: localDate, succession: id('succession').optional() }),
    example: { ...membershipExample, lastDay: '2015-05-31' },
  }),
} as const;

const workEvents = {
  'pilot.milestone-planned.v1': event({
    about: 'A milestone of a pilot was planned.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ milestone: id('milestone'), name: title, due: localDate.optional() }),
    example: {
      milestone: 'milestone_01jd0000000000000000000000',
      name: { fi: 'Yritysverkosto koossa' },
      due: '2014-09-30',
    },
  }),
  'pilot.milestone-changed.v1': event({
    about: 'The name or the due day of a milestone changed; it tells both as they are now.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ milestone: id('milestone'), name: title, due: localDate.optional() }),
    example: {
      milestone: 'milestone_01jd0000000000000000000000',
      name: { fi: 'Yritysverkosto koossa' },
      due: '2014-12-31',
    },
  }),
  'pilot.milestone-reached.v1': event({
    about: 'A pilot reached a milestone.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ milestone: id('milestone'), on: localDate }),
    example: { milestone: 'milestone_01jd0000000000000000000000', on: '2014-10-02' },
  }),
  'pilot.milestone-dropped.v1': event({
    about: 'A pilot no longer means to reach a milestone. The reason is read from the milestone.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ milestone: id('milestone'), on: localDate }),
    example: { milestone: 'milestone_01jd0000000000000000000000', on: '2014-10-02' },
  }),
  'pilot.experiment-begun.v1': event({
    about: 'An experiment began in a pilot.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ experiment: id('experiment'), organisation, name: title, on: localDate }),
    example: {
      experiment: 'experiment_01jd0000000000000000000000',
      organisation: ORGANISATION,
      name: { fi: 'Biokaasua bussille' },
      on: '2014-04-01',
    },
  }),
  'pilot.experiment-concluded.v1': event({
    about: 'An experiment of a pilot ended, and its outcome was told.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ experiment: id('experiment'), organisation, on: localDate }),
    example: { experiment: 'experiment_01jd0000000000000000000000', organisation: ORGANISATION, on: '2014-11-30' },
  }),
  'pilot.company-linked.v1': event({
    about: 'A company takes part in a pilot from a day on.',
    heardBy: ['notifications'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({
      companyLink: id('companylink'),
      company: organisation,
      role: companyRole,
      on: localDate,
      succession: id('succession').optional(),
    }),
    example: {
      companyLink: 'companylink_01jd0000000000000000000000',
      company: ORGANISATION,
      role: 'tester',
      on: '2014-04-01',
    },
  }),
  'pilot.company-link-ended.v1': event({
    about: 'A company no longer takes part in a pilot after the given last day.',
    heardBy: ['notifications'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({
      companyLink: id('companylink'),
      company: organisation,
      lastDay: localDate,
      succession: id('succession').optional(),
    }),
    example: {
      companyLink: 'companylink_01jd0000000000000000000000',
      company: ORGANISATION,
      lastDay: '2015-03-31',
    },
  }),
  'pilot.result-recorded.v1': event({
    about: 'A result of a pilot was recorded.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ result: id('result'), organisation, name: title, on: localDate }),
    example: {
      result: 'result_01jd0000000000000000000000',
      organisation: ORGANISATION,
      name: { fi: 'Toimintamalli seutukaupungeille' },
      on: '2015-11-30',
    },
  }),
  'pilot.status-reported.v1': event({
    about: 'The coordinator or the owner told how the pilot goes. The reason is read from the report by those who may.',
    heardBy: ['notifications', 'standing-reports'],
    aggregate: 'pilot',
    visibility: 'public',
    data: z.strictObject({ statusReport: id('statusreport'), light, on: localDate }),
    example: { statusReport: 'statusreport_01jd0000000000000000000000', light: 'at-risk', on: '2014-09-30' },
  }),
} as const;

/** What the pilots tell. The events of a thing that the public may not see yet are restricted like the thing itself. */
export const pilotsEvents = {
  ...programmeEvents,
  ...planEvents,
  ...projectEvents,
  ...pilotLifeEvents,
  ...partnerEvents,
  ...workEvents,
} as const;
