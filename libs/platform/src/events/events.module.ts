import { Module } from '@nestjs/common';
import { EventsInterim } from './events.interim.js';

/** The stream of events over GraphQL. */
@Module({ providers: [EventsInterim] })
export class EventsModule {}
