import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Organisation } from './organisation.read-model.js';

/** What every change of one organisation answers. */
@ObjectType({ isAbstract: true })
abstract class OrganisationPayload extends Payload {
  @Field(() => Organisation.type, {
    nullable: true,
    description: 'The organisation as it is now; null when there are errors.',
  })
  organisation?: Changed<'organisation'>;
}

@ObjectType({ description: 'The answer to registerOrganisation.' })
export class RegisterOrganisationPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to changeOrganisation.' })
export class ChangeOrganisationPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to moveMunicipality.' })
export class MoveMunicipalityPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to joinJointAuthority.' })
export class JoinJointAuthorityPayload extends OrganisationPayload {}

@ObjectType({ description: 'The answer to leaveJointAuthority.' })
export class LeaveJointAuthorityPayload extends OrganisationPayload {}
