import {
  concerned,
  during,
  exists,
  isLinked,
  type Link,
  type Looking,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { isInvited } from '@talkoot/identity';
import { ownerOfCollaboration } from '@talkoot/registry';
import { PartnershipEntity, type PilotEntity } from '../persistence/pilot.entity.js';
import { PlanEntity, PlanPartyEntity } from '../persistence/plan.entity.js';
import type { ProgrammeEntity } from '../persistence/programme.entity.js';
import { coordinatorOf, responsibleFor, responsibleForPlan } from './parties.read-model.js';

/** Whether a partnership is more than an invitation. */
export const hasJoined = (status: Sql): Sql => sql`${status} = 'joined'`;

/** Whether a link leads from the thing to the viewer's organisation: today, whatever day is looked at. */
const isViewer = (link: Link, thing: Sql, looking: Looking): Sql =>
  isLinked(link, thing, looking.organisation, looking, looking.today);

const takesPart = (pilot: Sql, { organisation, today }: Looking): Sql =>
  exists(
    PartnershipEntity,
    (p) =>
      sql`${p.pilot} = ${pilot} AND ${p.status} <> 'withdrawn' AND ${p.organisation} = ${organisation} AND ${during(p.period, today)}`,
  );

/** Those who own the pilot, lead it, applied for it or are named in it. */
export const concernedByPilot = (pilot: Sql, looking: Looking): Sql =>
  concerned(
    looking,
    () =>
      sql`(${isViewer(ownerOfCollaboration, pilot, looking)} OR ${isViewer(responsibleFor, pilot, looking)} OR ${takesPart(pilot, looking)})`,
  );

/** Anybody, from the opening of the call; before it the owner. */
export const seesProgramme = ({ id, call }: Row<ProgrammeEntity>, looking: Looking): Sql =>
  sql`lower(${call}) <= ${looking.today} OR ${concerned(looking, () => isViewer(ownerOfCollaboration, id, looking))}`;

/** Anybody, from the approval; before it those concerned. */
export const seesPilot = ({ id, approved }: Row<PilotEntity>, looking: Looking): Sql =>
  sql`${approved} OR ${concernedByPilot(id, looking)}`;

/** Partners who joined or left: anyone who sees the pilot. An invitation: the owner, the coordinator and the invited. */
export const seesPartnership = ({ pilot, organisation, status }: Row<PartnershipEntity>, looking: Looking): Sql =>
  sql`${hasJoined(status)} OR ${concerned(
    looking,
    () =>
      sql`${organisation} = ${looking.organisation} OR ${isViewer(ownerOfCollaboration, pilot, looking)} OR ${isViewer(coordinatorOf, pilot, looking)}`,
  )}`;

/** Anybody, once it is decided; before, and when it was withdrawn, its owner, applicant and coordinator, and who is invited. */
export const seesPlan = ({ id, programme, status }: Row<PlanEntity>, looking: Looking): Sql =>
  sql`${status} NOT IN ('submitted', 'withdrawn') OR ${concerned(
    looking,
    () =>
      sql`${isViewer(ownerOfCollaboration, programme, looking)} OR ${isViewer(responsibleForPlan, id, looking)} OR ${isInvited(id, looking)}`,
  )}`;

/** Whom a plan names as a partner has not agreed: the owner, the applicant and the coordinator see it, and the one who is named. */
export const seesPartnerOfPlan = ({ plan, organisation }: Row<PlanPartyEntity>, looking: Looking): Sql =>
  concerned(
    looking,
    () =>
      sql`(${organisation} = ${looking.organisation} OR ${exists(
        PlanPartyEntity,
        (responsible) =>
          sql`${responsible.plan} = ${plan} AND ${responsible.role} <> 'partner' AND ${responsible.organisation} = ${looking.organisation} AND ${during(responsible.period, looking.today)}`,
      )} OR ${exists(PlanEntity, ({ id, programme }) => sql`${id} = ${plan} AND ${isViewer(ownerOfCollaboration, programme, looking)}`)})`,
  );
