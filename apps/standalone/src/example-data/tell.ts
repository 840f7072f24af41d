import type { INestApplicationContext } from '@nestjs/common';
import type { Origin } from '@talkoot/contracts';
import { Reminders } from '@talkoot/governance';
import { CallOpenings } from '@talkoot/pilots';
import type { Transaction } from '@talkoot/platform/database';
import { ConsultationKeeper, CycleKeeper } from '@talkoot/programmes';
import { alliance } from './alliance.js';
import { networks } from './networks.js';
import { pilots } from './pilots.js';
import { regionalProgramme } from './regional-programme.js';
import { type Chapter, Story } from './story.js';

/** Where two go on on one day, the first of these goes first. */
const CHAPTERS: readonly Chapter[] = [pilots, alliance, regionalProgramme, networks];

/** Days between two looks at what time has brought. */
const LOOKS_APART = 14;

/**
 * Makes an illustrative network of today with a history of ten months: the illustrative people of the bundled data act on past days, by
 * the mutations of the API. So its events, notifications and audit entries are like all others, but for their origin. All of it is a part
 * of the transaction, whose day is today. The same day gives the same network; where there is one already nothing is done.
 */
export async function tellExample(contexts: INestApplicationContext, transaction: Transaction): Promise<void> {
  const [told] = await transaction.rows("SELECT FROM platform.event WHERE origin = 'example' LIMIT 1");
  if (told) return;
  const story = await Story.begin(contexts, transaction);
  // What the bundled data has due is told as it is told without the example.
  await lookAround(contexts, story, 'job');
  const open: Open[] = CHAPTERS.map((chapter) => ({ chapter: chapter(story), on: -Infinity }));
  let looked = -Infinity;
  for (let next = soonest(open); next; next = soonest(open)) {
    const { chapter, on } = next;
    if (Number.isFinite(on)) story.goOn(on);
    // oxlint-disable-next-line no-await-in-loop -- a day after the other
    if (on >= looked + LOOKS_APART) await lookAround(contexts, story, 'example');
    if (on >= looked + LOOKS_APART) looked = on;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const { done, value } = await chapter.next();
    next.on = done === true ? Infinity : value;
  }
  story.arrive();
  await lookAround(contexts, story, 'example');
}

/** A chapter, and the day on which it goes on, in days from today. */
interface Open {
  readonly chapter: AsyncGenerator<number, void>;
  on: number;
}

/** The chapter that goes on first; undefined: all have ended. */
function soonest(open: readonly Open[]): Open | undefined {
  const [first] = open.toSorted((one, other) => one.on - other.on);
  return first && first.on < Infinity ? first : undefined;
}

/** What time has brought by the day: what comes due, is late or is over. */
async function lookAround(contexts: INestApplicationContext, story: Story, origin: Origin): Promise<void> {
  await contexts.get(CallOpenings, { strict: false }).tellNext(story.operation('calls.opened', { origin }));
  await contexts.get(Reminders, { strict: false }).tellNext(story.operation('reminders.sent', { origin }));
  await contexts.get(CycleKeeper, { strict: false }).keepNext(story.operation('obligations.kept', { origin }));
  await contexts
    .get(ConsultationKeeper, { strict: false })
    .keepNext(story.operation('consultations.closed', { origin }));
}
