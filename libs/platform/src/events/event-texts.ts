import { Global, Injectable, Module } from '@nestjs/common';
import {
  type Id,
  type IdKind,
  idsIn,
  type LocalDate,
  type LocalisedText,
  type PublishedEvent,
} from '@talkoot/contracts';

/** The event that names the things, and the day for which it is told. */
interface TextRequest {
  readonly event: PublishedEvent;
  readonly on: LocalDate;
}

/** The texts of things of some kinds; those without one are not in the answer. */
type TextsOf<K extends IdKind> = (
  ids: readonly Id<K>[],
  request: TextRequest,
) => Promise<ReadonlyMap<Id<IdKind>, LocalisedText>>;

type Source = (value: unknown, request: TextRequest) => Promise<ReadonlyMap<Id<IdKind>, LocalisedText>>;

/**
 * What the things are called that events name, and what people wrote about them: a reason, a decision, a remark. Each context's module
 * registers its own in `onModuleInit`. Nothing is asked of a context of which the event names nothing.
 */
@Injectable()
export class EventTexts {
  private readonly names: Source[] = [];
  private readonly words: Source[] = [];

  registerNames<K extends IdKind>(kinds: readonly K[], textsOf: TextsOf<K>): void {
    this.names.push(sourceOf(kinds, textsOf));
  }

  registerWords<K extends IdKind>(kinds: readonly K[], textsOf: TextsOf<K>): void {
    this.words.push(sourceOf(kinds, textsOf));
  }

  /** What everything is called whose id stands in the value. */
  namesIn(value: unknown, request: TextRequest): Promise<ReadonlyMap<Id<IdKind>, LocalisedText>> {
    return joined(this.names, value, request);
  }

  /** What people wrote about what the event tells of. */
  wordsIn(request: TextRequest): Promise<ReadonlyMap<Id<IdKind>, LocalisedText>> {
    const { aggregate, data } = request.event;
    return joined(this.words, { aggregate, data }, request);
  }
}

const sourceOf =
  <K extends IdKind>(kinds: readonly K[], textsOf: TextsOf<K>): Source =>
  async (value, request) => {
    const ids = idsIn(value, kinds);
    return ids.length > 0 ? textsOf(ids, request) : new Map();
  };

async function joined(sources: readonly Source[], value: unknown, request: TextRequest) {
  const found = await Promise.all(sources.map((source) => source(value, request)));
  return new Map(found.flatMap((each) => [...each]));
}

/** One for the whole process: contexts give, notifications take. */
@Global()
@Module({ providers: [EventTexts], exports: [EventTexts] })
export class EventTextsModule {}
