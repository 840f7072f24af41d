import {
  concerned,
  isLinked,
  type Link,
  type ReadContext,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import type { PilotProgrammeEntity } from './programme.entity.js';

/** Whether a link leads from the thing to the viewer's organisation: today, whatever day is looked at. */
export const isViewer = (link: Link, thing: Sql, context: ReadContext): Sql =>
  isLinked(link, thing, context.organisation, context, context.today);

/** Anybody, from the opening of the call; before it the owner. */
export const seesProgramme = ({ id, call }: Row<PilotProgrammeEntity>, context: ReadContext): Sql =>
  sql`lower(${call}) <= ${context.today} OR ${concerned(context, () => isViewer(ownerOfCollaboration, id, context))}`;
