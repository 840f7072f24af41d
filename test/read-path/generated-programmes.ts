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
  ['draft', 'in-consultation', 'withdrawn', 'adopted', 'adopted', 'adopted', 'adopted'].map((status, place) => {
    const { owners: _, ...common } = collaborationOf(make, registry, 'programme', `PROGRAMME-${place}`);
    return { ...common, status };
  });

/** What programmes say, who adopted them, and their plans. */
export function programmePlansOf(make: Making, registry: Registry, { bodies }: Governance, begun: Begun): void {
  const decisions = (make.all().get('governance.decision') ?? []).map(({ id }) => String(id));
  const lineages: string[] = [];
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
    lineages.push(...own.map(({ id }) => id));
  }
}
