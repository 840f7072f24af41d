import { concerned, isLinked, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import { isConsulted } from './consulted.read-model.js';
import type { ProgrammeEntity } from './programme.entity.js';

/** Whether the viewer's organisation owns the programme: today, whatever day is looked at. */
export const ownsProgramme = (programme: Sql, context: ReadContext): Sql =>
  concerned(context, () => isLinked(ownerOfCollaboration, programme, context.organisation, context, context.today));

/** Anybody, once it is adopted; before, and when it was withdrawn, its owner, and who was asked about its draft. */
export const seesProgramme = ({ id, status }: Row<ProgrammeEntity>, context: ReadContext): Sql =>
  sql`${status} = 'adopted' OR ${ownsProgramme(id, context)} OR ${isConsulted(({ programme }) => sql`${programme} = ${id}`, context)}`;
