export { type EventRow, toCloudEvent } from './event-row.js';
export { Publisher } from './publisher.js';
