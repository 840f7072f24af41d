import { AFFILIATION_ROLES, type AffiliationRole, type OrganisationId, type PersonId } from '@talkoot/contracts';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '@talkoot/platform/graphql';

const AffiliationRoleEnum = enumOf<AffiliationRole>(
  'AffiliationRole',
  'What a person may do within the organisation that the person acts for; each includes the one before.',
  AFFILIATION_ROLES,
  {
    member: 'Reads what concerns the organisation',
    editor: 'Writes for the organisation: plans, partners, reports',
    manager: 'Decides for the organisation',
  },
);

@ObjectType('Me', { description: 'The person who asks, acting for one organisation.' })
export class MeType {
  @Field(() => ID)
  id: PersonId;

  @Field(() => AffiliationRoleEnum, {
    description: 'What the person may do here and now: no more than the token says.',
  })
  role: AffiliationRole;

  actsFor: OrganisationId;
}
