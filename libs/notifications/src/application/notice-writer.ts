import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  type IdKind,
  idsIn,
  type LocalDate,
  type LocalisedText,
  newId,
  type PublishedEvent,
} from '@talkoot/contracts';
import { type Acting, IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { PilotsApi } from '@talkoot/pilots';
import { RegistryApi } from '@talkoot/registry';
import { sentenceOf } from '../domain/sentences.js';
import { translations } from '../domain/translations.js';
import { messageIdOf } from '../mail/mail.js';
import type { Notices } from '../persistence/notification.repository.js';

/** Decides who is told of an event, and what. */
@Injectable()
export class NoticeWriter {
  private readonly mailHost: string;

  constructor(
    private readonly identity: IdentityApi,
    private readonly registry: RegistryApi,
    private readonly pilots: PilotsApi,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.mailHost = hostOf(config.MAIL_FROM);
  }

  /**
   * For those who act today for an organisation that the event concerns, except whoever did it; each person once. Undefined when
   * nobody is told: an import tells what was known before, and some events are of no interest.
   */
  async of(event: PublishedEvent): Promise<Notices | undefined> {
    if (event.origin === 'import') return undefined;
    const today = this.clock.today();
    const people = await this.identity.peopleOf(event.organisations, today);
    const told = eachOnce(people).filter(({ person }) => person !== event.person);
    if (told.length === 0) return undefined;
    const names = await this.namesIn(event, today);
    const text = sentenceOf(event, (id) => translations(names.get(id) ?? { en: id }));
    if (!text) return undefined;
    return {
      event: event.id,
      subject: event.aggregate,
      text,
      illustrative: 'provenance' in event.data && event.data.provenance === 'illustrative',
      to: told.map(({ person, organisation }) => {
        const mail = newId('mail');
        return {
          id: newId('notification'),
          person,
          organisationName: names.get(organisation) ?? { en: organisation },
          mail,
          messageId: messageIdOf(mail, this.mailHost),
        };
      }),
    };
  }

  /** What everything is called that the event names, as far as it has a name. */
  private async namesIn(
    { organisations, aggregate, data }: PublishedEvent,
    on: LocalDate,
  ): Promise<ReadonlyMap<Id<IdKind>, LocalisedText>> {
    const named = idsIn({ aggregate, data }, ['organisation', 'pilotprogramme', 'project', 'pilot', 'network']);
    const parts = idsIn({ aggregate, data }, ['plan', 'milestone', 'experiment', 'result']);
    const [ofRegistry, ofPilots] = await Promise.all([
      this.registry.names([...organisations, ...named], on),
      parts.length > 0 ? this.pilots.names(parts) : [],
    ]);
    return new Map<Id<IdKind>, LocalisedText>([...ofRegistry, ...ofPilots]);
  }
}

const eachOnce = (people: readonly Acting[]): Acting[] => [
  ...new Map(people.map((acting) => [acting.person, acting])).values(),
];

/** The host of `Talkoot <talkoot@example.org>`. */
function hostOf(sender: string): string {
  return /@([^@<>\s]+)>?$/.exec(sender)?.[1] ?? 'localhost';
}
