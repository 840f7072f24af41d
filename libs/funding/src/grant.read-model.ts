import { ID } from '@nestjs/graphql';
import { Pilot } from '@talkoot/pilots';
import { FundingPurposeEnum, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  extend,
  isLinked,
  link,
  parameter,
  readModel,
  type ReadModel,
  quoted,
  type Row,
  select,
  Sql,
  sql,
  StandingTo,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { AmountCorrectionEntity } from './amount-correction.entity.js';
import { GrantConditionsEntity, GrantEntity, GrantHolderEntity } from './grant.entity.js';
import { AccountEntity } from './ledger.entity.js';
import { type AccountKind, GRANT_ACCOUNTS } from './ledger.js';

const holderOfGrant = link(GrantHolderEntity, { from: 'grant', to: 'organisation', dated: 'period' });

/** As corrected last, else as it was decided. */
const standingAmount = ({ id, amount }: Row<GrantEntity>): Sql => {
  const corrected = select(
    AmountCorrectionEntity,
    (correction) => correction.amount,
    ({ grant, place }) => ({ where: sql`${grant} = ${id}`, first: sql`${place} DESC` }),
  );
  return sql`coalesce((${corrected}), ${amount})`;
};

/** What the grant's accounts of these kinds have. */
const heldIn = ({ id }: Row<GrantEntity>, kinds: readonly AccountKind[] = GRANT_ACCOUNTS): Sql => {
  const those = new Sql(kinds.map(quoted).join(', '));
  return sql`(${select(
    AccountEntity,
    ({ balance }) => sql`sum(${balance})::bigint`,
    ({ grant, kind }) => ({ where: sql`${grant} = ${id} AND ${kind} IN (${those})` }),
  )})`;
};

export const Grant: ReadModel<GrantEntity> = readModel({
  name: 'Grant',
  plural: 'grants',
  description: 'Money decided for a pilot out of an appropriation. Anyone who sees the pilot sees it.',
  table: GrantEntity,
  node: 'grant',
  // Who owns the programme decides its money, no matter who leads the pilot.
  relations: { owner: new StandingTo(() => Pilot, 'pilot', 'programme-owner') },
  visible: [{ as: 'pilot', of: () => Pilot }],
  sides: (join) => ({
    terms: join(
      GrantConditionsEntity,
      (terms, { id }, { on }) => sql`${terms.grant} = ${id} AND ${during(terms.period, on)}`,
    ),
  }),
  fields: (is) => ({
    id: is.id('grant', 'id', 'Its id.'),
    code: is.text('code', 'The owner’s own code, such as TEM-SKP-2014-GREEN.'),
    pilot: is.one(() => Pilot, 'pilot', 'The pilot that it was granted to.'),
    holder: is.one(
      () => Organisation,
      new Through(holderOfGrant, 'id'),
      'Who holds it on the day; null before it was decided.',
      { dated: true },
    ),
    amount: is.money(standingAmount, 'currency', 'How much was granted, as corrected.'),
    returned: is.money(
      (grant) => sql`${standingAmount(grant)} - ${heldIn(grant)}`,
      'currency',
      'What of it went back to the appropriation, such as when its pilot was cancelled.',
    ),
    outstanding: is.money(
      (grant) => heldIn(grant, ['released', 'paid', 'corrected']),
      'currency',
      'What was released or paid of it and is neither accounted for nor returned.',
    ),
    purposes: is.enumerations(FundingPurposeEnum, 'purposes', 'What it may be used for.'),
    conditions: is.localisedList(
      ({ terms }) => terms.conditions,
      'On which conditions it stands on the day, in the reader’s language or the nearest there is.',
    ),
    decidedOn: is.day('decidedOn', 'The day of its decision.'),
    reference: is.text('reference', 'The decision’s number in the owner’s register.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where the facts come from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the grant.'),
  }),
  filters: (where) => ({
    purpose: where.such(
      () => FundingPurposeEnum,
      parameter.oneOf,
      'That may be used for this.',
      ({ purposes }, purpose) => sql`${purpose} = ANY (${purposes})`,
    ),
    holder: where.such(
      () => ID,
      parameter.id('organisation'),
      'Held by this organisation on the day.',
      ({ id }, organisation, context) => isLinked(holderOfGrant, id, organisation, context),
    ),
    provenance: where.anyOf(ProvenanceEnum, 'provenance', 'Whose facts come from one of these.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    decided: by.ascending('The one that was decided first comes first.', 'decidedOn', 'code'),
    code: by.ascending('By code.', 'code'),
  }),
});

extend(Pilot, (is) => ({
  grants: is.connection(
    () => Grant,
    'pilot',
    'The grants decided for it by the day, the first one first. Anyone who sees the pilot sees them.',
    { dated: true, where: ({ decidedOn }, { on }) => sql`${decidedOn} <= ${on}` },
  ),
}));
