import { ANYBODY, idOf, ORIGINS, uuidOf, type Viewer } from '@talkoot/contracts';
import pg from 'pg';
import { Random } from '../support/random.js';
import { alliancesOf } from './generated-alliances.js';
import { type Governance, governanceOf, mandatesOf } from './generated-governance.js';
import { programmePlansOf, programmesOf } from './generated-programmes.js';

/** Who looks: some have to do with the things in every way there is, some with none. */
export interface NamedViewer {
  readonly name: string;
  readonly viewer: Viewer;
}

/** What operations are made of: values that stand in the data. */
export interface GeneratedData {
  readonly viewers: readonly [NamedViewer, ...NamedViewer[]];
  readonly codes: readonly string[];
  readonly days: readonly string[];
  readonly texts: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Whatever a text may hold that somebody else has to escape, sort or count. */
const TEXTS: readonly [string, ...string[]] = [
  'Ähtäri',
  'Åland',
  'Örebro',
  'Aland',
  'ähtäri',
  'Zeta',
  'zeta',
  "O'Hara",
  'a "quote" and a \\ backslash \\n',
  'line\nbreak\ttab\r\b\f',
  'marks \u0001\u0002\u0003\u0004\u0005\u001f\u007f',
  'family 👩‍🌾 and flag 🇫🇮',
  'separators \u2028\u2029',
  "'; DROP TABLE registry.organisation; -- $1 $$ /* */",
  '{"json": [null, true]}',
  'null',
  '%_%',
  'e\u0301 é ß İ ı ﬁ',
  'שלום مرحبا',
  '  blanks  ',
  'x',
];

const DAYS = [
  '2010-01-01',
  '2012-01-01',
  '2012-06-15',
  '2013-01-01',
  '2014-05-01',
  '2014-11-19',
  '2014-11-20',
  '2015-01-01',
  '2016-02-29',
  '2020-06-30',
] as const satisfies string[];

/** Makes rows for every table that is read, so that every rule of who sees what is met and broken. */
export class Making {
  private readonly tables = new Map<string, Row[]>();
  private count = 0;

  constructor(readonly random: Random) {}

  /** A UUIDv7; those made later do not sort later. */
  uuid(): string {
    this.count += 1;
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.random.between(0, 15).toString(16)).join('');
    return `0194${hex(4)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(8)}${this.count.toString(16).padStart(4, '0')}`;
  }

  add<R extends Row>(table: string, row: R): R {
    const known = this.tables.get(table) ?? [];
    this.tables.set(table, known);
    known.push(row);
    return row;
  }

  all(): ReadonlyMap<string, readonly Row[]> {
    return this.tables;
  }

  chance(share: number): boolean {
    return this.random.next() < share;
  }

  maybe<T>(value: () => T, share = 0.5): T | null {
    return this.chance(share) ? value() : null;
  }

  some<T>(choices: readonly T[], share: number): T[] {
    return choices.filter(() => this.chance(share));
  }

  one<T>(choices: readonly T[]): T {
    const found = choices[this.random.between(0, choices.length - 1)];
    if (found === undefined) throw new Error('Nothing to choose from');
    return found;
  }

  text(): string {
    return this.random.pick(TEXTS);
  }

  /** In any of the languages, at least one. */
  words(): Row {
    const languages = this.some(['fi', 'sv', 'en'], 0.5);
    return Object.fromEntries((languages.length > 0 ? languages : ['sv']).map((each) => [each, this.text()]));
  }

  day(): string {
    return this.one(DAYS);
  }

  moment(): string {
    return `${this.day()}T${this.one(['00:00:00', '09:30:00.123456', '09:30:00.5', '23:59:59.999999'])}Z`;
  }

  /** From a day to a later one; either end may be open. */
  period(startsOpen = true): string {
    const [from = '2010-01-01', to = '2020-01-01'] = [this.day(), this.day()].toSorted();
    const begins = startsOpen && this.chance(0.3) ? '' : from;
    return `[${begins},${this.chance(0.5) || from === to ? '' : to})`;
  }

  /** Periods that follow each other, perhaps with gaps. */
  periods(most: number, startsOpen = true): string[] {
    const cuts = [...new Set(Array.from({ length: this.random.between(1, most) }, () => this.day()))].toSorted();
    const periods = cuts.map((from, place) => {
      const begins = place === 0 && startsOpen && this.chance(0.4) ? '' : from;
      return `[${begins},${cuts[place + 1] ?? (this.chance(0.7) ? '' : '2024-01-01')})`;
    });
    return periods.filter((_, place) => place === 0 || this.chance(0.8));
  }

  provenance(): string {
    return this.one(['documented', 'illustrative', 'reported', 'estimated']);
  }
}

/** Fills an empty database; what is made depends on the seed alone. */
export async function generateData(url: string, seed: number): Promise<GeneratedData> {
  const make = new Making(new Random(seed));
  const registry = registryOf(make);
  const pilots = pilotsOf(make, registry);
  fundingOf(make, registry, pilots);
  alliancesOf(make, registry);
  const programmes = programmesOf(make, registry);
  const governance = governanceOf(make, {
    ...registry,
    collaborations: collaborationsOf(make),
    things: thingsOf(make),
  });
  programmePlansOf(make, registry, governance, programmes);
  invitationsOf(make, registry);
  keysOf(make, registry);
  colleaguesOf(make, registry);
  const viewers = peopleOf(make, registry, pilots, governance);
  const persons = viewers.flatMap(({ viewer: { person } }) => (person === undefined ? [] : [uuidOf(person)]));
  const organisation = make.one(registry.organisations);
  mandatesOf(make, governance, { persons, organisation, collaborations: collaborationsOf(make) });
  await load(url, make.all());
  return { viewers, codes: registry.codes, days: DAYS, texts: TEXTS };
}

/** The keys of organisations' systems, good ones and others; some were never used. */
function keysOf(make: Making, { organisations }: Registry): void {
  for (let more = 60; more > 0; more -= 1) {
    const id = make.uuid();
    make.add('identity.api_key', {
      id,
      version: make.random.between(1, 3),
      organisation_id: make.one(organisations),
      name: make.one(TEXTS),
      prefix: id.slice(-8),
      role: make.one(['editor', 'manager']),
      scopes: make.one([['read'], ['read', 'write_pilots'], ['read', 'write_identity', 'write_funding']]),
      expires_on: make.day(),
      created_at: make.moment(),
      rotated_at: make.maybe(() => make.moment()),
      revoked_at: make.maybe(() => make.moment()),
      recorded_at: make.moment(),
    });
    if (make.random.between(0, 1) === 1) make.add('identity.api_key_use', { id, last_used_at: make.moment() });
  }
}

/** Who was asked by e-mail to act for an organisation. */
function colleaguesOf(make: Making, { organisations }: Registry): void {
  for (let more = 60; more > 0; more -= 1) {
    const status = make.one(['sent', 'sent', 'accepted', 'declined', 'withdrawn']);
    const [sentOn, expiresOn] = [make.day(), make.day()].toSorted();
    make.add('identity.colleague_invitation', {
      id: make.uuid(),
      version: make.random.between(1, 3),
      organisation_id: make.one(organisations),
      role: make.one(['member', 'editor', 'manager']),
      starts_on: make.day(),
      locale: make.one(['fi', 'sv', 'en']),
      name: make.maybe(() => make.one(TEXTS)),
      address: make.maybe(() => 'nobody@example.org'),
      status,
      sent_on: sentOn,
      expires_on: expiresOn,
      answered_on: status === 'sent' ? null : make.day(),
    });
  }
}

/** Who is invited to alliances and proposals, or was. */
function invitationsOf(make: Making, { organisations }: Registry): void {
  for (const [kind, table] of [
    ['alliance', 'alliances.alliance'],
    ['proposal', 'governance.proposal'],
  ] as const)
    for (const thing of make.all().get(table) ?? [])
      for (let more = make.random.between(0, 3); more > 0; more -= 1) {
        const status = make.one(['pending', 'pending', 'accepted', 'declined', 'withdrawn']);
        const id = make.uuid();
        make.add('identity.invitation', {
          id,
          version: make.random.between(1, 3),
          to_id: thing['id'],
          to_kind: kind,
          roles: make.one([['proposer'], ['member'], ['proposer', 'member', 'owner']]),
          starts_on: make.maybe(() => make.day()),
          provenance: make.provenance(),
          status,
          sent_on: make.day(),
          answered_on: status === 'pending' ? null : make.day(),
          recorded_at: make.moment(),
        });
        for (const period of make.periods(2))
          make.add('identity.invitation_holding', {
            id: make.uuid(),
            recorded_at: make.moment(),
            invitation_id: id,
            organisation_id: make.one(organisations),
            inviter_id: make.maybe(() => make.one(organisations), 0.8),
            period,
          });
      }
}

const collaborationsOf = (make: Making) =>
  (make.all().get('registry.collaboration') ?? []).map(({ id, kind }) => ({
    collaboration_id: String(id),
    collaboration_kind: String(kind),
  }));

/** What there is by the kind of its id, for what points at things of any kind. */
function thingsOf(make: Making): Readonly<Record<string, readonly string[]>> {
  const idsIn = (table: string) => (make.all().get(table) ?? []).map(({ id }) => String(id));
  return {
    organisation: idsIn('registry.organisation'),
    theme: idsIn('registry.theme'),
    network: idsIn('registry.network'),
    alliance: idsIn('alliances.alliance'),
    pilotprogramme: idsIn('pilots.programme'),
    pilot: idsIn('pilots.pilot'),
    plan: idsIn('pilots.plan'),
    grant: idsIn('funding.grant'),
  };
}

export interface Registry {
  readonly organisations: readonly string[];
  readonly towns: readonly string[];
  readonly themes: readonly string[];
  readonly codes: string[];
  readonly events: string[];
}

const KINDS = [
  ...Array.from({ length: 12 }, () => 'municipality'),
  'joint-authority',
  'joint-authority',
  'regional-council',
  'ministry',
  'agency',
  'university',
  'company',
  'company',
  'association',
  'other',
];

function registryOf(make: Making): Registry {
  const codes: string[] = [];
  const events: string[] = [];
  const organisations = KINDS.map((kind, place) => {
    const code = place < 4 ? `00${place}` : `${make.one(['TEM', 'ä', "o'", '1'])}-${place}`;
    codes.push(code);
    const located = make.chance(0.6);
    const { id } = make.add('registry.organisation', {
      id: make.uuid(),
      kind,
      country: make.one(['FI', 'FI', 'SE']),
      code,
      business_id: make.maybe(() => `10${place.toString().padStart(5, '0')}-${place % 10}`),
      latitude: located ? make.one([60.1, 62.123456789, 1e-7, -0.5, 65]) : null,
      longitude: located ? make.one([24.9, 0, 1 / 3, 21]) : null,
      languages: make.one([['fi'], ['fi', 'sv'], [], ['sv', 'fi']]),
      provenance: make.provenance(),
      period: make.chance(0.6) ? '(,)' : make.period(),
      version: make.random.between(1, 9),
      recorded_at: make.moment(),
    });
    for (const period of make.periods(3))
      make.add('registry.organisation_name', {
        id: make.uuid(),
        organisation_id: id,
        name: make.words(),
        period,
        recorded_at: make.moment(),
      });
    return id;
  });
  const towns = organisations.slice(0, 12);
  const regions = [0, 1, 2, 3].map((place) => {
    const nuts = make.chance(0.7);
    return make.add('registry.region', {
      id: make.uuid(),
      country: make.one(['FI', 'SE']),
      code: `0${place}`,
      code_version: make.maybe(() => 2015),
      name: make.words(),
      nuts: nuts ? `FI1${place}` : null,
      nuts_version: nuts ? 2016 : null,
      iso: make.maybe(() => `FI-0${place}`),
      version: 1,
      recorded_at: make.moment(),
    }).id;
  });
  codes.push('00', '01', '02', '03');
  for (const town of make.some(towns, 0.9))
    for (const period of make.periods(3))
      make.add('registry.region_membership', {
        id: make.uuid(),
        organisation_id: town,
        region_id: make.one(regions),
        period,
        provenance: make.provenance(),
        recorded_at: make.moment(),
      });
  for (const authority of organisations.slice(12, 14))
    for (const member of make.some(towns, 0.5))
      for (const period of make.periods(2))
        make.add('registry.organisation_member', {
          id: make.uuid(),
          organisation_id: authority,
          member_id: member,
          period,
          provenance: make.provenance(),
          recorded_at: make.moment(),
        });
  for (const kind of ['merger', 'merger', 'split', 'renaming', 'renaming', 'merger']) {
    const [a, b, c] = [make.one(towns), make.one(towns), make.one(towns)];
    const { id } = make.add('registry.succession', {
      id: make.uuid(),
      kind,
      effective_on: make.day(),
      event_id: null,
      otherwise_id: null,
      going_on: [],
      provenance: make.provenance(),
      recorded_at: make.moment(),
    });
    const pairs =
      kind === 'renaming'
        ? [[a, a]]
        : kind === 'merger'
          ? [
              [a, c],
              [b, c],
            ]
          : [
              [a, b],
              [a, c],
            ];
    const once = new Map(pairs.map((pair) => [pair.join(), pair]));
    for (const [predecessor, successor] of once.values())
      make.add('registry.succession_pair', {
        id: make.uuid(),
        succession_id: id,
        predecessor_id: predecessor,
        successor_id: successor,
        recorded_at: make.moment(),
      });
  }
  const themes: string[] = [];
  for (let place = 0; place < 7; place += 1) {
    codes.push(`theme-${place}`);
    const parent = themes.length > 0 ? make.maybe(() => make.one(themes), 0.6) : null;
    themes.push(
      make.add('registry.theme', {
        id: make.uuid(),
        code: `theme-${place}`,
        name: make.words(),
        parent_id: parent,
        provenance: make.provenance(),
        version: 1,
        recorded_at: make.moment(),
      }).id,
    );
  }
  return { organisations, towns, themes, codes, events };
}

/** A collaboration with its owners and themes. */
export function collaborationOf(make: Making, { organisations, themes, codes }: Registry, kind: string, code: string) {
  codes.push(code);
  const common = {
    id: make.uuid(),
    code,
    name: make.words(),
    period: make.chance(0.4) ? '(,)' : make.period(),
    provenance: make.provenance(),
    recorded_at: make.moment(),
  };
  make.add('registry.collaboration', { ...common, kind });
  const owners = make.periods(2).map((period) => {
    const owner = make.one(organisations.slice(14, 17));
    make.add('registry.collaboration_owner', {
      id: make.uuid(),
      collaboration_id: common.id,
      organisation_id: owner,
      period,
      recorded_at: make.moment(),
    });
    return owner;
  });
  for (const theme of make.some(themes, 0.3))
    for (const period of make.periods(2))
      make.add('registry.collaboration_theme', {
        id: make.uuid(),
        collaboration_id: common.id,
        theme_id: theme,
        period,
        recorded_at: make.moment(),
      });
  return { ...common, owners };
}

interface Pilots {
  readonly programmes: readonly string[];
  readonly pilots: readonly string[];
  readonly coordinators: readonly string[];
  readonly invited: readonly string[];
  readonly partners: readonly string[];
  readonly owners: readonly string[];
  readonly applicants: readonly string[];
}

function responsibilities(make: Making, { towns }: Registry, collaboration: string, role: string): string[] {
  return make.periods(2).map((period) => {
    const organisation = make.one(towns);
    make.add('pilots.responsibility', {
      id: make.uuid(),
      collaboration_id: collaboration,
      role,
      organisation_id: organisation,
      period,
      recorded_at: make.moment(),
    });
    return organisation;
  });
}

function pilotsOf(make: Making, registry: Registry): Pilots {
  const found = { coordinators: [''], invited: [''], partners: [''], owners: [''], applicants: [''] };
  for (const each of Object.values(found)) each.pop();
  const programmes: string[] = [];
  const pilots: string[] = [];
  for (const [place, call] of [null, '[2012-01-01,2013-01-01)', '[2014-11-20,)', '[2030-01-01,)'].entries()) {
    const { owners, ...common } = collaborationOf(make, registry, 'pilotprogramme', `P-${place}`);
    found.owners.push(...owners);
    const documented = make.chance(0.5);
    programmes.push(common.id);
    make.add('pilots.programme', {
      ...common,
      basis: make.maybe(() => make.words()),
      aims: make.one([[], [make.words()], [make.words(), make.words()]]),
      characteristics: make.one([[], [make.words(), make.words(), make.words()]]),
      call,
      funding_kind: make.maybe(() => 'seed'),
      funding_purposes: make.one([[], ['start-up', 'coordination']]),
      funding_unfunded: make.one([[], ['implementation']]),
      documented_partners: documented ? make.random.between(0, 40) : null,
      documented_partners_as_of: documented ? make.maybe(() => make.day()) : null,
      documented_partners_provenance: documented ? make.provenance() : null,
      version: 1,
    });
    const projects = make.some(['X', 'Y'], 0.7).map((name) => {
      const { owners: _, ...project } = collaborationOf(make, registry, 'project', `P-${place}-${name}`);
      make.add('pilots.project', { ...project, programme_id: common.id, version: 1 });
      responsibilities(make, registry, project.id, 'coordinator');
      return project.id;
    });
    const own: string[] = [];
    for (const status of make.some(['draft', 'approved', 'running', 'completed', 'closed', 'cancelled'], 0.8)) {
      const { owners: of, ...pilot } = collaborationOf(make, registry, 'pilot', `P-${place}-${status}`);
      found.owners.push(...of);
      own.push(pilot.id);
      make.add('pilots.pilot', {
        ...pilot,
        programme_id: common.id,
        status,
        status_on: make.day(),
        approved: status === 'cancelled' ? make.chance(0.5) : status !== 'draft',
        version: make.random.between(1, 5),
      });
      found.coordinators.push(...responsibilities(make, registry, pilot.id, 'coordinator'));
      found.applicants.push(...responsibilities(make, registry, pilot.id, 'applicant'));
      partnershipsOf(make, registry, pilot.id, found);
      workOf(make, registry, pilot.id);
    }
    pilots.push(...own);
    plansOf(make, registry, common.id, own, projects);
  }
  for (const place of [0, 1, 2]) {
    const { owners: _, ...common } = collaborationOf(make, registry, 'network', `N-${place}`);
    make.add('registry.network', {
      id: common.id,
      kind: make.one(['area', 'theme']),
      description: make.maybe(() => make.words()),
      version: 1,
      recorded_at: make.moment(),
    });
    const members = [
      ...make.some(registry.organisations, 0.2).map((organisation_id) => ({ organisation_id, collaboration_id: null })),
      ...make
        .some([...programmes, ...pilots], 0.3)
        .map((collaboration_id) => ({ organisation_id: null, collaboration_id })),
    ];
    for (const member of members)
      for (const period of make.periods(2))
        make.add('registry.network_member', {
          id: make.uuid(),
          network_id: common.id,
          ...member,
          period,
          provenance: make.provenance(),
          recorded_at: make.moment(),
        });
  }
  return { programmes, pilots, ...found };
}

function partnershipsOf(
  make: Making,
  { towns }: Registry,
  pilot: string,
  found: { invited: string[]; partners: string[] },
): void {
  for (const organisation of make.some(towns, 0.5))
    for (const period of make.periods(2, false)) {
      const status = make.one(['invited', 'joined', 'joined', 'joined', 'withdrawn']);
      if (status === 'invited') found.invited.push(organisation);
      if (status === 'joined') found.partners.push(organisation);
      make.add('pilots.partnership', {
        id: make.uuid(),
        pilot_id: pilot,
        organisation_id: organisation,
        status,
        period,
        provenance: make.provenance(),
        recorded_at: make.moment(),
      });
    }
}

function workOf(make: Making, { towns, organisations }: Registry, pilot: string): void {
  const few = (add: () => void) => {
    for (let left = make.random.between(0, 3); left > 0; left -= 1) add();
  };
  const common = () => ({
    id: make.uuid(),
    pilot_id: pilot,
    provenance: make.provenance(),
    recorded_at: make.moment(),
  });
  few(() =>
    make.add('pilots.milestone', {
      ...common(),
      name: make.words(),
      due: make.maybe(() => make.day()),
      reached_on: make.maybe(() => make.day()),
    }),
  );
  few(() => {
    const concluded = make.chance(0.5);
    make.add('pilots.experiment', {
      ...common(),
      organisation_id: make.one(towns),
      name: make.words(),
      tried: make.words(),
      expected: make.words(),
      outcome: concluded ? make.words() : null,
      begun_on: '2012-06-15',
      concluded_on: concluded ? make.one(['2012-06-15', '2014-11-19', '2015-01-01']) : null,
    });
  });
  for (const company of organisations.slice(18, 20))
    for (const period of make.some(make.periods(2, false), 0.5))
      make.add('pilots.company_link', {
        ...common(),
        organisation_id: company,
        role: make.one(['developer', 'tester', 'supplier', 'customer', 'investor', 'other']),
        period,
      });
  few(() =>
    make.add('pilots.result', {
      ...common(),
      organisation_id: make.one(towns),
      name: make.words(),
      description: make.maybe(() => make.words()),
      link: make.maybe(() => 'https://example.org/?a=1&b="2"'),
      reached_on: make.day(),
    }),
  );
  few(() =>
    make.add('pilots.status_report', {
      id: make.uuid(),
      pilot_id: pilot,
      recorded_at: make.moment(),
      organisation_id: make.one(towns),
      light: make.one(['on-track', 'at-risk', 'off-track']),
      reason: make.maybe(() => make.words()),
      reported_on: make.one(['2012-01-01', '2014-11-19', '2014-11-19', '2016-02-29']),
    }),
  );
}

function plansOf(
  make: Making,
  { towns }: Registry,
  programme: string,
  pilots: readonly string[],
  projects: readonly string[],
): void {
  const became = [
    ...pilots.map((pilot) => ({ status: 'approved', pilot_id: pilot, project_id: null })),
    ...projects.map((project) => ({ status: 'redirected', pilot_id: null, project_id: project })),
    { status: 'submitted', pilot_id: null, project_id: null },
    { status: 'rejected', pilot_id: null, project_id: null },
  ];
  for (const plan of make.some(became, 0.8)) {
    const { id } = make.add('pilots.plan', {
      id: make.uuid(),
      programme_id: programme,
      name: make.words(),
      description: make.maybe(() => make.words()),
      period: make.maybe(() => make.period()),
      submitted_on: make.day(),
      decided_on: plan.status === 'submitted' ? null : make.day(),
      reason: make.maybe(() => make.words()),
      provenance: make.provenance(),
      version: 1,
      recorded_at: make.moment(),
      ...plan,
    });
    for (const role of ['applicant', 'coordinator', 'partner', 'partner'])
      for (const period of make.some(make.periods(2), 0.8))
        make.add('pilots.plan_party', {
          id: make.uuid(),
          plan_id: id,
          role,
          organisation_id: make.one(towns),
          period,
          recorded_at: make.moment(),
        });
  }
}

function fundingOf(make: Making, { organisations, towns }: Registry, { programmes, pilots }: Pilots): void {
  for (const [place, programme] of programmes.entries())
    for (const number of make.some([0, 1], 0.7)) {
      const currency = make.one(['EUR', 'SEK']);
      const appropriation = {
        id: make.uuid(),
        code: `A-${place}-${number}`,
        programme_id: programme,
        amount_minor: make.one([1, 99, 100, 18000000, 900719925474099]),
        currency,
        available_from: make.one(['2012-01-01', '2014-05-01']),
        decided_on: make.maybe(() => make.day()),
        reference: make.maybe(() => make.text()),
        provenance: make.provenance(),
        version: 1,
        recorded_at: make.moment(),
      };
      make.add('funding.appropriation', appropriation);
      const account = { appropriation_id: appropriation.id, grant_id: null, currency };
      // Now and then what must be there is not.
      if (make.chance(0.8))
        make.add('funding.account', {
          id: make.uuid(),
          ...account,
          kind: 'appropriation',
          balance_minor: make.one([0, 1]),
        });
      make.add('funding.account', { id: make.uuid(), ...account, kind: 'source', balance_minor: -1 });
      for (const [index, pilot] of make.some(pilots, 0.3).entries()) {
        const { id } = make.add('funding.grant', {
          id: make.uuid(),
          code: `G-${place}-${number}-${index}`,
          appropriation_id: appropriation.id,
          pilot_id: pilot,
          amount_minor: make.one([5, 50, 123456]),
          currency,
          purposes: make.one([['start-up'], ['coordination', 'start-up']]),
          decided_on: make.day(),
          reference: make.maybe(() => make.text()),
          provenance: make.provenance(),
          version: 1,
          recorded_at: make.moment(),
        });
        for (const period of make.periods(2))
          make.add('funding.grant_holder', {
            id: make.uuid(),
            grant_id: id,
            organisation_id: make.one([...towns, ...organisations]),
            period,
            recorded_at: make.moment(),
          });
        for (const period of make.periods(2))
          make.add('funding.grant_conditions', {
            id: make.uuid(),
            grant_id: id,
            conditions: make.one([[], [make.words()], [make.words(), make.words()]]),
            reference: null,
            period,
            recorded_at: make.moment(),
          });
        for (const kind of ['granted', 'released', 'paid', 'claimed', 'corrected'])
          make.add('funding.account', {
            id: make.uuid(),
            appropriation_id: appropriation.id,
            grant_id: id,
            currency,
            kind,
            balance_minor: 0,
          });
      }
    }
}

/** Those who look, what they were told, what happened, and reports. */
function peopleOf(
  make: Making,
  { organisations, towns }: Registry,
  { programmes, pilots, coordinators, invited, partners, owners, applicants }: Pilots,
  bodies: Governance,
): readonly [NamedViewer, ...NamedViewer[]] {
  const events: string[] = [];
  for (let place = 0; place < 25; place += 1) {
    const of = make.one([
      ['pilot', make.one(pilots)],
      ['pilotprogramme', make.one(programmes)],
      ['organisation', make.one(organisations)],
    ] as const);
    const {
      id,
      organisations: concerned,
      position,
    } = make.add('platform.event', {
      sequence: place + 1,
      id: make.uuid(),
      name: make.one(['pilot.partner-joined.v1', 'organisation.renamed.v1', 'pilot.milestone-reached.v1']),
      aggregate_kind: of[0],
      aggregate_id: of[1],
      aggregate_version: place + 1,
      data: { text: make.text(), number: 1.5, list: [null, make.text()], nested: { a: true } },
      organisations: make.some(towns, 0.3),
      visibility: make.one(['public', 'concerned']),
      occurred_at: make.moment(),
      recorded_at: make.moment(),
      origin: make.one(ORIGINS),
      person_id: make.maybe(() => make.uuid()),
      organisation_id: make.maybe(() => make.one(towns)),
      request_id: 'request',
      cause_id: events.length > 0 ? make.maybe(() => make.one(events)) : null,
      trace_parent: null,
      position: place < 22 ? place * 2 + 1 : null,
    });
    events.push(id);
    if (position === null) continue;
    for (const organisation_id of concerned) make.add('platform.event_concern', { organisation_id, position });
  }
  const cycled = (make.all().get('programmes.programme') ?? []).map(({ id }) => String(id));
  for (const id of make.some(events, 0.6))
    make.add('notifications.programme_change', {
      id,
      programme_id: make.one(cycled),
      type: 'programme.adopted.v1',
      occurred_at: make.moment(),
      text: { fi: make.text(), sv: make.text(), en: make.text() },
      visibility: make.one(['public', 'concerned']),
      organisations: make.some(towns, 0.3),
    });
  const acting = (name: string, organisation: string, platformRoles: Viewer['platformRoles'] = []): NamedViewer => {
    const person = make.add('identity.person', {
      id: make.uuid(),
      name: make.words(),
      address: `${name}@example.org`,
      locale: 'fi',
      platform_roles: platformRoles,
      provenance: 'illustrative',
      version: 1,
    }).id;
    for (const event of make.some(events, 0.4))
      make.add('notifications.notification', {
        id: make.uuid(),
        person_id: person,
        event_id: event,
        subject: idOf('pilot', make.one(pilots)),
        thing: idOf('pilot', make.one(pilots)),
        request_id: 'generated',
        text: { fi: make.text(), sv: make.text(), en: make.text() },
        organisation_name: make.words(),
        read_at: make.maybe(() => make.moment()),
        illustrative: make.chance(0.5),
      });
    for (const status of make.some(['queued', 'done', 'failed'], 0.6)) {
      const formats = make.one([['html'], ['csv', 'html'], ['html', 'csv']]);
      const { id } = make.add('reporting.report', {
        id: make.uuid(),
        version: 1,
        kind: 'pilot-programme',
        programme_id: make.one(programmes),
        formats,
        locale: make.one(['fi', 'sv', 'en']),
        as_of: make.day(),
        person_id: person,
        organisation_id: organisation,
        status,
        failure: status === 'failed' ? 'not-renderable' : null,
        progress: make.random.between(0, 100),
        attempts: 1,
        failures: 0,
        created_at: make.moment(),
        started_at: make.maybe(() => make.moment()),
        finished_at: make.maybe(() => make.moment()),
      });
      for (const format of status === 'done' ? formats.toSorted() : [])
        make.add('reporting.report_file', { report_id: id, format, ...fileOf(make) });
    }
    const role = make.one(['member', 'editor', 'manager'] as const);
    const affiliation = make.add('identity.affiliation', {
      id: make.uuid(),
      person_id: person,
      organisation_id: organisation,
      role,
      period: '(,)',
      provenance: 'illustrative',
      version: 1,
      recorded_at: make.moment(),
    }).id;
    return {
      name,
      viewer: {
        person: idOf('person', person),
        affiliation: idOf('affiliation', affiliation),
        organisation: idOf('organisation', organisation),
        role,
        platformRoles,
      },
    };
  };
  for (const programme of make.some(programmes, 0.7)) {
    const claimed = make.chance(0.3);
    const { id } = make.add('reporting.standing_report', {
      id: make.uuid(),
      programme_id: programme,
      version: 1,
      as_of: make.maybe(() => make.day(), 0.8),
      renewed_at: make.maybe(() => make.moment(), 0.8),
      stale_since: make.maybe(() => make.moment()),
      claimed_by: claimed ? make.uuid() : null,
      claimed_until: claimed ? make.moment() : null,
    });
    for (const locale of ['fi', 'sv'])
      for (const format of ['html', 'csv'])
        make.add('reporting.standing_file', { standing_report_id: id, locale, format, ...fileOf(make) });
  }
  const uninvolved = organisations.at(-1) ?? '';
  return [
    { name: 'anybody', viewer: ANYBODY },
    acting('partner', make.one(partners)),
    acting('coordinator', make.one(coordinators)),
    acting('owner', make.one(owners)),
    acting('invited', make.one(invited)),
    acting('applicant', make.one(applicants)),
    acting('owner of a body', make.one(bodies.owners)),
    acting('secretariat', make.one(bodies.secretariats)),
    acting('seated', make.one(bodies.seated)),
    acting('responsible', make.one(bodies.responsible)),
    acting('uninvolved', uninvolved),
    acting('auditor', uninvolved, ['auditor']),
    acting('operator', uninvolved, ['operator']),
    // What must be there is not: the organisation that the person acts for.
    acting('astray', make.uuid()),
  ];
}

const fileOf = (make: Making) => ({
  name: make.text(),
  content: '\\x00',
  sha256: make.random.between(0, 9).toString().repeat(64),
  size: make.random.between(0, 100_000),
});

/** As a replica: no trigger sets a moment, so that the same seed makes the same rows. */
async function load(url: string, tables: ReadonlyMap<string, readonly Row[]>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica; SET timezone = UTC');
    for (const [table, rows] of tables) {
      const name = table
        .split('.')
        .map((each) => `"${each}"`)
        .join('.');
      const columns = Object.keys(rows[0] ?? {})
        .map((each) => `"${each}"`)
        .join(', ');
      await client.query(
        `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, $1) ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows)],
      );
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}
