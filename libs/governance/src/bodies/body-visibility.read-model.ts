import { concerned, during, exists, isLinked, type ReadContext, sql, type Sql } from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import { bodiesIn } from './seat-links.read-model.js';
import { BodyEntity, BodySecretariatEntity } from './body.entity.js';

/*
 * How the viewer's organisation stands to the body whose id is given: today, whatever day is looked at. Use them within
 * `concerned(…)`, which knows who sees everything and who nothing.
 */

/** The body belongs to the viewer's organisation, or its collaboration is owned by it. */
const ownsBody = (body: Sql, context: ReadContext): Sql =>
  exists(
    BodyEntity,
    ({ id, organisation, collaboration }) =>
      sql`${id} = ${body} AND (${organisation} = ${context.organisation} OR ${isLinked(ownerOfCollaboration, collaboration, context.organisation, context, context.today)})`,
  );

const isSecretariat = (body: Sql, { organisation, today }: ReadContext): Sql =>
  exists(
    BodySecretariatEntity,
    (s) => sql`${s.body} = ${body} AND ${s.organisation} = ${organisation} AND ${during(s.period, today)}`,
  );

/** A seat is for the viewer's organisation, or somebody sits there for it. */
const isSeated = (body: Sql, { organisation, today }: ReadContext): Sql =>
  sql`${body} IN (${bodiesIn(organisation, today)})`;

/** The body is the viewer's to manage: theirs, or they are its secretariat. */
export const managesBody = (body: Sql, context: ReadContext): Sql =>
  sql`(${ownsBody(body, context)} OR ${isSecretariat(body, context)})`;

/** One of those who prepare the meetings of the body or sit in it. */
export const concernedByBody = (body: Sql, context: ReadContext): Sql =>
  concerned(context, () => sql`(${managesBody(body, context)} OR ${isSeated(body, context)})`);
