import { Module } from '@nestjs/common';
import { Publisher } from '@talkoot/platform/outbox';

/** Committed events → the queues of their consumers. */
@Module({ providers: [Publisher] })
export class OutboxPublisherModule {}
