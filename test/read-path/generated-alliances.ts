import { collaborationOf, type Making, type Registry } from './generated-data.js';
import { RHYTHMS } from './generated-governance.js';

const recorded = (make: Making) => ({ id: make.uuid(), recorded_at: make.moment() });

/** Alliances with who proposes them, who belongs to them, and their themes in groups. */
export function alliancesOf(make: Making, registry: Registry): void {
  for (const status of ['proposed', 'active', 'active', 'ended']) {
    const place = (make.all().get('alliances.alliance') ?? []).length;
    const { owners: _, ...common } = collaborationOf(make, registry, 'alliance', `ALLIANCE-${place}`);
    make.add('alliances.alliance', {
      ...common,
      status,
      status_on: make.maybe(() => make.day(), 0.8),
      permanent: common.period === '(,)',
      aims: make.one([[], [make.words()], [make.words(), make.words()]]),
      rhythm: make.one(RHYTHMS),
      version: make.random.between(1, 5),
    });
    for (const table of ['alliances.alliance_proposer', 'alliances.alliance_member'])
      for (const organisation of make.some(registry.towns, 0.4))
        for (const period of make.periods(2))
          make.add(table, {
            ...recorded(make),
            alliance_id: common.id,
            organisation_id: organisation,
            period,
            provenance: make.provenance(),
          });
    for (let group = make.random.between(0, 3); group > 0; group -= 1) groupOf(make, registry, common.id, group);
  }
}

function groupOf(make: Making, { themes }: Registry, alliance: string, place: number): void {
  const { id } = make.add('alliances.theme_group', { ...recorded(make), alliance_id: alliance });
  for (const period of make.periods(2))
    make.add('alliances.theme_group_standing', {
      ...recorded(make),
      group_id: id,
      place,
      name: make.words(),
      period,
    });
  // Not in the order of the codes, which is that of themes elsewhere.
  for (const [within, theme] of make.some(themes, 0.4).toReversed().entries())
    for (const period of make.periods(2))
      make.add('alliances.theme_group_theme', {
        ...recorded(make),
        group_id: id,
        theme_id: theme,
        place: within + 1,
        period,
      });
}
