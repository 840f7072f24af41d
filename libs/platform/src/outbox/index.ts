export { type EventRow } from './event-row.js';
export { Publisher } from './publisher.js';
