import { concerned, during, exists, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import { coordinatorOf, responsibleFor } from '../programmes/parties.read-model.js';
import { isViewer } from '../programmes/programme-visibility.read-model.js';
import { PartnershipEntity, type PilotEntity } from './pilot.entity.js';

/** Whether a partnership is more than an invitation. */
export const hasJoined = (status: Sql): Sql => sql`${status} = 'joined'`;

const takesPart = (pilot: Sql, { organisation, today }: ReadContext): Sql =>
  exists(
    PartnershipEntity,
    (p) =>
      sql`${p.pilot} = ${pilot} AND ${p.status} <> 'withdrawn' AND ${p.organisation} = ${organisation} AND ${during(p.period, today)}`,
  );

/** Those who own the pilot, lead it, applied for it or are named in it. */
export const concernedByPilot = (pilot: Sql, context: ReadContext): Sql =>
  concerned(
    context,
    () =>
      sql`(${isViewer(ownerOfCollaboration, pilot, context)} OR ${isViewer(responsibleFor, pilot, context)} OR ${takesPart(pilot, context)})`,
  );

/** Anybody, from the approval; before it those concerned. */
export const seesPilot = ({ id, approved }: Row<PilotEntity>, context: ReadContext): Sql =>
  sql`${approved} OR ${concernedByPilot(id, context)}`;

/** Partners who joined or left: anyone who sees the pilot. An invitation: the owner, the coordinator and the invited. */
export const seesPartnership = ({ pilot, organisation, status }: Row<PartnershipEntity>, context: ReadContext): Sql =>
  sql`${hasJoined(status)} OR ${concerned(
    context,
    () =>
      sql`${organisation} = ${context.organisation} OR ${isViewer(ownerOfCollaboration, pilot, context)} OR ${isViewer(coordinatorOf, pilot, context)}`,
  )}`;
