import type { Making } from './generated-data.js';

/** A collaboration of any kind. */
interface Collaboration {
  readonly collaboration_id: string;
  readonly collaboration_kind: string;
}

const NO_COLLABORATION = { collaboration_id: null, collaboration_kind: null };

interface Known {
  readonly organisations: readonly string[];
  readonly towns: readonly string[];
  readonly themes: readonly string[];
  readonly codes: string[];
  /** Collaborations of every kind, those that few may see among them. */
  readonly collaborations: readonly Collaboration[];
  /** By the kind of their ids, what items and decisions are about. */
  readonly things: Readonly<Record<string, readonly string[]>>;
}

/** Who has to do with bodies in which way. */
export interface Governance {
  readonly owners: readonly string[];
  readonly secretariats: readonly string[];
  readonly seated: readonly string[];
  readonly responsible: readonly string[];
  readonly seats: readonly string[];
  readonly bodies: readonly string[];
}

interface Made {
  readonly persons: readonly string[];
  readonly owners: string[];
  readonly secretariats: string[];
  readonly seated: string[];
  readonly responsible: string[];
  readonly seats: string[];
  readonly bodies: string[];
  readonly decisions: string[];
}

const MEETING_STATUSES = ['draft', 'convened', 'held', 'minutes-in-review', 'minutes-approved', 'cancelled'];
const SEAT_KINDS = ['state', 'city', 'business', 'academia', 'other'];
const QUORA = [
  {},
  { seats: 2 },
  { percent: 50 },
  { percent: 67, kinds: ['city'] },
  { seats: 1, percent: 34, kinds: ['state', 'city'] },
  { kinds: [] },
];
export const RHYTHMS = [
  null,
  { unit: 'regular' },
  { unit: 'week', every: 2, weekday: 'tuesday' },
  { unit: 'month', every: 1, ordinal: 'second', weekday: 'friday' },
  { unit: 'year', every: 1, month: 9, day: 1 },
];

const recorded = (make: Making) => ({ id: make.uuid(), recorded_at: make.moment() });
const stated = (make: Making) => ({ ...recorded(make), provenance: make.provenance() });
const documents = (make: Making) =>
  make.one([[], [], [1], [1, 2]]).map(() => ({ title: make.words(), url: `https://example.org/${make.text()}` }));

/** Bodies with who sits there, their meetings with the outcomes, and proposals. */
export function governanceOf(make: Making, known: Known): Governance {
  const persons = Array.from(
    { length: 8 },
    (_, place) =>
      make.add('identity.person', {
        id: make.uuid(),
        name: make.words(),
        address: `sits-${place}@example.org`,
        locale: 'fi',
        platform_roles: [],
        provenance: 'illustrative',
        version: 1,
      }).id,
  );
  const made: Made = {
    persons,
    owners: [],
    secretariats: [],
    seated: [],
    responsible: [],
    seats: [],
    bodies: [],
    decisions: [],
  };
  for (let place = 0; place < 9; place += 1) bodyOf(make, known, made, place);
  for (let place = 0; place < 6; place += 1) proposalOf(make, known, made, place);
  return made;
}

/** What the people who look have to do with bodies themselves: they stand in, and have calendars of meetings. */
export function mandatesOf(
  make: Making,
  { seats, bodies }: Pick<Governance, 'seats' | 'bodies'>,
  {
    persons,
    organisation,
    collaborations,
  }: { persons: readonly string[]; organisation: string } & Pick<Known, 'collaborations'>,
): void {
  for (const person of persons) {
    const of = make.one(collaborations);
    const calendars = [
      { kind: 'person', target_id: person },
      { kind: 'body', target_id: make.one(bodies) },
      { kind: of.collaboration_kind, target_id: of.collaboration_id },
    ];
    for (const calendar of make.some(calendars, 0.7))
      make.add('governance.calendar_address', {
        id: make.uuid(),
        ...calendar,
        person_id: person,
        organisation_id: organisation,
        locale: make.one(['fi', 'sv', 'en']),
        secret_sha256: `\\x${make.random.between(10, 99).toString().repeat(32)}`,
        created_at: make.moment(),
        revoked_at: make.maybe(() => make.moment()),
      });
    invitationsOf(make, seats, person, organisation);
    for (const seat of make.some(seats, 0.15))
      make.add('governance.mandate', {
        ...stated(make),
        seat_id: seat,
        role: 'substitute',
        person_id: person,
        organisation_id: null,
        period: make.period(),
      });
  }
}

/** Seats to which a person is or was invited, by the id or by the address; only what waits says whom. */
function invitationsOf(make: Making, seats: readonly string[], person: string, organisation: string): void {
  const address = (make.all().get('identity.person') ?? []).find(({ id }) => id === person)?.['address'];
  const bodyOfSeat = new Map((make.all().get('governance.seat') ?? []).map(({ id, body_id }) => [id, body_id]));
  for (const seat of make.some(seats, 0.2)) {
    const status = make.one(['pending', 'pending', 'pending', 'accepted', 'declined', 'withdrawn', 'expired']);
    const invited =
      status === 'pending' ? make.one([{ person_id: person }, { address }, { address: 'nobody@example.org' }]) : {};
    const [sentOn, expiresOn] = [make.day(), make.day()].toSorted();
    make.add('governance.seat_invitation', {
      id: make.uuid(),
      version: make.random.between(1, 2),
      body_id: bodyOfSeat.get(seat),
      seat_id: seat,
      role: make.one(['holder', 'substitute']),
      organisation_id: make.maybe(() => organisation),
      period: make.period(),
      provenance: make.provenance(),
      person_id: null,
      address: null,
      ...invited,
      inviter_id: make.maybe(() => organisation, 0.8),
      status,
      sent_on: sentOn,
      expires_on: expiresOn,
      answered_on: status === 'pending' ? null : make.day(),
    });
  }
}

function bodyOf(make: Making, known: Known, made: Made, place: number): void {
  const code = make.maybe(() => `B-${place}`);
  if (code !== null) known.codes.push(code);
  const owner = make.maybe(() => make.one(known.organisations), place === 0 ? 1 : 0.4);
  if (owner !== null) made.owners.push(owner);
  // Boards of alliances are as many as all others.
  const alliances = known.collaborations.filter(({ collaboration_kind: kind }) => kind === 'alliance');
  const of = owner === null ? make.one(make.one([alliances, known.collaborations])) : NO_COLLABORATION;
  const above = made.bodies.length > 0 ? make.maybe(() => make.one(made.bodies)) : null;
  const { id: body } = make.add('governance.body', {
    ...stated(make),
    kind:
      of.collaboration_kind === 'alliance'
        ? 'alliance-board'
        : make.one(['working-group', 'regional-board', 'assembly', 'stakeholders', 'other']),
    code,
    name: make.words(),
    organisation_id: owner,
    ...of,
    reports_to_id: above,
    time_zone: make.one(['Europe/Helsinki', 'Europe/Stockholm']),
    quorum: make.one(QUORA),
    notice_days: make.maybe(() => make.random.between(0, 10)),
    merger_rule: make.one(['kept-apart', 'joined']),
    rhythm: make.one(RHYTHMS),
    period: make.chance(0.5) ? '(,)' : make.period(),
    version: make.random.between(1, 5),
  });
  made.bodies.push(body);
  for (const period of make.some(make.periods(2), 0.8)) {
    const organisation = make.one(known.towns);
    made.secretariats.push(organisation);
    make.add('governance.body_secretariat', {
      ...recorded(make),
      body_id: body,
      organisation_id: organisation,
      period,
    });
  }
  const seats = Array.from({ length: make.random.between(1, 5) }, (_, seat) => seatOf(make, known, made, body, seat));
  for (const status of make.some(MEETING_STATUSES, 0.6)) meetingOf(make, known, made, { body, seats, status });
}

function seatOf(make: Making, known: Known, made: Made, body: string, place: number): string {
  const { id: seat } = make.add('governance.seat', {
    ...stated(make),
    body_id: body,
    place: place + 1,
    kind: make.one(SEAT_KINDS),
    basis: make.maybe(() => make.one(['office', 'election', 'invitation'])),
    title: make.maybe(() => make.words()),
    kept_apart: make.chance(0.2),
    period: make.chance(0.6) ? '(,)' : make.period(),
  });
  made.seats.push(seat);
  for (const period of make.some(make.periods(2), 0.8)) {
    const organisation = make.one(known.towns);
    made.seated.push(organisation);
    make.add('governance.seat_organisation', {
      ...recorded(make),
      seat_id: seat,
      organisation_id: organisation,
      period,
    });
  }
  for (const role of ['holder', 'substitute', 'substitute'])
    for (const period of make.some(make.periods(2), 0.7)) {
      const person = make.maybe(() => make.one(made.persons), 0.7);
      const organisation =
        make.maybe(() => make.one(known.towns), 0.5) ?? (person === null ? make.one(known.towns) : null);
      if (organisation !== null) made.seated.push(organisation);
      make.add('governance.mandate', {
        ...stated(make),
        seat_id: seat,
        role,
        person_id: person,
        organisation_id: organisation,
        period,
      });
    }
  return seat;
}

function subjectOf(make: Making, { things }: Known) {
  if (make.chance(0.3)) return { subject_kind: null, subject_id: null };
  const kind = make.one(Object.keys(things).filter((each) => (things[each] ?? []).length > 0));
  return { subject_kind: kind, subject_id: make.one(things[kind] ?? []) };
}

interface Meets {
  readonly body: string;
  readonly seats: readonly string[];
  readonly status: string;
}

function meetingOf(make: Making, known: Known, made: Made, { body, seats, status }: Meets): void {
  const day = make.day();
  const hour = make.one(['07:00:00', '07:00:00.5', '09:30:00.123456']);
  const wasHeld = ['held', 'minutes-in-review', 'minutes-approved'].includes(status);
  const isWritten = wasHeld && (status !== 'held' || make.chance(0.5));
  const { id: meeting } = make.add('governance.meeting', {
    ...stated(make),
    body_id: body,
    status,
    title: make.maybe(() => make.words()),
    starts_at: `${day}T${hour}Z`,
    ends_at: `${day}T12:00:00Z`,
    day,
    place: make.maybe(() => make.text()),
    link: make.maybe(() => 'https://example.org/?a=1&b="2"'),
    sequence: make.random.between(0, 3),
    convened_on: status === 'draft' || (status === 'cancelled' && make.chance(0.5)) ? null : make.day(),
    quorum: wasHeld ? make.one(QUORA) : null,
    minutes: isWritten ? make.words() : null,
    minutes_documents: isWritten ? documents(make) : [],
    minutes_sent_at: status === 'minutes-in-review' || status === 'minutes-approved' ? make.moment() : null,
    minutes_approved_on: status === 'minutes-approved' ? make.day() : null,
    cancellation_reason: status === 'cancelled' ? make.maybe(() => make.words()) : null,
    version: make.random.between(1, 9),
  });
  const came = wasHeld ? seats.map((seat, index) => attendanceOf(make, meeting, seat, index + 1)) : [];
  for (let place = 1; place <= make.random.between(0, 4); place += 1)
    itemOf(make, known, made, { body, meeting, day, place, wasHeld, seats: came });
  for (const seat of isWritten ? make.some(came, 0.4) : [])
    make.add('governance.remark', {
      ...recorded(make),
      meeting_id: meeting,
      seat_id: seat,
      person_id: make.maybe(() => make.one(made.persons)),
      text: make.text(),
      made_at: make.moment(),
      answered_at: make.maybe(() => make.moment()),
    });
  for (const seat of isWritten ? make.some(came, 0.4) : [])
    make.add('governance.acceptance', {
      ...recorded(make),
      meeting_id: meeting,
      seat_id: seat,
      person_id: make.maybe(() => make.one(made.persons)),
      day: make.day(),
    });
}

function attendanceOf(make: Making, meeting: string, seat: string, place: number): string {
  const mandates = make.all().get('governance.mandate') ?? [];
  const own = mandates.filter((each) => each['seat_id'] === seat).map((each) => String(each['id']));
  make.add('governance.attendance', {
    ...recorded(make),
    meeting_id: meeting,
    seat_id: seat,
    place,
    mandate_id: own.length > 0 ? make.maybe(() => make.one(own), 0.7) : null,
  });
  return seat;
}

interface OnAgenda {
  readonly body: string;
  readonly meeting: string;
  readonly day: string;
  readonly place: number;
  readonly wasHeld: boolean;
  readonly seats: readonly string[];
}

function itemOf(make: Making, known: Known, made: Made, on: OnAgenda): void {
  const { meeting, place, wasHeld } = on;
  const { id: item } = make.add('governance.agenda_item', {
    ...recorded(make),
    meeting_id: meeting,
    place,
    kind: make.one(['information', 'discussion', 'decision', 'decision']),
    title: make.words(),
    text: make.maybe(() => make.words()),
    documents: documents(make),
    theme_id: make.maybe(() => make.one(known.themes), 0.6),
    ...subjectOf(make, known),
  });
  for (const organisation of make.some(known.towns, 0.2))
    make.add('governance.agenda_item_organisation', {
      ...recorded(make),
      item_id: item,
      organisation_id: organisation,
      period: make.chance(0.6) ? '(,)' : make.period(),
    });
  if (!wasHeld) return;
  const decision = make.maybe(() => decisionOf(make, known, item, on), 0.7);
  if (decision !== null) made.decisions.push(decision);
  for (let left = make.random.between(0, 2); left > 0; left -= 1)
    actionItemOf(make, known, made, meeting, item, decision);
}

function decisionOf(make: Making, known: Known, item: string, { body, meeting, day, seats }: OnAgenda): string {
  const counted = make.chance(0.5);
  const { id: decision } = make.add('governance.decision', {
    ...recorded(make),
    body_id: body,
    meeting_id: meeting,
    decided_on: day,
    item_id: item,
    outcome: make.one(['approved', 'rejected', 'postponed']),
    text: make.words(),
    votes_for: counted ? make.random.between(0, 4) : null,
    votes_against: counted ? make.random.between(0, 4) : null,
    abstentions: counted ? 0 : null,
    ...subjectOf(make, known),
  });
  for (const seat of make.some(seats, 0.3))
    make.add('governance.dissent', {
      ...recorded(make),
      decision_id: decision,
      seat_id: seat,
      reason: make.maybe(() => make.words()),
    });
  return decision;
}

function actionItemOf(
  make: Making,
  known: Known,
  made: Made,
  meeting: string,
  item: string,
  decision: string | null,
): void {
  const person = make.maybe(() => make.one(made.persons));
  const { id } = make.add('governance.action_item', {
    ...recorded(make),
    meeting_id: meeting,
    item_id: make.maybe(() => item, 0.8),
    decision_id: decision,
    text: make.words(),
    person_id: person,
    due: make.maybe(() => make.day(), 0.8),
    done_on: make.maybe(() => make.day(), 0.3),
    withdrawn_on: make.maybe(() => make.day(), 0.2),
    told_due_soon: null,
    told_late: null,
    version: 1,
  });
  for (const period of person === null || make.chance(0.5) ? make.periods(2) : []) {
    const organisation = make.one(known.towns);
    made.responsible.push(organisation);
    make.add('governance.action_item_organisation', {
      ...recorded(make),
      item_id: id,
      organisation_id: organisation,
      period,
    });
  }
}

function proposalOf(make: Making, known: Known, made: Made, place: number): void {
  const code = make.maybe(() => `PR-${place}`);
  if (code !== null) known.codes.push(code);
  const status = make.one(['submitted', 'submitted', 'answered', 'withdrawn']);
  const body = make.maybe(() => make.one(made.bodies), 0.3);
  const { id: proposal } = make.add('governance.proposal', {
    ...stated(make),
    code,
    title: make.words(),
    text: make.maybe(() => make.words()),
    documents: documents(make),
    ...(make.maybe(() => make.one(known.collaborations)) ?? NO_COLLABORATION),
    addressee_body_id: body,
    status,
    submitted_on: make.maybe(() => make.day(), 0.7),
    answer_due: make.maybe(() => make.day(), 0.7),
    answered_on: status === 'answered' ? make.day() : null,
    answer: status === 'answered' ? make.one(['accepted', 'accepted-in-part', 'rejected']) : null,
    answer_text: status === 'answered' ? make.maybe(() => make.words()) : null,
    withdrawn_on: status === 'withdrawn' ? make.day() : null,
    told_overdue: null,
    version: 1,
  });
  const party = (role: string, organisation: string) => {
    for (const period of make.periods(2))
      make.add('governance.proposal_party', {
        ...stated(make),
        proposal_id: proposal,
        role,
        organisation_id: organisation,
        period,
      });
  };
  for (const organisation of make.some(known.towns, 0.3)) party('proposer', organisation);
  for (const organisation of make.some(known.towns, 0.3)) party('supporter', organisation);
  if (body === null) party('addressee', make.one(known.organisations));
}
