import {
  distinct,
  exists,
  extend,
  isLinked,
  plainTable,
  type ReadContext,
  type Row,
  select,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { ProgrammeAdopter } from '../programmes/adopter.read-model.js';
import { AdopterEntity } from '../programmes/programme.entity.js';
import { ItemEntity } from '../revisions/revision.entity.js';
import { countsOn, ProgrammeItem, revisionInForce } from '../revisions/revision.read-model.js';
import { ActionPlanEntity } from './action-plan.entity.js';
import { holderOf } from './action-plan.read-model.js';

interface PlanAreaRow {
  readonly revision: string;
  readonly item: string;
  readonly lineage: string;
}

/** The strategic areas of each revision; its priorities where it has none. */
const PLAN_AREAS = {
  name: 'PlanArea',
  table: plainTable<PlanAreaRow>('programmes', 'plan_area', {
    revision: ['revision_id', 'uuid'],
    item: ['item_id', 'uuid'],
    lineage: ['lineage_id', 'uuid'],
  }),
};

/**
 * Whether the organisation has an adopted action plan for the area in the year of the day: for the area itself, or for one of another
 * programme that adapts it.
 */
function isPlanned(lineage: Sql, organisation: Sql, context: ReadContext): Sql {
  const { on } = context;
  const adapting = distinct(
    ItemEntity,
    'lineage',
    (item) => sql`${item.adaptedFrom} = ${lineage} AND ${countsOn(item, context)}`,
  );
  return exists(
    ActionPlanEntity,
    ({ id, area, year, status, adoptedOn }) =>
      sql`${area} IN (SELECT ${lineage} UNION ALL ${adapting}) AND ${year} = extract(year FROM ${on})
        AND ${status} = 'adopted' AND coalesce(${adoptedOn} <= ${on}, true) AND ${isLinked(holderOf, id, organisation, context)}`,
  );
}

/** An area of the programme's plan that counts on the day. */
const isAreaOf = ({ revision }: Row<PlanAreaRow>, programme: Sql, context: ReadContext): Sql =>
  sql`${revision} = (${revisionInForce(programme, context)})`;

const ofAdopter = (adopter: Sql, column: 'organisation' | 'programme'): Sql =>
  sql`(${select(
    AdopterEntity,
    (each) => each[column],
    ({ id }) => ({ where: sql`${id} = ${adopter}` }),
  )})`;

/** The areas for which the adopter has an action plan, or has none. */
const areas = (condition: (planned: Sql) => Sql) => (adopter: Sql, context: ReadContext) =>
  distinct(PLAN_AREAS, 'item', (area) => {
    const planned = isPlanned(area.lineage, ofAdopter(adopter, 'organisation'), context);
    return sql`${isAreaOf(area, ofAdopter(adopter, 'programme'), context)} AND ${condition(planned)}`;
  });

extend(ProgrammeAdopter, (is) => ({
  hasAllActionPlans: is.flag(
    ({ organisation, programme }, context) =>
      sql`NOT ${exists(
        PLAN_AREAS,
        (area) => sql`${isAreaOf(area, programme, context)} AND NOT ${isPlanned(area.lineage, organisation, context)}`,
      )}`,
    'Whether it has an adopted action plan for every strategic area in the year of the day, under this programme or one of its own that adapts it.',
    { dated: true },
  ),
  areasWithActionPlan: is.list(
    () => ProgrammeItem,
    new Via(
      areas((planned) => planned),
      'id',
    ),
    'The strategic areas for which it has an adopted action plan in the year of the day, in order.',
    { dated: true },
  ),
  areasWithoutActionPlan: is.list(
    () => ProgrammeItem,
    new Via(
      areas((planned) => sql`NOT ${planned}`),
      'id',
    ),
    'The strategic areas for which it has none, in order.',
    { dated: true },
  ),
}));
