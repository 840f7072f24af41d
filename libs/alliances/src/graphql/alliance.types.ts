import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Alliance } from './alliance.read-model.js';

@ObjectType({ isAbstract: true })
abstract class AlliancePayload extends Payload {
  @Field(() => Alliance.type, { nullable: true, description: 'The alliance as it is now; null when there are errors.' })
  alliance?: Changed<'alliance'>;
}

@ObjectType({ description: 'What came of proposing an alliance.' })
export class ProposeAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'What came of changing an alliance.' })
export class ChangeAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'What came of beginning the work of an alliance.' })
export class ActivateAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'What came of ending an alliance.' })
export class EndAlliancePayload extends AlliancePayload {}

@ObjectType({ description: 'What came of admitting a member to an alliance.' })
export class AdmitAllianceMemberPayload extends AlliancePayload {}

@ObjectType({ description: 'What came of ending a membership of an alliance.' })
export class EndAllianceMembershipPayload extends AlliancePayload {}

@ObjectType({ description: 'What came of arranging the themes of an alliance.' })
export class ArrangeThemesPayload extends AlliancePayload {}

@ObjectType({ description: 'What came of renaming a group of themes.' })
export class RenameThemeGroupPayload extends AlliancePayload {}
