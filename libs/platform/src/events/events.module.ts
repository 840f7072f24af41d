import { Module } from '@nestjs/common';
import './audit-entry.read-model.js';
import './event.read-model.js';

/** The stream of events over GraphQL. */
@Module({})
export class EventsModule {}
