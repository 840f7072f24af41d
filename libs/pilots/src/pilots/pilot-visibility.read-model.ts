import {
  concerned,
  during,
  exists,
  isLinked,
  type Link,
  type ReadContext,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { isInvited } from '@talkoot/identity';
import { ownerOfCollaboration } from '@talkoot/registry';
import { PlanEntity, PlanPartyEntity } from '../plans/plan.entity.js';
import { coordinatorOf, responsibleFor, responsibleForPlan } from '../programmes/parties.read-model.js';
import type { ProgrammeEntity } from '../programmes/programme.entity.js';
import { PartnershipEntity, type PilotEntity } from './pilot.entity.js';

/** Whether a partnership is more than an invitation. */
export const hasJoined = (status: Sql): Sql => sql`${status} = 'joined'`;

/** Whether a link leads from the thing to the viewer's organisation: today, whatever day is looked at. */
const isViewer = (link: Link, thing: Sql, context: ReadContext): Sql =>
  isLinked(link, thing, context.organisation, context, context.today);

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

/** Anybody, from the opening of the call; before it the owner. */
export const seesProgramme = ({ id, call }: Row<ProgrammeEntity>, context: ReadContext): Sql =>
  sql`lower(${call}) <= ${context.today} OR ${concerned(context, () => isViewer(ownerOfCollaboration, id, context))}`;

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

/** Anybody, once it is decided; before, and when it was withdrawn, its owner, applicant and coordinator, and who is invited. */
export const seesPlan = ({ id, programme, status }: Row<PlanEntity>, context: ReadContext): Sql =>
  sql`${status} NOT IN ('submitted', 'withdrawn') OR ${concerned(
    context,
    () =>
      sql`${isViewer(ownerOfCollaboration, programme, context)} OR ${isViewer(responsibleForPlan, id, context)} OR ${isInvited(id, context)}`,
  )}`;

/** Whom a plan names as a partner has not agreed: the owner, the applicant and the coordinator see it, and the one who is named. */
export const seesPartnerOfPlan = ({ plan, organisation }: Row<PlanPartyEntity>, context: ReadContext): Sql =>
  concerned(
    context,
    () =>
      sql`(${organisation} = ${context.organisation} OR ${exists(
        PlanPartyEntity,
        (responsible) =>
          sql`${responsible.plan} = ${plan} AND ${responsible.role} <> 'partner' AND ${responsible.organisation} = ${context.organisation} AND ${during(responsible.period, context.today)}`,
      )} OR ${exists(PlanEntity, ({ id, programme }) => sql`${id} = ${plan} AND ${isViewer(ownerOfCollaboration, programme, context)}`)})`,
  );
