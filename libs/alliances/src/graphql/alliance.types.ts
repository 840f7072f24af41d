import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Alliance } from './alliance.read-model.js';

@ObjectType({ isAbstract: true })
abstract class AlliancePayload extends Payload {
  @Field(() => Alliance.type, { nullable: true, description: 'The alliance as it is now; null when there are errors.' })
  alliance?: Changed<'alliance'>;
}

@ObjectType({ description: 'The answer to proposeAlliance.' })
export class ProposeAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to changeAlliance.' })
export class ChangeAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to activateAlliance.' })
export class ActivateAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to endAlliance.' })
export class EndAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to admitAllianceMember.' })
export class AdmitAllianceMemberPayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to endAllianceMembership.' })
export class EndAllianceMembershipPayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to arrangeThemes.' })
export class ArrangeThemesPayload extends AlliancePayload {}

@ObjectType({ description: 'The answer to renameThemeGroup.' })
export class RenameThemeGroupPayload extends AlliancePayload {}
