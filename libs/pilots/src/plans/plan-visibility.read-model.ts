import { isInvited } from '@talkoot/identity';
import { concerned, during, exists, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { ownerOfCollaboration } from '@talkoot/registry';
import { isViewer } from '../programmes/programme-visibility.read-model.js';
import { PlanEntity, PlanPartyEntity } from './plan.entity.js';
import { responsibleForPlan } from './plan-parties.read-model.js';

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
