export { AuditEntry } from './audit-entry.read-model.js';
export { EventTexts } from './event-texts.js';
export { Event } from './event.read-model.js';
export { EventsModule } from './events.module.js';
