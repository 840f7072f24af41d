export { Health } from './health.js';
export { HealthModule } from './health.module.js';
