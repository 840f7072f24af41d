import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Id, type IdKind, idsIn, type LocalisedText, newId, type PublishedEvent } from '@talkoot/contracts';
import { type Acting, IdentityApi } from '@talkoot/identity';
import { CONFIG, type Config } from '@talkoot/platform/config';
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
    const names: ReadonlyMap<Id<IdKind>, LocalisedText> = await this.registry.names(
      [...event.organisations, ...idsIn({ aggregate: event.aggregate, data: event.data }, NAMED)],
      today,
    );
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
}

/** What the registry knows by a name of its own. */
const NAMED = ['organisation', 'pilotprogramme', 'project', 'pilot', 'network'] as const;

const eachOnce = (people: readonly Acting[]): Acting[] => [
  ...new Map(people.map((acting) => [acting.person, acting])).values(),
];

/** The host of `Talkoot <talkoot@example.org>`. */
function hostOf(sender: string): string {
  return /@([^@<>\s]+)>?$/.exec(sender)?.[1] ?? 'localhost';
}
