import { context, type Each, type Of, type Queues } from '@talkoot/contracts';

const ids = ['notification', 'mail'] as const;

const consumers = {
  notifications: { concurrency: 8 },
} as const satisfies Queues;

declare module '@talkoot/contracts' {
  interface IdKinds extends Each<typeof ids> {}
  interface Consumers extends Of<typeof consumers> {}
}

context({ name: 'notifications', ids, consumers, load: () => import('./index.js') });
