import { Injectable } from '@nestjs/common';
import { type Id, type IdKind, isId, type PublishedEvent, type Translations, uuidOf } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';

@Injectable()
export class ProgrammeChangeRepository {
  /** Keeps what an event of a programme tells; nothing of other events. */
  async add(transaction: Transaction, event: PublishedEvent, text: Translations): Promise<void> {
    const programme = programmeOf(event);
    if (!programme) return;
    await transaction.execute(
      `INSERT INTO notifications.programme_change (id, programme_id, type, occurred_at, text, visibility, organisations)
       SELECT id, $2, name, occurred_at, $3, visibility, organisations FROM platform.event WHERE id = $1
       ON CONFLICT (id) DO NOTHING`,
      [uuidOf(event.id), uuidOf(programme), JSON.stringify(text)],
    );
  }
}

function programmeOf({ aggregate, data }: PublishedEvent): Id<'programme'> | undefined {
  const named: Id<IdKind> = 'programme' in data ? data.programme : aggregate;
  return isId('programme', named) ? named : undefined;
}
