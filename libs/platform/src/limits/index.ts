export { LimitsModule } from './limits.module.js';
export { type Budget, budgetHeaders, type LimitName, RateLimits } from './rate-limits.js';
