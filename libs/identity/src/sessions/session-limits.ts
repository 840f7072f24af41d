import type { SessionLimits } from './session.js';

/** How long sessions last, by the settings. */
export const limitsOf = (config: {
  readonly SESSION_IDLE_MINUTES: number;
  readonly SESSION_HOURS: number;
}): SessionLimits => ({
  idleMinutes: config.SESSION_IDLE_MINUTES,
  hours: config.SESSION_HOURS,
});
