export { EventType } from './event.types.js';
export { EventsModule } from './events.module.js';
export { toEvent } from './to-event.js';
