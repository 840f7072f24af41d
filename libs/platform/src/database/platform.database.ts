import type { ContextDatabase } from './context-database.js';
import { Platform1795305600100 } from './migrations/20261122000100-platform.js';
import { PlatformAudit1796083200100 } from './migrations/20261201000100-platform-audit.js';
import { PlatformKeys1796083200400 } from './migrations/20261201000400-platform-keys.js';
import { PlatformEventConcerns1795305603200 } from './migrations/20261122003200-platform-event-concerns.js';
import { PlatformExampleOrigin1796083200910 } from './migrations/20261201000910-platform-example-origin.js';
import { PlatformEventsSince1795824017100 } from './migrations/20261128001710-platform-events-since.js';
import { PlatformKept1795305601530 } from './migrations/20261122001530-platform-kept.js';
import { PlatformLimits1796083200600 } from './migrations/20261201000600-platform-limits.js';
import { PlatformOneSpelling1795824012000 } from './migrations/20261128001200-platform-one-spelling.js';
import { PlatformOutbox1795305601600 } from './migrations/20261122001600-platform-outbox.js';
import { PlatformViewers1796083200800 } from './migrations/20261201000800-platform-viewers.js';

export const platformDatabase: ContextDatabase = {
  schema: 'platform',
  entities: [],
  migrations: [
    Platform1795305600100,
    PlatformKept1795305601530,
    PlatformOutbox1795305601600,
    PlatformEventConcerns1795305603200,
    PlatformOneSpelling1795824012000,
    PlatformEventsSince1795824017100,
    PlatformAudit1796083200100,
    PlatformKeys1796083200400,
    PlatformLimits1796083200600,
    PlatformViewers1796083200800,
    PlatformExampleOrigin1796083200910,
  ],
  secret: [
    'platform.history',
    'platform.delivery',
    'platform.idempotency_key',
    'platform.rate_limit',
    'platform.audit_waiting',
    'platform.audit_head',
    'platform.audit_checkpoint',
  ],
  withoutHistory: {},
  personal: {
    'platform.event.person_id': {
      holds: 'What the person did: the events of their changes.',
      erased: { stays: 'Who changed what stays known by the bare id.' },
    },
    'platform.audit_waiting.person_id': {
      holds: 'What waits for its place in the audit trail.',
      erased: { stays: 'The trail is only ever added to.' },
    },
    'platform.audit_entry.person_id': {
      holds: 'What the person did or tried, with the address from which.',
      erased: { stays: 'The trail is only ever added to.' },
    },
  },
};
