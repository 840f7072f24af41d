import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Consumer,
  DEFAULT_LOCALE,
  type Operation,
  parseCloudEvent,
  type PublishedEvent,
  uuidOf,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '../database/index.js';
import { Log } from '../logging/index.js';
import { Queues } from './queues.js';

/**
 * Runs a consumer's effect in one transaction with the record that the event was processed. Does nothing, and says false, when
 * it was processed before: an event may come any number of times, its effect happens once.
 */
export type Once = (effect: (transaction: Transaction) => Promise<void>) => Promise<boolean>;

export interface EventConsumer {
  readonly consumer: Consumer;
  /** Long work goes before `once`; everything that must happen once goes into it. */
  handle(event: PublishedEvent, once: Once): Promise<void>;
}

/** Connects consumers with their queues. */
@Injectable()
export class EventConsumers {
  constructor(
    private readonly queues: Queues,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  start(consumer: EventConsumer): void {
    this.queues.work(consumer.consumer, async (job) => {
      const event = parseCloudEvent(job.data.event);
      const log = { consumer: consumer.consumer, eventId: event.id, requestId: event.requestId, name: event.name };
      try {
        await consumer.handle(event, (effect) => this.once(consumer.consumer, event, effect));
        this.log.debug({ event: 'event.consumed', ...log });
      } catch (error) {
        this.log.error({ event: 'event.failed', ...log, err: error });
        throw error;
      }
    });
  }

  private once(
    consumer: Consumer,
    event: PublishedEvent,
    effect: (transaction: Transaction) => Promise<void>,
  ): Promise<boolean> {
    return this.unitOfWork.run(this.operationOf(consumer, event), async (transaction) => {
      const [record] = await transaction.rows<{ event_id: string }>(
        `WITH record AS (
           UPDATE platform.delivery SET processed_at = clock_timestamp()
           WHERE event_id = $1 AND consumer = $2 AND processed_at IS NULL
           RETURNING event_id)
         SELECT event_id FROM record`,
        [uuidOf(event.id), consumer],
      );
      if (!record) return false;
      await effect(transaction);
      return true;
    });
  }

  private operationOf(consumer: Consumer, event: PublishedEvent): Operation {
    return {
      action: `${consumer}.reacted`,
      viewer: { platformRoles: [] },
      origin: 'job',
      locale: DEFAULT_LOCALE,
      now: this.clock.now(),
      today: this.clock.today(),
      requestId: event.requestId,
      cause: event.id,
      ...(event.traceParent && { traceParent: event.traceParent }),
    };
  }
}
