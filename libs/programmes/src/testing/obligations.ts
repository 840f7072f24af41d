import { newUuid } from '@talkoot/contracts';
import type { KnownObligation, Reconciliation } from '../cycle/reconcile.js';

/** The obligations after a reconciliation, as a database would keep them. */
export function afterwards(existing: readonly KnownObligation[], changes: Reconciliation): KnownObligation[] {
  const { added, withdrawn, reinstated, handedOver, rescheduled } = changes;
  const changed = existing.map((each): KnownObligation => {
    const owedBy = handedOver.find(({ obligation }) => obligation === each)?.after ?? each.owedBy;
    const due = rescheduled.find(({ obligation }) => obligation === each)?.due ?? each.due;
    const outcome = reinstated.includes(each)
      ? undefined
      : withdrawn.some(({ obligation }) => obligation === each)
        ? 'withdrawn'
        : each.outcome;
    return { ...each, owedBy, due, outcome };
  });
  const begun = added.map((owed) => ({ ...owed, id: newUuid(), outcome: undefined, dueMovedOn: undefined }));
  return [...changed, ...begun];
}
