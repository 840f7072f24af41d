import { type Operation, seesEverything, uuidOf } from '@talkoot/contracts';

/** The first three parameters of every read: the day today, the viewer's organisation, whether the viewer sees everything. */
export const viewing = ({ viewer, today }: Operation): unknown[] => [
  today.toString(),
  viewer.organisation ? uuidOf(viewer.organisation) : null,
  seesEverything(viewer),
];

const owns = (collaboration: string): string => `EXISTS (SELECT FROM registry.collaboration_owner o
  WHERE o.collaboration_id = ${collaboration} AND o.organisation_id = $2::uuid AND o.period @> $1::date)`;

const hasRole = (collaboration: string, role: string): string => `EXISTS (SELECT FROM pilots.responsibility r
  WHERE r.collaboration_id = ${collaboration} AND ${role} AND r.organisation_id = $2::uuid AND r.period @> $1::date)`;

const takesPart = (pilot: string): string => `EXISTS (SELECT FROM pilots.partnership y
  WHERE y.pilot_id = ${pilot} AND y.status <> 'withdrawn' AND y.organisation_id = $2::uuid AND y.period @> $1::date)`;

/** Anybody, from the opening of the call; before it the owner. */
export const PROGRAMME_VISIBLE = `($3::boolean OR lower(g.call) <= $1::date OR ${owns('g.id')})`;

/** Those who own it, lead it, applied for it or are named in it. */
const concernedBy = (pilot: string): string =>
  `($3::boolean OR ${owns(pilot)} OR ${hasRole(pilot, 'true')} OR ${takesPart(pilot)})`;

/** Anybody, from the approval; before it those concerned. */
export const PILOT_VISIBLE = `(p.approved OR ${concernedBy('p.id')})`;

/** Partners who joined or left: whoever sees the pilot. An invitation: the owner, the coordinator and the invited. */
export const PARTNERSHIP_VISIBLE = `(y.status = 'joined' OR y.status = 'invited' AND ($3::boolean
  OR y.organisation_id = $2::uuid OR ${owns('y.pilot_id')} OR ${hasRole('y.pilot_id', `r.role = 'coordinator'`)}))`;

/** The reason of a status report: those concerned by the pilot. */
export const REASON_VISIBLE = concernedBy('s.pilot_id');

/** Anybody, once it is decided; before, the programme's owner and those named in it. */
export const PLAN_VISIBLE = `($3::boolean OR l.status <> 'submitted' OR ${owns('l.programme_id')}
  OR EXISTS (SELECT FROM pilots.plan_party n
    WHERE n.plan_id = l.id AND n.organisation_id = $2::uuid AND n.period @> $1::date))`;
