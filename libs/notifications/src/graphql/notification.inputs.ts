import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => [ID], { description: 'One to 100 of one’s own notifications.' })
  notifications: string[];
}

@InputType()
export class MarkAllNotificationsReadInput {
  @Field(() => ID, { description: 'The newest notification that was seen: it and all before it are marked.' })
  upTo: string;
}
