import { collaborationOf, type Making, type Registry } from './generated-data.js';
import type { Governance } from './generated-governance.js';

const recorded = (make: Making) => ({ id: make.uuid(), recorded_at: make.moment() });

const DUTY = {
  from: '2012-01-01',
  duty: {
    key: 'follow-up',
    kind: 'follow-up',
    every: { unit: 'year', count: 1 },
    due: { lastWorkingDay: true },
    scope: 'programme',
    owedBy: 'owner',
    provenance: 'documented',
    dueProvenance: 'illustrative',
  },
};

/** The programmes that have rows of their own once there are bodies. */
export type Begun = ReturnType<typeof programmesOf>;

/** Programmes as the registry knows them, so that bodies belong to them. */
export const programmesOf = (make: Making, registry: Registry) =>
  ['draft', 'draft', 'withdrawn', 'adopted', 'adopted', 'adopted', 'adopted'].map((status, place) => {
    const { owners: _, ...common } = collaborationOf(make, registry, 'programme', `PROGRAMME-${place}`);
    return { ...common, status };
  });

/** What programmes say, who adopted them, and their plans. */
export function programmePlansOf(make: Making, registry: Registry, { bodies }: Governance, begun: Begun): void {
  const decisions = (make.all().get('governance.decision') ?? []).map(({ id }) => String(id));
  const lineages: string[] = [];
  const plans: string[] = [];
  const activities: string[] = [];
  const texts = () => make.one([[], [make.words()], [make.words(), make.words()]]);
  const text = () => make.maybe(() => make.words());
  for (const [place, programme] of begun.entries()) {
    const earlier = begun.slice(0, place).map(({ id }) => id);
    const another = () => (earlier.length > 0 ? make.maybe(() => make.one(earlier)) : null);
    make.add('programmes.programme', {
      ...programme,
      kind: make.one(['city-strategy', 'shared-target-picture', 'other']),
      adopted_on: programme.status === 'adopted' ? make.maybe(() => make.day(), 0.8) : null,
      adopting_body_id: make.maybe(() => make.one(bodies)),
      adopted_by: text(),
      decision_id: decisions.length > 0 ? make.maybe(() => make.one(decisions)) : null,
      purpose: text(),
      message: text(),
      role: text(),
      duties: make.maybe(() => [DUTY]) ?? [],
      choices: texts(),
      preparation: { methods: texts(), participants: texts(), ...(make.chance(0.5) && { duration: make.words() }) },
      monitoring: text(),
      contact: text(),
      council_term: make.maybe(() => make.period()),
      council_term_note: text(),
      adapted_from_id: another(),
      carries_out_id: another(),
      basis: text(),
      predecessor_id: another(),
      successor_year: make.maybe(() => make.one([2013, 2017])),
      source_locale: make.maybe(() => make.one(['fi', 'sv'])),
      version: make.random.between(1, 5),
    });
    for (const organisation of make.some(registry.towns, 0.4))
      for (const period of make.periods(2))
        make.add('programmes.adopter', {
          ...recorded(make),
          programme_id: programme.id,
          organisation_id: organisation,
          period,
          provenance: make.provenance(),
        });
    const statuses =
      programme.status === 'adopted' ? ['adopted', 'discarded', 'adopted', 'draft'] : ['discarded', 'draft'];
    const own = Array.from({ length: 8 }, () => ({ ...recorded(make), programme_id: programme.id }));
    for (const lineage of own) make.add('programmes.item_lineage', lineage);
    const revisions: string[] = [];
    for (const [number, status] of statuses.entries()) {
      const revision = make.add('programmes.revision', {
        ...recorded(make),
        programme_id: programme.id,
        number: number + 1,
        status,
        adopted_on: status === 'adopted' ? make.maybe(() => make.day(), 0.8) : null,
        decision_id: decisions.length > 0 ? make.maybe(() => make.one(decisions)) : null,
        reason: text(),
        provenance: make.provenance(),
        version: make.random.between(1, 5),
      });
      revisions.push(revision.id);
      const above: { id: string; lineage: string }[] = [];
      for (const [at, lineage] of own.entries()) {
        const kind = ['priority', 'strategic-area', 'objective', 'measure'][at % 4] ?? 'measure';
        const item = make.add('programmes.item', {
          ...recorded(make),
          revision_id: revision.id,
          lineage_id: lineage.id,
          parent_id: kind === 'priority' ? null : (above.at(-1)?.id ?? null),
          parent_lineage_id: kind === 'priority' ? null : (above.at(-1)?.lineage ?? null),
          place: make.random.between(0, 3),
          kind,
          code: `ITEM-${at}`,
          name: make.words(),
          vision: text(),
          description: text(),
          working_group_id: make.maybe(() => make.one(bodies)),
          responsible_ids: [],
          depends_on: kind === 'measure' ? make.some(own.slice(0, at), 0.7).map(({ id }) => id) : [],
          ...(kind === 'measure' && make.chance(0.8)
            ? { came_by: make.one(['split', 'merged', 'superseded']), origins: [make.one(own).id] }
            : { came_by: null, origins: [] }),
          adapted_from_id: lineages.length > 0 ? make.maybe(() => make.one(lineages)) : null,
          reason: text(),
          dropped: make.chance(0.2),
          provenance: make.provenance(),
        });
        above.push({ id: item.id, lineage: lineage.id });
        for (const organisation of make.some(registry.towns, 0.1))
          for (const period of make.periods(2))
            make.add('programmes.item_responsible', {
              ...recorded(make),
              item_id: item.id,
              organisation_id: organisation,
              period,
            });
      }
    }
    for (const [at, status] of ['draft', 'adopted', 'adopted', 'discarded'].entries()) {
      const amount = make.maybe(() => ({ budget_minor: make.random.between(1, 900_000), budget_currency: 'EUR' }));
      const work = make.add('programmes.work_programme', {
        ...recorded(make),
        programme_id: programme.id,
        working_group_id: make.one(bodies),
        year: 2010 + at,
        status,
        adopted_on: status === 'adopted' ? make.maybe(() => make.day(), 0.8) : null,
        decision_id: decisions.length > 0 ? make.maybe(() => make.one(decisions)) : null,
        budget_name: amount ? make.words() : text(),
        budget_minor: amount?.budget_minor ?? null,
        budget_currency: amount?.budget_currency ?? null,
        source_locale: make.maybe(() => make.one(['fi', 'sv'])),
        provenance: make.provenance(),
        version: make.random.between(1, 5),
      });
      for (const lineage of make.some(own, 0.3))
        make.add('programmes.work_target', {
          ...recorded(make),
          work_programme_id: work.id,
          place: make.random.between(0, 3),
          text: make.words(),
          item_id: make.maybe(() => lineage.id),
        });
      for (const organisation of make.some(registry.towns, 0.2)) {
        const task = make.add('programmes.work_task', {
          ...recorded(make),
          work_programme_id: work.id,
          place: make.random.between(0, 3),
          text: make.words(),
          due: make.maybe(() => make.day()),
          status: make.one(['open', 'done', 'dropped']),
          status_on: make.maybe(() => make.day()),
        });
        for (const period of make.periods(2))
          make.add('programmes.work_task_responsible', {
            ...recorded(make),
            task_id: task.id,
            organisation_id: organisation,
            period,
          });
      }
    }
    for (const revision of revisions) {
      const isOpen = make.chance(0.5);
      const consultation = make.add('programmes.consultation', {
        ...recorded(make),
        programme_id: programme.id,
        revision_id: revision,
        opened_on: make.day(),
        until: make.day(),
        silence: make.one(['agreed', 'none']),
        status: isOpen ? 'open' : make.one(['closed', 'withdrawn']),
        ended_on: isOpen ? null : make.day(),
        remind_on: null,
        reminded_of: null,
        told_over: false,
        kept_on: make.day(),
        version: make.random.between(1, 5),
      });
      for (const organisation of make.some(registry.towns, 0.3)) {
        const isGiven = make.chance(0.5);
        const opinion = make.add('programmes.opinion', {
          ...recorded(make),
          consultation_id: consultation.id,
          organisation_id: organisation,
          status: isGiven ? 'given' : make.one(['asked', 'asked', 'joined']),
          position: isGiven ? make.one(['agreed', 'agreed-with-remarks', 'opposed', 'no-opinion']) : null,
          text: isGiven ? text() : null,
          given_on: isGiven ? make.day() : null,
          taken_up: isGiven ? make.maybe(() => make.one(['yes', 'partly', 'no'])) : null,
          answer: isGiven ? text() : null,
          answered_on: isGiven ? make.maybe(() => make.day()) : null,
          version: make.random.between(1, 5),
        });
        for (const lineage of isGiven ? make.some(own, 0.2) : [])
          make.add('programmes.opinion_remark', {
            ...recorded(make),
            opinion_id: opinion.id,
            lineage_id: lineage.id,
            place: make.random.between(0, 3),
            text: make.words(),
          });
      }
    }
    for (let parked = make.random.between(4, 10); parked > 0; parked -= 1) {
      const status = make.one(['parked', 'taken-up', 'dropped']);
      make.add('programmes.parked_item', {
        ...recorded(make),
        programme_id: programme.id,
        title: make.words(),
        description: text(),
        parked_by_id: make.one(registry.towns.slice(0, 2)),
        parked_on: make.day(),
        status,
        status_on: status === 'parked' ? null : make.day(),
        lineage_id: status === 'taken-up' ? make.one(own).id : null,
        reason: status === 'dropped' ? make.words() : null,
        version: make.random.between(1, 5),
      });
    }
    for (const { id } of make.some(own, 0.9))
      for (let times = make.random.between(1, 3); times > 0; times -= 1)
        make.add('programmes.measure_report', {
          ...recorded(make),
          programme_id: programme.id,
          lineage_id: id,
          status: make.one(['not-started', 'in-progress', 'done', 'abandoned']),
          day: make.day(),
          note: text(),
          provenance: make.provenance(),
          version: 1,
        });
    for (let turn = make.random.between(0, 6); turn > 0; turn -= 1) {
      const isForGroup = make.chance(0.3);
      make.add('programmes.obligation', {
        ...recorded(make),
        programme_id: programme.id,
        duty: 'follow-up',
        kind: make.one(['action-plan', 'follow-up', 'revision']),
        turn: String(2010 + turn),
        turn_first: `${2010 + turn}-01-01`,
        turn_last: `${2010 + turn}-12-31`,
        area_id: isForGroup ? null : make.maybe(() => make.one(own).id),
        working_group_id: isForGroup ? make.one(bodies) : null,
        role: make.one(['owner', 'adopters']),
        owed_by_id: make.one(registry.towns),
        due: make.day(),
        due_moved_on: make.maybe(() => make.day()),
        due_reason: text(),
        status: make.one(['open', 'fulfilled', 'waived', 'withdrawn']),
        status_on: make.maybe(() => make.day()),
        ...make.one([
          { fulfilled_by_kind: null, fulfilled_by_id: null },
          { fulfilled_by_kind: 'programme', fulfilled_by_id: programme.id },
        ]),
        note: text(),
        told_due: null,
        told_late: null,
        version: make.random.between(1, 5),
      });
    }
    for (let year = make.random.between(2012, 2016); year < 2016; year += 1)
      addActionPlan(make, registry, {
        programme: programme.id,
        lineages: own.map(({ id }) => id),
        year,
        plans,
        activities,
      });
    lineages.push(...own.map(({ id }) => id));
  }
}

interface Planning {
  readonly programme: string;
  readonly lineages: readonly string[];
  readonly year: number;
  /** Those made so far, of all programmes. */
  readonly plans: string[];
  readonly activities: string[];
}

/** An action plan with its activities, which wait for any made before. */
function addActionPlan(
  make: Making,
  registry: Registry,
  { programme, lineages, year, plans, activities }: Planning,
): void {
  const decisions = (make.all().get('governance.decision') ?? []).map(({ id }) => String(id));
  const another = (made: readonly string[]) => (made.length > 0 ? make.maybe(() => make.one(made)) : null);
  const text = () => make.maybe(() => make.words());
  const plan = make.add('programmes.action_plan', {
    ...recorded(make),
    programme_id: programme,
    area_id: make.one(lineages),
    year,
    organisation_id: make.one(registry.towns),
    status: make.one(['draft', 'adopted', 'adopted', 'discarded']),
    adopted_on: make.maybe(() => make.day()),
    decision_id: decisions.length > 0 ? make.maybe(() => make.one(decisions)) : null,
    copied_from_id: another(plans),
    version: make.random.between(1, 5),
  });
  for (const period of make.periods(2))
    make.add('programmes.action_plan_holder', {
      ...recorded(make),
      plan_id: plan.id,
      organisation_id: make.one(registry.towns),
      period,
    });
  for (let count = make.random.between(0, 4); count > 0; count -= 1) {
    const budget = make.maybe(() => make.random.between(1, 1_000_000));
    const activity = make.add('programmes.activity', {
      ...recorded(make),
      plan_id: plan.id,
      title: make.words(),
      description: text(),
      measure_id: make.maybe(() => make.one(lineages)),
      start: make.maybe(() => make.day()),
      due: make.day(),
      budget_minor: budget,
      budget_currency: budget === null ? null : make.one(['EUR', 'SEK']),
      status: make.one(['planned', 'in-progress', 'done', 'dropped']),
      status_on: make.maybe(() => make.day()),
      drop_reason: text(),
      copied_from_id: another(activities),
      version: make.random.between(1, 5),
    });
    for (const period of make.periods(2))
      make.add('programmes.activity_responsible', {
        ...recorded(make),
        activity_id: activity.id,
        organisation_id: make.one(registry.towns),
        period,
      });
    for (const organisation of make.some(registry.towns, 0.2))
      for (const period of make.periods(2))
        make.add('programmes.activity_partner', {
          ...recorded(make),
          activity_id: activity.id,
          organisation_id: organisation,
          period,
        });
    if (make.chance(0.5))
      make.add('programmes.activity_note', {
        ...recorded(make),
        activity_id: activity.id,
        on: make.day(),
        organisation_id: make.maybe(() => make.one(registry.towns)),
        text: make.words(),
      });
    for (const waits_for_id of make.some(activities, 0.2))
      make.add('programmes.activity_wait', { ...recorded(make), activity_id: activity.id, waits_for_id });
    activities.push(activity.id);
  }
  plans.push(plan.id);
}
