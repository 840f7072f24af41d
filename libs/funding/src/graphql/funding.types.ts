import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Appropriation } from './appropriation.read-model.js';
import { Grant } from './grant.read-model.js';

@ObjectType()
export class RecordAppropriationPayload extends Payload {
  @Field(() => Appropriation.type, {
    nullable: true,
    description: 'The appropriation as it is now; null when there are errors.',
  })
  appropriation?: Changed<'appropriation'>;
}

@ObjectType()
export class DecideGrantPayload extends Payload {
  @Field(() => Grant.type, { nullable: true, description: 'The grant as it is now; null when there are errors.' })
  grant?: Changed<'grant'>;
}

@ObjectType()
export class ChangeGrantConditionsPayload extends Payload {
  @Field(() => Grant.type, { nullable: true, description: 'The grant as it is now; null when there are errors.' })
  grant?: Changed<'grant'>;
}

@ObjectType({ description: 'The corrected appropriation.' })
export class CorrectAppropriationPayload extends Payload {
  @Field(() => Appropriation.type, {
    nullable: true,
    description: 'The appropriation as it is now; null when there are errors.',
  })
  appropriation?: Changed<'appropriation'>;
}

@ObjectType({ description: 'The corrected grant.' })
export class CorrectGrantPayload extends Payload {
  @Field(() => Grant.type, { nullable: true, description: 'The grant as it is now; null when there are errors.' })
  grant?: Changed<'grant'>;
}
