import { Field, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { Report } from './report.read-model.js';

@ObjectType()
export class RequestReportPayload extends Payload {
  @Field(() => Report.type, { nullable: true })
  report?: Changed<'report'>;
}

@ObjectType()
export class CancelReportPayload extends Payload {
  @Field(() => Report.type, { nullable: true })
  report?: Changed<'report'>;
}
