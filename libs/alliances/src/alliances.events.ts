import { allianceStatus, code, event, id, localDate, period, provenance, recordedText } from '@talkoot/contracts';
import { z } from 'zod';

const organisation = id('organisation');
const succession = id('succession').optional();
const name = recordedText;

/** Examples. */
const member = 'organisation_01jd0000000000000000000000';
const successor = 'organisation_01jd0000000000000000000001';
const group = 'themegroup_01jd0000000000000000000000';
const theme = 'theme_01jd0000000000000000000000';

const ALLIANCE = { aggregate: 'alliance', visibility: 'public' } as const;

/** What alliances tell. */
export const alliancesEvents = {
  'alliance.proposed.v1': event({
    about: 'Organisations propose an alliance.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({
      code,
      name,
      permanent: z.boolean(),
      proposers: z.array(organisation).min(1),
      on: localDate,
      period,
      provenance,
    }),
    example: {
      code: 'KASVUALLIANSSI',
      name: { fi: 'Kasvuallianssi', en: 'Growth Alliance' },
      permanent: true,
      proposers: [member],
      on: '2026-01-15',
      period: {},
      provenance: 'documented',
    },
  }),
  'alliance.entered.v1': event({
    about:
      'An alliance was entered as a source states it, in the status that it had on the day of the source, as far as the source tells its day.',
    heardBy: [],
    ...ALLIANCE,
    data: z.strictObject({
      code,
      name,
      permanent: z.boolean(),
      proposers: z.array(organisation),
      status: allianceStatus,
      statusOn: localDate.optional(),
      period,
      provenance,
    }),
    example: {
      code: 'KASVUALLIANSSI',
      name: { fi: 'Kasvuallianssi', en: 'Growth Alliance' },
      permanent: true,
      proposers: [member],
      status: 'proposed',
      statusOn: '2026-01-01',
      period: {},
      provenance: 'documented',
    },
  }),
  'alliance.details-changed.v1': event({
    about:
      'The name, aims, rhythm, permanence, period, provenance or status (as a source states it) of an alliance changed; it tells which of them.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ fields: z.array(z.string()).min(1) }),
    example: { fields: ['aims'] },
  }),
  'alliance.activated.v1': event({
    about: 'An alliance begins its work.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ on: localDate }),
    example: { on: '2026-06-01' },
  }),
  'alliance.ended.v1': event({
    about: 'An alliance is over; its memberships end on that day, its last.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ on: localDate }),
    example: { on: '2030-12-31' },
  }),
  'alliance.owner-changed.v1': event({
    about: 'Another organisation owns the alliance from a day on.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ before: organisation, after: organisation, on: localDate, succession }),
    example: { before: member, after: successor, on: '2026-01-01' },
  }),
  'alliance.proposer-changed.v1': event({
    about: 'Another organisation stands in for a proposer from a day on.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ before: organisation, after: organisation, on: localDate, succession }),
    example: { before: member, after: successor, on: '2026-01-01' },
  }),
  'alliance.proposer-joined.v1': event({
    about:
      'An organisation that was invited proposes the alliance as well, from a day on; it may have been invited to own it.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ proposer: organisation, on: localDate, isOwner: z.boolean(), provenance }),
    example: { proposer: member, on: '2026-02-01', isOwner: false, provenance: 'reported' },
  }),
  'alliance.proposer-stated.v1': event({
    about: 'A source states who is a proposer of an alliance in a period.',
    heardBy: [],
    ...ALLIANCE,
    data: z.strictObject({ proposer: organisation, period, provenance }),
    example: { proposer: member, period: {}, provenance: 'documented' },
  }),
  'alliance.member-joined.v1': event({
    about: 'An organisation is a member of an alliance in the given period.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ member: organisation, period, provenance, succession }),
    example: { member, period: { from: '2026-06-01' }, provenance: 'reported' },
  }),
  'alliance.member-left.v1': event({
    about: 'An organisation is no longer a member of an alliance after the given last day.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ member: organisation, lastDay: localDate, succession }),
    example: { member, lastDay: '2028-12-31' },
  }),
  'alliance.membership-corrected.v1': event({
    about: 'The period of a membership is another one than was known.',
    heardBy: [],
    ...ALLIANCE,
    data: z.strictObject({ member: organisation, period }),
    example: { member, period: { from: '2026-06-01', to: '2028-12-31' } },
  }),
  'alliance.theme-group-added.v1': event({
    about: 'An alliance has a group of themes more, from a day on if that is known.',
    heardBy: [],
    ...ALLIANCE,
    data: z.strictObject({ group: id('themegroup'), name, on: localDate.optional() }),
    example: { group, name: { en: 'An internationalising and secure Finland' }, on: '2026-09-01' },
  }),
  'alliance.theme-group-renamed.v1': event({
    about: 'A group of themes is called otherwise from a day on; until then it has the old name.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({ group: id('themegroup'), before: name, name, on: localDate }),
    example: {
      group,
      before: { en: 'Security' },
      name: { en: 'An internationalising and secure Finland' },
      on: '2026-09-01',
    },
  }),
  'alliance.theme-group-removed.v1': event({
    about: 'A group of themes is no more from a day on.',
    heardBy: [],
    ...ALLIANCE,
    data: z.strictObject({ group: id('themegroup'), on: localDate }),
    example: { group, on: '2027-01-01' },
  }),
  'alliance.themes-arranged.v1': event({
    about: 'The groups of themes, or the themes in them, are others or stand in another order from a day on.',
    heardBy: ['notifications'],
    ...ALLIANCE,
    data: z.strictObject({
      groups: z.array(z.strictObject({ group: id('themegroup'), themes: z.array(id('theme')) })),
      on: localDate.optional(),
    }),
    example: { groups: [{ group, themes: [theme] }], on: '2026-09-01' },
  }),
} as const;
